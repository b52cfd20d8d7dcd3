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

/// <summary><c>garant sets calibrate</c></summary>
internal static class CalibrateSetsCommand
{
    /// <summary>Of the rows, so many tune regularised sets when λ and k are not given.</summary>
    private const int TunedShare = 5;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = TableOptions.Calibration();
        Option<string> label = Options.File("--label", "The column of the labels observed", "COLUMN");
        Option<string> probabilities = Options.File("--probabilities", "The columns of the probabilities, a class each: p_0..p_9, p_* or a list", "COLUMNS");
        Option<string?> names = ColumnPattern.LabelsOption();
        Option<string> score = Options.Choice("--score", "How badly a label fits", "lac", "aps", "raps", "saps", "topk");
        Option<decimal?> lambda = Options.Number("--lambda", "λ of raps and saps (saps: 0.1 by default)", 0m, 1000m);
        Option<decimal?> rank = Options.Number("--rank", "k of raps: how many labels are free; tuned with λ where not given", 0m, 1_000_000m);
        Option<string?> group = new("--group") { Description = "A column of groups, each of which shall be covered", HelpName = "COLUMN" };
        Option<bool> randomized = new("--randomized") { Description = "Draw whether the last label is kept, so that coverage is exact; needs --seed" };
        Option<int?> seed = new("--seed") { Description = "The seed of the draws, and of the rows that tune raps", HelpName = "number" };
        Option<string> unseen = TableOptions.Unseen();
        Option<string?> where = TableOptions.Where();
        Option<string> output = Options.File("-o", "Where to write the calibration", "MODEL.json", required: true, "--output");
        DocumentedCommand command = new(
            "calibrate",
            "Learns from rows with known labels how far the model's probabilities can be trusted.",
            "garant sets calibrate calibration.csv --label y --probabilities p_0..p_9 -o model.json",
            "garant sets calibrate calibration.parquet --label y --probabilities 'p_*' --score aps --randomized --seed 1 -o model.json")
        {
            file, label, probabilities, names, score, lambda, rank, group, randomized, seed, unseen, where, output,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file), written = parsed.GetRequiredValue(output), labelColumn = parsed.GetRequiredValue(label);
            string? groupColumn = parsed.GetValue(group);
            OutputFile.MustNotBe(written, path);
            if (parsed.GetValue(randomized) && parsed.GetValue(seed) is null)
            {
                throw BadInputException.Of("--seed is missing; --randomized draws lots, and a seed makes them the same every time");
            }

            using Table table = Table.Open(path, parsed.GetValue(where), terminal).NotOver(written);
            ColumnPattern columns = ColumnPattern.Of(parsed.GetRequiredValue(probabilities), table, labels: parsed.GetValue(names));
            table.Require([labelColumn, groupColumn]);
            SetRows rows = SetRows.Read(table, columns, labelColumn, groupColumn, terminal);
            if (rows.Classes.FirstOrDefault(name => name.Contains(LabelText.Separator, StringComparison.Ordinal)) is string mixed)
            {
                throw table.Fault($"the class \"{mixed}\" holds {LabelText.Separator}, which stands between the labels of a set; rename the class, or name the classes with --labels");
            }

            Random random = new(parsed.GetValue(seed) ?? 1);
            LabelScore chosen = Score(parsed.GetRequiredValue(score), parsed.GetValue(lambda), parsed.GetValue(rank), ref rows, columns.Columns.Count, random);
            double[] draws = parsed.GetValue(randomized) ? [.. Enumerable.Range(0, rows.Labels.Length).Select(_ => random.NextDouble())] : [];
            LastLabel last = parsed.GetValue(randomized) ? LastLabel.Randomized : LastLabel.Included;
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            string calibration = groupColumn is null
                ? ConformalClassifier.Calibrate(chosen, rows.Probabilities, rows.Labels, draws, last).ToJson(now)
                : ConformalClassifier.CalibrateByGroup<string>(
                    chosen, rows.Probabilities, rows.Labels, rows.Groups, parsed.GetRequiredValue(unseen) == "marginal" ? UnseenGroup.UseMarginal : UnseenGroup.Refuse, last, draws).ToJson(now);
            Dictionary<string, string?> stored = new() { ["label"] = labelColumn, ["group"] = groupColumn };
            foreach ((int index, string column) in columns.Columns.Index())
            {
                stored[string.Create(CultureInfo.InvariantCulture, $"probability {index}")] = column;
            }

            ModelFile.Write(written, stored, rows.Classes, calibration);
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} was written: calibrated with {Counted.Rows(rows.Labels.Length)} of {Counted.Of(columns.Columns.Count, "class")}."));
            return GarantCommand.Done;
        });
        return command;
    }

    private static LabelScore Score(string name, decimal? lambda, decimal? rank, ref SetRows rows, int classes, Random random)
    {
        if (name is not ("raps" or "saps") && lambda is not null || name != "raps" && rank is not null)
        {
            throw BadInputException.Of("--lambda is for --score raps and saps, and --rank for raps; leave them out");
        }

        if (rank is { } k && decimal.Truncate(k) != k)
        {
            throw BadInputException.Of(string.Create(CultureInfo.InvariantCulture, $"--rank is {k}; it is a number of labels, so write a whole one"));
        }

        if (name != "raps")
        {
            return LabelScore.Named(name, (double)(lambda ?? 0.1m));
        }

        if (lambda is not null && rank is not null)
        {
            return LabelScore.RegularizedAdaptive((double)lambda.Value, (int)rank.Value);
        }

        if (lambda is not null || rank is not null)
        {
            throw BadInputException.Of("--lambda and --rank belong together; give both, or neither to have them tuned on a fifth of the rows");
        }

        // The rows that tune must not calibrate.
        int[] order = [.. Enumerable.Range(0, rows.Labels.Length)];
        random.Shuffle(order);
        int tuned = order.Length / TunedShare;
        if (tuned == 0)
        {
            throw BadInputException.Of("there are too few rows to tune raps on a fifth of them; give --lambda and --rank");
        }

        SetRows tuning = rows.Take([.. order.Take(tuned).Order()], classes);
        rows = rows.Take([.. order.Skip(tuned).Order()], classes);
        return RegularizedAdaptiveSets.Tune(tuning.Probabilities, tuning.Labels, 0.9m);
    }
}
