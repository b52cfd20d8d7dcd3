namespace Garant.Cli;

/// <summary>The input cannot be used; says what is wrong and where, a line each.</summary>
internal sealed class BadInputException(IReadOnlyList<string> lines) : Exception(lines.Count > 0 ? lines[0] : "bad input")
{
    /// <summary>The lines for standard error.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>A fault of the command line itself.</summary>
    public static BadInputException Of(string text) => new([Line(text)]);

    /// <summary>The line that tells of a fault of the command line itself.</summary>
    public static string Line(string text) => $"garant: error: {text}";
}
