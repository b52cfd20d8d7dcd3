using Garant.Assessment.Frameworks;

namespace Garant.Cli.Files;

/// <summary>Faults of files, as <c>file:line: severity: text</c>.</summary>
internal static class FileRemark
{
    public static string Error(string file, int line, string text) => new Diagnostic(file, line, Severity.Error, text).ToString();
}
