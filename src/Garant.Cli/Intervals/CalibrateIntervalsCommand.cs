using System.CommandLine;
using System.Globalization;
using Garant.Cli.Files;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;
using Garant.Conformal;
using Garant.Conformal.Regression;
using Garant.Conformal.Storage;

namespace Garant.Cli.Intervals;

/// <summary><c>garant intervals calibrate</c></summary>
internal static class CalibrateIntervalsCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = TableOptions.Calibration();
        Option<string> target = Options.File("--target", "The column of the values observed", "COLUMN");
        Option<string?> prediction = Column("--prediction", "The column of the model's predictions");
        Option<string?> lower = Column("--lower", "The column of a predicted lower quantile, instead of --prediction");
        Option<string?> upper = Column("--upper", "The column of a predicted upper quantile");
        Option<string> score = Options.Choice("--score", "How far a value lies from its prediction", "absolute", "gamma", "normalized");
        Option<string?> spread = Column("--spread", "The column of predicted spreads, for --score normalized");
        Option<string?> group = Column("--group", "A column of groups, each of which shall be covered");
        Option<string?> weight = Column("--weight", "A column of likelihood ratios, test to calibration");
        Option<bool> asymmetric = new("--asymmetric") { Description = "Give each side a correction of its own" };
        Option<string> unseen = TableOptions.Unseen();
        Option<string?> where = TableOptions.Where();
        Option<string> output = Options.File("-o", "Where to write the calibration", "MODEL.json", required: true, "--output");
        DocumentedCommand command = new(
            "calibrate",
            "Learns from rows with known values how far the model's predictions miss.",
            "garant intervals calibrate calibration.csv --target y --prediction p -o model.json",
            "garant intervals calibrate 'parts/*.parquet' --target y --lower q05 --upper q95 --group region -o model.json")
        {
            file, target, prediction, lower, upper, score, spread, group, weight, asymmetric, unseen, where, output,
        };
        command.SetAction(parsed =>
        {
            IntervalRoles roles = new(
                parsed.GetRequiredValue(target), parsed.GetValue(prediction), parsed.GetValue(lower), parsed.GetValue(upper), parsed.GetValue(spread), parsed.GetValue(group), parsed.GetValue(weight));
            string name = parsed.GetRequiredValue(score);
            roles.Check(name, parsed.GetResult(score) is { Implicit: false }, parsed.GetResult(unseen) is { Implicit: false });
            string path = parsed.GetRequiredValue(file), written = parsed.GetRequiredValue(output);
            OutputFile.MustNotBe(written, path);
            using Table table = Table.Open(path, parsed.GetValue(where), terminal).NotOver(written);
            IntervalRows rows = IntervalRows.Read(table, roles, name, terminal);
            string calibration = Calibrate(rows, roles, name, !parsed.GetValue(asymmetric), parsed.GetRequiredValue(unseen) == "marginal" ? UnseenGroup.UseMarginal : UnseenGroup.Refuse);
            ModelFile.Write(written, roles.Stored, [], calibration);
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} was written: calibrated with {Counted.Rows(rows.Count)}."));
            if (rows.Crossings > 0)
            {
                terminal.Report([FileRemark.Warning(path, 0, string.Create(CultureInfo.InvariantCulture, $"in {Counted.Rows(rows.Crossings)} the lower quantile is above the upper one; the correction takes them as they are"))]);
            }

            return GarantCommand.Done;
        });
        return command;
    }

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COLUMN" };

    private static string Calibrate(IntervalRows rows, IntervalRoles roles, string scoreName, bool symmetric, UnseenGroup unseen)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        double[] first = rows.First, second = rows.Second, targets = rows.Targets;
        if (roles.IsQuantiles)
        {
            return roles.Group is not null ? ConformalizedQuantileRegression.CalibrateByGroup<string>(first, second, targets, rows.Groups, unseen, symmetric).ToJson(now)
                : roles.Weight is not null ? WeightedQuantileRegression.Calibrate(first, second, targets, rows.Weights, symmetric).ToJson(now)
                : ConformalizedQuantileRegression.Calibrate(first, second, targets, symmetric).ToJson(now);
        }

        IConformityScore score = scoreName switch
        {
            "gamma" => ConformityScore.Gamma,
            "normalized" => ConformityScore.ResidualNormalized,
            _ => ConformityScore.Absolute,
        };
        double[] spreads = score.NeedsSpread ? second : [];
        Tails tails = symmetric ? Tails.Symmetric : Tails.Equal;
        return roles.Group is not null ? SplitConformal.CalibrateByGroup<string>(first, targets, rows.Groups, unseen, score, tails, spreads).ToJson(now)
            : roles.Weight is not null ? WeightedSplitConformal.Calibrate(first, targets, rows.Weights, score, symmetric, spreads).ToJson(now)
            : SplitConformal.Calibrate(first, targets, score, tails, spreads).ToJson(now);
    }
}
