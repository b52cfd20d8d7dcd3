using DuckDB.NET.Data;

namespace Garant.Cli.Tables.Parquet;

/// <summary>Added columns in the database.</summary>
internal static class AddedSql
{
    public static string Type(AddedKind kind) => kind switch
    {
        AddedKind.Text => "VARCHAR",
        AddedKind.Count => "INTEGER",
        _ => "DOUBLE",
    };

    public static IDuckDBAppenderRow Append(IDuckDBAppenderRow cells, AddedRow added)
    {
        for (int i = 0; i < added.Columns.Count; i++)
        {
            cells = added.Columns[i].Kind switch
            {
                AddedKind.Text => cells.AppendValue(added.Text(i)),
                AddedKind.Count => cells.AppendValue((int)added.Number(i)),
                _ => cells.AppendValue(added.Number(i)),
            };
        }

        return cells;
    }
}
