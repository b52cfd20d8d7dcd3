using System.CommandLine;

namespace Garant.Cli.Tables;

/// <summary>What commands that read tables of a model's predictions ask for.</summary>
internal static class TableOptions
{
    private const string Formats = "CSV, Parquet or JSON lines, a file or a pattern of files";

    public static Argument<string> Calibration(string name = "CAL") => new(name) { Description = $"Rows the model was not trained on: {Formats}" };

    public static Argument<string> Test() => new("TEST") { Description = $"Rows to predict: {Formats}" };

    public static Option<string> Unseen() => Options.Choice("--unseen", "What a group without rows here gets at prediction", "refuse", "marginal");

    public static Option<string?> Where() => new("--where") { Description = "A filter in SQL, such as \"year >= 2025\"", HelpName = "SQL" };
}
