using System.Globalization;
using System.Text.Json;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Json;

namespace Garant.Assessment.Importing;

/// <summary>Collects what an import has to say, with no more warnings a file than a person will read.</summary>
internal sealed class Remarks
{
    /// <summary>So many warnings a file; what comes after is only counted, so that a file of garbage does not fill the memory.</summary>
    public const int MostPerFile = 500;

    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<(string File, Severity Severity), int> _count = [];

    public bool HasErrors => _count.Keys.Any(key => key.Severity == Severity.Error);

    public void Warn(string file, int line, string text) => Add(new(file, line, Severity.Warning, text));

    public void Fail(string file, int line, string text) => Add(new(file, line, Severity.Error, text));

    /// <summary>Warns of a line nothing could be made of.</summary>
    public void Unread(string file, int line, string text) =>
        Warn(file, line, $"\"{Diagnostic.Excerpt(text)}\" was not recognised and is left out; write it as the format has it, or take it out");

    /// <summary>The object a JSON file holds; or <c>null</c>, and an error, when it cannot be read.</summary>
    public LocatedJson? ReadJson(SourceText source)
    {
        LocatedJson? value = LocatedJsonReader.Read(source.Text, (line, text) => Fail(source.File, line, text));
        if (value is null or { Kind: JsonValueKind.Object })
        {
            return value;
        }

        Fail(source.File, value.Line, "the file is JSON and does not hold an object in braces; is it the right file?");
        return null;
    }

    /// <summary>Every remark: by file in the order given, then by line.</summary>
    public IReadOnlyList<Diagnostic> InOrder(IEnumerable<string> files)
    {
        List<string> order = [.. files];
        IEnumerable<Diagnostic> tooMany = _count
            .Where(entry => entry.Value > MostPerFile)
            .Select(entry => new Diagnostic(
                entry.Key.File,
                int.MaxValue,
                entry.Key.Severity,
                string.Create(CultureInfo.InvariantCulture, $"{entry.Value - MostPerFile} further remarks of this kind are left out; is this the right file?")));
        return
        [
            .. _diagnostics.Concat(tooMany)
                .OrderBy(diagnostic => order.IndexOf(diagnostic.File))
                .ThenBy(diagnostic => diagnostic.Line)
                .Select(diagnostic => diagnostic.Line == int.MaxValue ? diagnostic with { Line = 0 } : diagnostic),
        ];
    }

    private void Add(Diagnostic diagnostic)
    {
        (string, Severity) key = (diagnostic.File, diagnostic.Severity);
        int count = _count[key] = _count.GetValueOrDefault(key) + 1;
        if (count <= MostPerFile)
        {
            _diagnostics.Add(diagnostic);
        }
    }
}
