using System.Globalization;

namespace Garant.Assessment.Frameworks;

/// <summary>A remark about a file, with the place and the remedy.</summary>
/// <param name="File">The file's name as the caller gave it.</param>
/// <param name="Line">The line, from 1; 0 when it concerns the whole file.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Text">What is wrong and what to do, in English.</param>
public sealed record Diagnostic(string File, int Line, Severity Severity, string Text)
{
    private const int LongestExcerpt = 60;

    /// <summary><c>file:line: severity: text</c></summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {(Severity == Severity.Error ? "error" : "warning")}: {Text}");

    /// <summary>The beginning of a text, to be quoted in a remark.</summary>
    internal static string Excerpt(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length <= LongestExcerpt ? trimmed : trimmed[..LongestExcerpt] + "…";
    }
}
