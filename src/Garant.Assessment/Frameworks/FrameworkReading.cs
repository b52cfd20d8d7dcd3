namespace Garant.Assessment.Frameworks;

/// <summary>What reading or importing a framework gave.</summary>
/// <param name="Framework">The framework, or <c>null</c> when an error stands in the way.</param>
/// <param name="Diagnostics">Every remark, in file order.</param>
public sealed record FrameworkReading(Framework? Framework, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether some diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
