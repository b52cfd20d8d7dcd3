using Spectre.Console;

namespace Garant.Cli.Terminals;

/// <summary>A table of plain text; square brackets in it are only square brackets.</summary>
internal static class PlainTable
{
    /// <summary>A table with these columns; a column named <c>&gt;Points</c> is set flush right.</summary>
    public static Table WithColumns(params IEnumerable<string> names)
    {
        Table table = new() { Border = TableBorder.Rounded };
        foreach (string name in names)
        {
            bool right = name.StartsWith('>');
            table.AddColumn(new TableColumn(new Text(right ? name[1..] : name)) { Alignment = right ? Justify.Right : Justify.Left });
        }

        return table;
    }

    public static void AddLine(this Table table, params IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => new Text(OneLine.Of(cell))));
}
