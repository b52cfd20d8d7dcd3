using DuckDB.NET.Data;

namespace Garant.Cli.Tables;

/// <summary>The columns a prediction adds, kept in the database until the whole table is written.</summary>
internal sealed class AddedColumns
{
    private const string Name = "garant_added";

    private readonly Database _database;
    private readonly IReadOnlyList<string> _numbers;
    private readonly IReadOnlyList<(string Name, string Type)> _others;

    /// <exception cref="BadInputException">The table has such a column already.</exception>
    public AddedColumns(Database database, Table table, IReadOnlyList<string> numbers, IReadOnlyList<(string Name, string Type)> others)
    {
        if (numbers.Concat(others.Select(column => column.Name)).FirstOrDefault(table.Columns.Contains) is { } taken)
        {
            throw BadInputException.Of($"the table has a column \"{taken}\" already; leave it out or rename it");
        }

        (_database, _numbers, _others) = (database, numbers, others);
        using DuckDBCommand command = database.Connection.CreateCommand();
        command.CommandText = $"CREATE TABLE {Name} ({string.Join(", ", [.. numbers.Select(column => $"{Table.Quoted(column)} DOUBLE"), .. others.Select(column => $"{Table.Quoted(column.Name)} {column.Type}")])})";
        command.ExecuteNonQuery();
    }

    /// <summary>Adds rows in the order of the table.</summary>
    public void Fill(Action<DuckDBAppender> fill)
    {
        using DuckDBAppender appender = _database.Writer.CreateAppender(Name);
        fill(appender);
    }

    /// <summary>Writes the table with these columns beside it.</summary>
    public void Write(Table table, string output) => table.CopyWith(Name, _numbers, [.. _others.Select(column => column.Name)], output);
}
