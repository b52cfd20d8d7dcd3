using System.CommandLine;
using System.Globalization;
using DuckDB.NET.Data;
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
            using Database database = new();
            Table table = Table.Open(database.Connection, path, parsed.GetValue(where));
            table.Require([.. loaded.Roles.Numbers, loaded.Roles.Group]);
            AddedColumns added = new(database, table, [.. levels.SelectMany(level => new[] { $"lower_{level}", $"upper_{level}" })], []);
            long rows = 0;
            bool infinite = false;
            added.Fill(appender => table.Read(loaded.Roles.Numbers, [.. new[] { loaded.Roles.Group }.OfType<string>()], terminal, (row, numbers, texts) =>
            {
                IntervalRows.CheckRow(table, row, loaded.Roles, loaded.Score, numbers);
                IDuckDBAppenderRow cells = appender.CreateRow();
                foreach (ConfidenceLevel level in levels)
                {
                    Interval interval = Predict(loaded, table, row, numbers, texts, level);
                    infinite |= !interval.IsFinite;
                    cells = cells.AppendValue(interval.Lower).AppendValue(interval.Upper);
                }

                cells.EndRow();
                rows++;
            }));
            added.Write(table, written);
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} was written: {rows} rows with intervals at {string.Join(", ", levels)}."));
            if (infinite)
            {
                terminal.Report([FileRemark.Warning(modelPath, 0, $"some bounds are infinite: the calibration has too few rows for the level (a level of {levels.MaxBy(level => level.Value)} needs {levels.Max(level => level.SamplesNeeded())} in each group, twice as many for tails of their own)")]);
            }

            return GarantCommand.Done;
        });
        return command;
    }

    private static Interval Predict(IntervalModel model, Table table, long row, double[] numbers, string[] texts, ConfidenceLevel level)
    {
        try
        {
            return model.Predict(numbers, texts.Length > 0 ? texts[0] : "", level);
        }
        catch (ArgumentException fault)
        {
            throw table.Fault(row, Refusal.Of(fault));
        }
    }
}
