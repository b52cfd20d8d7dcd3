using System.Text.Json;
using Garant.Cli.Tables;
using Garant.Conformal;
using Garant.Conformal.Regression;
using Garant.Conformal.Storage;

namespace Garant.Cli.Intervals;

/// <summary>A calibration read back: the interval of a row's numbers.</summary>
/// <param name="Roles">The columns to read.</param>
/// <param name="Score">The name of the score, as the command line has it.</param>
/// <param name="Predict">The interval of a row: its numbers in the order of the roles, its group, the level.</param>
internal sealed record IntervalModel(IntervalRoles Roles, string Score, Func<double[], string, ConfidenceLevel, Interval> Predict)
{
    /// <exception cref="BadInputException">The file is no calibration of intervals.</exception>
    public static IntervalModel Read(string path)
    {
        ModelFile file = ModelFile.Read(path);
        IntervalRoles roles = new(null, file.Column("prediction"), file.Column("lower"), file.Column("upper"), file.Column("spread"), file.Column("group"), file.Column("weight"));
        bool spread = roles.Spread is not null;
        Func<double[], string, ConfidenceLevel, Interval> predict;
        switch (file.Method)
        {
            case "split":
                SplitConformal split = file.Restore(path, json => SplitConformal.FromJson(json));
                predict = (numbers, _, level) => split.Predict(numbers[0], level, spread ? numbers[1] : double.NaN);
                break;
            case "grouped-split":
                GroupConditional<string, SplitConformal> groups = file.Restore(path, json => GroupedCalibrations.ReadSplit(json));
                predict = (numbers, group, level) => groups.For(group).Predict(numbers[0], level, spread ? numbers[1] : double.NaN);
                break;
            case "weighted-split":
                WeightedSplitConformal weighted = file.Restore(path, json => WeightedSplitConformal.FromJson(json));
                predict = (numbers, _, level) => weighted.Predict(numbers[0], numbers[^1], level, spread ? numbers[1] : double.NaN);
                break;
            case "quantile-regression":
                ConformalizedQuantileRegression quantiles = file.Restore(path, ConformalizedQuantileRegression.FromJson);
                predict = (numbers, _, level) => quantiles.Predict(numbers[0], numbers[1], level);
                break;
            case "grouped-quantile-regression":
                GroupConditional<string, ConformalizedQuantileRegression> quantileGroups = file.Restore(path, GroupedCalibrations.ReadQuantiles);
                predict = (numbers, group, level) => quantileGroups.For(group).Predict(numbers[0], numbers[1], level);
                break;
            case "weighted-quantile-regression":
                WeightedQuantileRegression weightedQuantiles = file.Restore(path, WeightedQuantileRegression.FromJson);
                predict = (numbers, _, level) => weightedQuantiles.Predict(numbers[0], numbers[1], numbers[^1], level);
                break;
            default:
                throw file.WrongMethod(path, "gives no intervals");
        }

        return new(roles, ScoreOf(file), predict);
    }

    private static string ScoreOf(ModelFile file)
    {
        using JsonDocument json = JsonDocument.Parse(file.Calibration);
        JsonElement calibration = json.RootElement.TryGetProperty("groups", out JsonElement groups) ? groups[0] : json.RootElement;
        return calibration.TryGetProperty("score", out JsonElement score) ? score.GetString() ?? "" : "";
    }
}
