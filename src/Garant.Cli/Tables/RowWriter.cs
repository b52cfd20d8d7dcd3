namespace Garant.Cli.Tables;

/// <summary>Writes rows with what a prediction adds to them.</summary>
internal abstract class RowWriter : IDisposable
{
    /// <summary>A writer of the format that the ending of the output says.</summary>
    /// <param name="source">Where the rows come from.</param>
    /// <param name="added">The columns to add.</param>
    /// <param name="numbers">The columns of the source that are read as numbers.</param>
    /// <param name="path">The output as the user named it.</param>
    /// <param name="unfinished">Where to write it.</param>
    /// <exception cref="BadInputException">The format cannot hold the columns.</exception>
    public static RowWriter Create(RowSource source, IReadOnlyList<AddedColumn> added, IReadOnlyList<int> numbers, string path, string unfinished) => TableFormats.Of(path) switch
    {
        TableFormat.Csv => new Csv.CsvWriter(source, added, path, unfinished),
        TableFormat.Parquet => source is Parquet.ParquetSource parquet ? new Parquet.AddingParquetWriter(parquet, added, unfinished) : new Parquet.ParquetWriter(source, added, numbers, path, unfinished),
        _ => new JsonLines.JsonWriter(source, added, numbers, path, unfinished),
    };

    /// <summary>Whether it asks for the cells of rows.</summary>
    public virtual bool NeedsCells => true;

    public abstract void Write(RowReader row, AddedRow added);

    /// <summary>Writes what is not written yet.</summary>
    public abstract void Complete();

    public abstract void Dispose();
}
