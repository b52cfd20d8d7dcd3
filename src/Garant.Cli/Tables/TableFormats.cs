using Garant.Cli.Files;

namespace Garant.Cli.Tables;

/// <summary>Tells a table's format by its ending.</summary>
internal static class TableFormats
{
    /// <exception cref="BadInputException">The ending is not known.</exception>
    public static TableFormat Of(string path)
    {
        string name = path.ToLowerInvariant();
        name = name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name;
        return Path.GetExtension(name) switch
        {
            ".csv" or ".tsv" or ".txt" => TableFormat.Csv,
            ".parquet" or ".pq" => TableFormat.Parquet,
            ".jsonl" or ".ndjson" or ".json" => TableFormat.JsonLines,
            _ => throw new BadInputException([FileRemark.Error(path, 0, "the ending does not say what the file is; name it .csv, .parquet or .jsonl")]),
        };
    }

    public static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?', '[');

    public static string Name(TableFormat format) => format switch
    {
        TableFormat.Csv => "CSV",
        TableFormat.Parquet => "Parquet",
        _ => "JSON lines",
    };
}
