using System.Globalization;
using Garant.Cli.Terminals;

namespace Garant.Cli.Tables.Csv;

/// <summary>CSV files with the same names.</summary>
internal sealed class CsvSource : RowSource
{
    private readonly char[] _separators;
    private System.Collections.BitArray? _kept;

    /// <exception cref="BadInputException">A file cannot be read, or its names are not those of the first.</exception>
    public CsvSource(TableFiles files, Terminal terminal)
        : base(files)
    {
        _separators = [.. files.Paths.Select(path => CsvHead.Separator(path, terminal))];
        Columns = [];
        foreach ((int file, string path) in files.Paths.Index())
        {
            using CsvReader reader = new(path, _separators[file]);
            if (file == 0)
            {
                Columns = reader.Names;
                CheckNames(path);
            }
            else if (!reader.Names.SequenceEqual(Columns))
            {
                throw TableFiles.Fault(path, $"its columns are {Table.List(reader.Names)}, and those of {files.Paths[0]} are {Table.List(Columns)}; files that are read together have the same columns in the same order", 1);
            }

            Size += new FileInfo(path).Length;
        }
    }

    public override IReadOnlyList<string> Columns { get; }

    public override long Size { get; }

    public override RowReader Read(IReadOnlyList<int> numbers, IReadOnlyList<int> others) => RowSequence.Of(Files.Paths.Select((path, file) => (Func<RowReader>)(() => new CsvReader(path, _separators[file]))), _kept);

    public override void Keep(string where) => _kept = RowFilter.Evaluate(this, where, textsMayBeNumbers: true);

    public override void Dispose()
    {
    }

    private void CheckNames(string path)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach ((int place, string name) in Columns.Index())
        {
            if (!places.TryAdd(name, place))
            {
                throw TableFiles.Fault(path, string.Create(CultureInfo.InvariantCulture, $"columns {places[name] + 1} and {place + 1} {(name.Length == 0 ? "both have no name" : $"are both named \"{name}\"")}; rename one of them"), 1);
            }
        }
    }
}
