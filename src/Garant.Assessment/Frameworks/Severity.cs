namespace Garant.Assessment.Frameworks;

/// <summary>How grave a <see cref="Diagnostic"/> is.</summary>
public enum Severity
{
    /// <summary>Something was read in a way the author should know.</summary>
    Warning,

    /// <summary>The file cannot be used as it is.</summary>
    Error,
}
