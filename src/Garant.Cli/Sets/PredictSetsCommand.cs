using System.CommandLine;
using System.Globalization;
using Garant.Cli.Files;
using Garant.Cli.Labels;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;
using Garant.Conformal;
using Garant.Conformal.Classification;
using Garant.Conformal.Storage;

namespace Garant.Cli.Sets;

/// <summary><c>garant sets predict</c></summary>
internal static class PredictSetsCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = TableOptions.Test();
        Option<string> model = Options.File("--model", "The calibration", "MODEL.json");
        Option<string[]> confidence = Levels.Option();
        Option<bool> randomized = new("--randomized") { Description = "Draw whether the last label is kept, for a calibration made with --randomized; needs --seed" };
        Option<int?> seed = new("--seed") { Description = "The seed of the draws", HelpName = "number" };
        Option<string?> where = TableOptions.Where();
        Option<string> output = Options.File("-o", "Where to write the rows with their sets; the ending says the format", "OUT", required: true, "--output");
        DocumentedCommand command = new(
            "predict",
            "Adds to each row the set of labels that holds the right one with the confidence asked for, as columns set_0.9 and size_0.9.",
            "garant sets predict test.csv --model model.json --confidence 0.9 -o sets.csv")
        {
            file, model, confidence, randomized, seed, where, output,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file), modelPath = parsed.GetRequiredValue(model), written = parsed.GetRequiredValue(output);
            OutputFile.MustNotBe(written, path, modelPath);
            TableFormats.Of(written);
            IReadOnlyList<ConfidenceLevel> levels = Levels.Read(parsed.GetRequiredValue(confidence));
            ModelFile stored = ModelFile.Read(modelPath);
            Func<string, ConformalClassifier> classifierOf = Classifiers(stored, modelPath);
            Random? random = Chance(parsed.GetValue(randomized), parsed.GetValue(seed), stored);
            string[] columns = [.. Enumerable.Range(0, stored.Labels.Count).Select(index => stored.Column(string.Create(CultureInfo.InvariantCulture, $"probability {index}"))!)];
            string? group = stored.Column("group");
            using OutputFile result = OutputFile.Begin(written);
            using Table table = Table.Open(path, parsed.GetValue(where), terminal, result);
            table.Require([.. columns, group]);
            AddedColumn[] added = [.. levels.SelectMany(level => new AddedColumn[] { new($"set_{level}", AddedKind.Text), new($"size_{level}", AddedKind.Count) })];
            PredictionSets sets = new(1, columns.Length);
            FullSets full = new();
            long rows = table.Write(result, added, columns, [.. new[] { group }.OfType<string>()], terminal, (row, numbers, texts, cells) =>
            {
                ProbabilityRow.Check(row, columns, numbers);
                ConformalClassifier classifier = Find(classifierOf, row, texts.Length > 0 ? texts[0] : "");
                double[] draws = random is null ? [] : [random.NextDouble()];
                foreach (ConfidenceLevel level in levels)
                {
                    classifier.Predict(numbers, level, sets, draws);
                    full.See(classifier.Count, level);
                    cells.Add(string.Join(LabelText.Separator, stored.Labels.Where((_, label) => sets.Contains(0, label)))).Add(sets.Count(0));
                }
            });
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} was written: {Counted.Rows(rows)} with sets at {string.Join(", ", levels)}."));
            terminal.Report(full.Remarks(modelPath, group is not null));
            return GarantCommand.Done;
        });
        return command;
    }

    private static Func<string, ConformalClassifier> Classifiers(ModelFile stored, string path)
    {
        switch (stored.Method)
        {
            case "prediction-sets":
                ConformalClassifier one = stored.Restore(path, ConformalClassifier.FromJson);
                return _ => one;
            case "grouped-prediction-sets":
                return stored.Restore(path, GroupedCalibrations.ReadSets).For;
            default:
                throw stored.WrongMethod(path, "gives no sets");
        }
    }

    private static Random? Chance(bool randomized, int? seed, ModelFile stored)
    {
        if (randomized && seed is null)
        {
            throw BadInputException.Of("--seed is missing; --randomized draws lots, and a seed makes them the same every time");
        }

        return randomized && !stored.Calibration.Contains("\"lastLabel\":\"randomized\"", StringComparison.Ordinal)
            ? throw BadInputException.Of("--randomized was given, and the calibration was made without it; calibrate with --randomized too")
            : randomized ? new Random(seed!.Value) : null;
    }

    private static ConformalClassifier Find(Func<string, ConformalClassifier> classifierOf, RowPlace row, string group)
    {
        try
        {
            return classifierOf(group);
        }
        catch (ArgumentException fault)
        {
            throw Table.Fault(row, Refusal.Of(fault));
        }
    }
}
