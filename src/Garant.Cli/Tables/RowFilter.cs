using System.Collections;
using System.Globalization;
using DuckDB.NET.Data;

namespace Garant.Cli.Tables;

/// <summary>The filter of <c>--where</c> on rows that are not in a database yet.</summary>
internal static class RowFilter
{
    private const string Rows = "filtered";

    /// <summary>Evaluates the filter once on every row.</summary>
    /// <returns>Which rows pass.</returns>
    /// <exception cref="BadInputException">It is no filter.</exception>
    public static BitArray Evaluate(RowSource source, string where, bool textsMayBeNumbers)
    {
        int[] visible = Visible(source, where), mentioned = [.. visible.Where(column => IsMentioned(source.Columns[column], where))];
        try
        {
            return Evaluate(source, MayMeanAll(where) ? visible : mentioned, where, textsMayBeNumbers);
        }
        catch (DuckDBException fault) when (mentioned.Length == visible.Length)
        {
            throw Refused(where, fault);
        }
        catch (DuckDBException)
        {
            // With all columns there, the database can say which name may have been meant.
            return EvaluateAll();
        }

        BitArray EvaluateAll()
        {
            try
            {
                return Evaluate(source, visible, where, textsMayBeNumbers);
            }
            catch (DuckDBException fault)
            {
                throw Refused(where, fault);
            }
        }
    }

    private static BitArray Evaluate(RowSource source, int[] columns, string where, bool textsMayBeNumbers)
    {
        using Database database = new();
        using RowStore store = new(database, Rows, columns.Length, textsMayBeNumbers);
        store.Create("place BIGINT");
        int count = 0;
        using (RowReader reader = source.Read([], columns))
        {
            ChosenCells chosen = new(reader, columns);
            while (reader.Read())
            {
                store.Append(chosen).AppendValue((long)count++).EndRow();
            }
        }

        store.Complete();
        string place = Sql.Name(Sql.Free("garant row", source.Columns));
        string names = string.Join(", ", columns.Select((column, i) => $"{store.Typed(i)} AS {Sql.Name(source.Columns[column])}").Append($"place AS {place}"));
        BitArray kept = new(count);
        using DuckDBCommand command = database.Connection.CreateCommand();
        command.CommandText = $"SELECT {place} FROM (SELECT {names} FROM {Rows}) AS rows WHERE ({where}\n)";
        command.UseStreamingMode = true;
        using DuckDBDataReader passing = command.ExecuteReader();
        while (passing.Read())
        {
            kept[(int)passing.GetInt64(0)] = true;
        }

        return kept;
    }

    /// <summary>Only columns whose names stand in the filter are needed, unless it asks for all.</summary>
    private static bool IsMentioned(string column, string where) => where.Contains(column.Replace("\"", "\"\"", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static bool MayMeanAll(string where) => where.Contains('*', StringComparison.Ordinal) || where.Contains("columns", StringComparison.OrdinalIgnoreCase) || where.Contains("rows", StringComparison.OrdinalIgnoreCase);

    /// <summary>A filter that the database refuses is the filter's fault, not the file's.</summary>
    public static BadInputException Refused(string where, DuckDBException fault) =>
        BadInputException.Of($"--where is \"{where}\", which is no filter in SQL for these rows: {Sql.Reason(fault)}");

    /// <summary>The columns a filter can see. SQL cannot tell names apart that differ by case only: those are left out unless the filter names them, and then refused.</summary>
    private static int[] Visible(RowSource source, string where)
    {
        List<int> columns = [];
        foreach (IGrouping<string, (int Place, string Name)> same in source.Columns.Index().GroupBy(column => column.Item, StringComparer.OrdinalIgnoreCase))
        {
            (int Place, string Name)[] names = [.. same];
            if (names.Length == 1)
            {
                columns.Add(names[0].Place);
            }
            else if (IsMentioned(same.Key, where))
            {
                throw source.Files.Fault(string.Create(CultureInfo.InvariantCulture, $"the columns {string.Join(", ", names.Select(name => $"\"{name.Name}\""))} differ only by case, which a filter of --where cannot tell apart; rename one of them"));
            }
        }

        return [.. columns.Order()];
    }

    /// <summary>Some of a row's cells.</summary>
    private sealed class ChosenCells(RowReader row, int[] columns) : RowReader
    {
        public override long Position => row.Position;

        public override RowPlace Place => row.Place;

        public override bool Read() => row.Read();

        public override CellKind Kind(int column) => row.Kind(columns[column]);

        public override ReadOnlySpan<char> Text(int column) => row.Text(columns[column]);

        public override void Dispose() => row.Dispose();
    }
}
