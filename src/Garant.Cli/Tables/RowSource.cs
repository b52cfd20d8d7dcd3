using Garant.Cli.Terminals;

namespace Garant.Cli.Tables;

/// <summary>The files of a table, which can be read several times.</summary>
internal abstract class RowSource(TableFiles files) : IDisposable
{
    public TableFiles Files => files;

    /// <summary>The columns in the order of the file; names are compared letter by letter.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>How much there is to read, in whatever unit a reader counts its position.</summary>
    public abstract long Size { get; }

    /// <summary>Opens the files.</summary>
    /// <exception cref="BadInputException">They cannot be read.</exception>
    public static RowSource Open(TableFiles files, string? unfinishedOutput, Terminal terminal) => files.Format switch
    {
        TableFormat.Csv => new Csv.CsvSource(files, terminal),
        TableFormat.Parquet => new Parquet.ParquetSource(files, unfinishedOutput),
        _ => new JsonLines.JsonSource(files),
    };

    /// <summary>A reader at the first row.</summary>
    /// <param name="numbers">Which columns will be asked for numbers.</param>
    /// <param name="others">Which columns will be asked for anything else.</param>
    public abstract RowReader Read(IReadOnlyList<int> numbers, IReadOnlyList<int> others);

    /// <summary>Leaves out the rows that do not pass a filter, which is evaluated once.</summary>
    /// <exception cref="BadInputException">It is no filter.</exception>
    public abstract void Keep(string where);

    public abstract void Dispose();
}
