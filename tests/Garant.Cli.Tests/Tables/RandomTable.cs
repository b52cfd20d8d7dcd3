using System.Buffers;
using System.Globalization;
using System.Text;

namespace Garant.Cli.Tests.Tables;

/// <summary>A table made up from a seed, written with everything that CSV admits.</summary>
internal sealed class RandomTable
{
    private const int NumberColumn = 1, PredictionColumn = 2;

    private static readonly string[] Pieces =
    [
        "a", "B", "é", "日本", "🌾", " ", "  ", "#", "# not a comment", "\"", "\"\"", "'", "\\", "\\n", ",", ";", "\t", "|", "\n", "\r", "\r\n", "-", "0", "12", "1e5", "12345678901234567890", "007", "2026-01-02", "03/04/2026", "true", "NULL", "nan", "=1+1", "\uFEFF", "%", "{", "}",
    ];

    private static readonly SearchValues<char> Special = SearchValues.Create("\"\r\n,;\t|\uFEFF");

    private readonly Random _random;
    private readonly List<string?[]> _rows = [];

    public RandomTable(int seed)
    {
        _random = new(seed);
        Separator = Pick(',', ',', ';', '\t', '|');
        string[] others = [.. Enumerable.Range(0, _random.Next(4)).Select(i => Pick("note", "Note", "#", "garant_row", "a b", "é", "x\"y", "two\nlines", "semi;colon", "bar|", "tab\t") + i)];
        Names = ["id", "n", "p", .. others];
        int rows = 1 + _random.Next(30);
        for (int row = 0; row < rows; row++)
        {
            _rows.Add([
                Pick("", "#", "r", "\"") + row.ToString(CultureInfo.InvariantCulture),
                row.ToString(CultureInfo.InvariantCulture),
                Pick("", " ") + (_random.Next(-1000, 1000) / 4m).ToString(CultureInfo.InvariantCulture),
                .. others.Select(_ => Cell()),
            ]);
        }

        Text = Write();
    }

    public char Separator { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The cells; <c>null</c> where nothing stands between two separators.</summary>
    public IReadOnlyList<string?[]> Rows => _rows;

    /// <summary>The file.</summary>
    public string Text { get; }

    public string Ending => Separator == '\t' ? ".tsv" : ".csv";

    private string? Cell() => _random.Next(6) switch
    {
        0 => null,
        1 => "",
        _ => string.Concat(Enumerable.Range(0, 1 + _random.Next(5)).Select(_ => Pick(Pieces))),
    };

    private T Pick<T>(params T[] things) => things[_random.Next(things.Length)];

    private string Write()
    {
        // Quotes from a row on only: readers that look at the first rows to guess must not be misled.
        int firstQuote = Pick(0, 0, _rows.Count / 2, _rows.Count - 1);
        bool all = Pick(true, false), blanks = Pick(true, false);
        string[] breaks = Pick<string[]>(["\n"], ["\r\n"], ["\r"], ["\n", "\r\n"], ["\n", "\r", "\r\n"]);
        StringBuilder text = new(Pick("", "", "\uFEFF"));
        Record([.. Names], false);
        foreach ((int place, string?[] row) in _rows.Index())
        {
            text.Append(Break());
            while (blanks && _random.Next(5) == 0)
            {
                text.Append(Break());
            }

            Record(row, all && place >= firstQuote);
        }

        return text.Append(Pick("", Break())).ToString();

        // A return and a line feed of two different breaks would be one.
        string Break() => text.Length > 0 && text[^1] == '\r' && breaks.Length > 1 ? "\r\n" : Pick(breaks);

        void Record(string?[] cells, bool quoted) => text.AppendJoin(Separator, cells.Select((cell, column) =>
            cell is null ? ""
            : cell.Length == 0 || quoted && column is not (NumberColumn or PredictionColumn) || cell.AsSpan().ContainsAny(Special) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell));
    }
}
