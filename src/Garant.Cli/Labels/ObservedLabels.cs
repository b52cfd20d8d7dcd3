using Garant.Cli.Tables;

namespace Garant.Cli.Labels;

/// <summary>The labels of the rows. Where columns can be understood in several ways, such as <c>p_cat</c> as the class cat or as the class p_cat, the labels that occur decide.</summary>
/// <param name="columns">The columns of the classes.</param>
/// <param name="column">The column of the labels.</param>
internal sealed class ObservedLabels(ColumnPattern columns, string column)
{
    private readonly List<int> _rows = [];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly List<int[]> _places = [];
    private int[] _possible = [.. Enumerable.Range(0, columns.Namings.Count)];

    /// <summary>Takes the label of a row.</summary>
    /// <exception cref="BadInputException">No class has it.</exception>
    public void Add(RowPlace place, string text)
    {
        if (!_texts.TryGetValue(text, out int known))
        {
            int[] places = [.. columns.Namings.Select(labels => LabelText.IndexOf(labels, text))];
            int[] possible = [.. _possible.Where(naming => places[naming] >= 0)];
            if (possible.Length == 0)
            {
                throw Table.Fault(place, text.Length == 0
                    ? $"column \"{column}\" is empty; fill it in, or leave the row out with --where"
                    : $"column \"{column}\" holds \"{text}\", which is none of the labels {Table.List(columns.Namings[_possible[0]])}; correct it, leave the row out with --where, or name the labels of the columns with --labels");
            }

            _possible = possible;
            _texts.Add(text, known = _places.Count);
            _places.Add(places);
        }

        _rows.Add(known);
    }

    /// <summary>The labels of the classes, and which one each row has.</summary>
    /// <exception cref="BadInputException">The labels can be understood in two ways.</exception>
    public (IReadOnlyList<string> Labels, int[] Rows) Complete(Table table)
    {
        int taken = _possible[0];
        if (Array.Find(_possible, naming => _places.Exists(places => places[naming] != places[taken])) is var other and > 0)
        {
            throw table.Fault($"the labels of column \"{column}\" fit the columns in two ways, as {Table.List(columns.Namings[taken])} and as {Table.List(columns.Namings[other])}; say which with --labels");
        }

        return (columns.Namings[taken], [.. _rows.Select(row => _places[row][taken])]);
    }
}
