namespace Garant.Assessment.Frameworks;

/// <summary>Collects the diagnostics of one file.</summary>
internal sealed class DiagnosticLog(string file)
{
    private readonly List<Diagnostic> _diagnostics = [];

    public bool HasErrors => _diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error);

    public void Error(int line, string text) => _diagnostics.Add(new(file, line, Severity.Error, text));

    public void Warning(int line, string text) => _diagnostics.Add(new(file, line, Severity.Warning, text));

    public IReadOnlyList<Diagnostic> InOrder() => [.. _diagnostics.OrderBy(diagnostic => diagnostic.Line)];
}
