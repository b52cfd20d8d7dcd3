namespace Garant.Cli.Tables;

/// <summary>How a table is written in a file.</summary>
internal enum TableFormat
{
    Csv,
    Parquet,
    JsonLines,
}
