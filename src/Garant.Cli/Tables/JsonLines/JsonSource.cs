using System.Collections;

namespace Garant.Cli.Tables.JsonLines;

/// <summary>Files with a JSON object in every line. Their columns are all the names of all the lines, so they are read once to know them.</summary>
internal sealed class JsonSource : RowSource
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _columns = [];
    private BitArray? _kept;

    /// <exception cref="BadInputException">A file cannot be read.</exception>
    public JsonSource(TableFiles files)
        : base(files)
    {
        Size = files.Paths.Sum(path => new FileInfo(path).Length);
        using RowReader reader = Read([], []);
        while (reader.Read())
        {
        }
    }

    public override IReadOnlyList<string> Columns => _columns;

    public override long Size { get; }

    public override RowReader Read(IReadOnlyList<int> numbers, IReadOnlyList<int> others) => RowSequence.Of(Files.Paths.Select(path => (Func<RowReader>)(() => new JsonReader(path, PlaceOf))), _kept);

    public override void Keep(string where) => _kept = RowFilter.Evaluate(this, where, textsMayBeNumbers: false);

    public override void Dispose()
    {
    }

    private int PlaceOf(string name)
    {
        if (!_places.TryGetValue(name, out int place))
        {
            _places.Add(name, place = _columns.Count);
            _columns.Add(name);
        }

        return place;
    }
}
