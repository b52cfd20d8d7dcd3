using Garant.Assessment.Frameworks;

namespace Garant.Cli.Files;

/// <summary>Remarks about files, as <c>file:line: severity: text</c>.</summary>
internal static class FileRemark
{
    public static string Error(string file, int line, string text) => new Diagnostic(file, line, Severity.Error, text).ToString();

    public static string Warning(string file, int line, string text) => new Diagnostic(file, line, Severity.Warning, text).ToString();
}
