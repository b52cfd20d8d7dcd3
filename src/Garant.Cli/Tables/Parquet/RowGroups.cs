using System.Globalization;

namespace Garant.Cli.Tables.Parquet;

/// <summary>How Parquet is written.</summary>
internal static class RowGroups
{
    private const int MostCells = 1_000_000, LeastRows = 2_048, MostRows = 122_880;

    /// <summary>The words of COPY: a group of rows, which is held in memory, is the smaller the more columns there are.</summary>
    public static string Options(int columns) => string.Create(
        CultureInfo.InvariantCulture, $"FORMAT parquet, USE_TMP_FILE false, ROW_GROUP_SIZE {Math.Clamp(MostCells / Math.Max(columns, 1) / LeastRows * LeastRows, LeastRows, MostRows)}");
}
