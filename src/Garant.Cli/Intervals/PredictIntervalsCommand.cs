using System.CommandLine;
using System.Globalization;
using Garant.Cli.Files;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;
using Garant.Conformal;
using Garant.Conformal.Regression;

namespace Garant.Cli.Intervals;

/// <summary><c>garant intervals predict</c></summary>
internal static class PredictIntervalsCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = TableOptions.Test();
        Option<string> model = Options.File("--model", "The calibration", "MODEL.json");
        Option<string[]> confidence = Levels.Option();
        Option<string?> where = TableOptions.Where();
        Option<string> output = Options.File("-o", "Where to write the rows with their intervals; the ending says the format", "OUT", required: true, "--output");
        DocumentedCommand command = new(
            "predict",
            "Adds to each row the bounds within which the value lies with the confidence asked for, as columns lower_0.9 and upper_0.9.",
            "garant intervals predict test.csv --model model.json --confidence 0.9 -o intervals.csv",
            "garant intervals predict test.parquet --model model.json --confidence 0.9 --confidence 0.95 -o intervals.parquet")
        {
            file, model, confidence, where, output,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file), modelPath = parsed.GetRequiredValue(model), written = parsed.GetRequiredValue(output);
            OutputFile.MustNotBe(written, path, modelPath);
            TableFormats.Of(written);
            IReadOnlyList<ConfidenceLevel> levels = Levels.Read(parsed.GetRequiredValue(confidence));
            IntervalModel loaded = IntervalModel.Read(modelPath);
            using OutputFile result = OutputFile.Begin(written);
            using Table table = Table.Open(path, parsed.GetValue(where), terminal, result);
            table.Require([.. loaded.Roles.Numbers, loaded.Roles.Group]);
            AddedColumn[] added = [.. levels.SelectMany(level => new AddedColumn[] { new($"lower_{level}", AddedKind.Number), new($"upper_{level}", AddedKind.Number) })];
            InfiniteBounds infinite = new(loaded, levels);
            long rows = table.Write(result, added, loaded.Roles.Numbers, [.. new[] { loaded.Roles.Group }.OfType<string>()], terminal, (row, numbers, texts, cells) =>
            {
                IntervalRows.CheckRow(row, loaded.Roles, loaded.Score, numbers);
                foreach (ConfidenceLevel level in levels)
                {
                    Interval interval = Predict(loaded, row, numbers, texts, level);
                    infinite.See(row, interval);
                    cells.Add(interval.Lower).Add(interval.Upper);
                }
            });
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} was written: {Counted.Rows(rows)} with intervals at {string.Join(", ", levels)}."));
            terminal.Report(infinite.Remarks(modelPath));
            return GarantCommand.Done;
        });
        return command;
    }

    private static Interval Predict(IntervalModel model, RowPlace row, double[] numbers, string[] texts, ConfidenceLevel level)
    {
        try
        {
            return model.Predict(numbers, texts.Length > 0 ? texts[0] : "", level);
        }
        catch (ArgumentException fault)
        {
            throw Table.Fault(row, Refusal.Of(fault));
        }
    }
}
