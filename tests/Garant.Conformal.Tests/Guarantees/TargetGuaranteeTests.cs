using Garant.Conformal.Regression;

namespace Garant.Conformal.Tests.Guarantees;

/// <summary>Intervals on awkward rows: covered without chance, one by one.</summary>
public sealed class TargetGuaranteeTests
{
    /// <summary>40 rows that are all alike: 20.8 + (58.4 − 20.8) is a hair below 58.4, and every interval must hold it.</summary>
    [Fact]
    public void Predict_RowsThatAreAllAlike_HoldTheTargetInEveryKindOfInterval()
    {
        double[] predictions = [.. Enumerable.Repeat(20.8, 40)], targets = [.. Enumerable.Repeat(58.4, 40)], lower = new double[1], upper = new double[1];
        int[] folds = [.. Enumerable.Range(0, 40).Select(row => row % 4)];
        Assert.True(CrossConformal.Calibrate(predictions, targets, folds).PredictPlus([20.8, 20.8, 20.8, 20.8], 0.9m).Contains(58.4));
        Assert.True(CrossConformal.Calibrate(predictions, targets, folds, ConformityScore.Gamma).PredictPlus([20.8, 20.8, 20.8, 20.8], 0.9m).Contains(58.4));
        Assert.True(CrossConformal.Calibrate(predictions, targets, folds, ConformityScore.Absolute, Tails.Equal).PredictPlus([20.8, 20.8, 20.8, 20.8], 0.9m).Contains(58.4));
        Assert.True(CrossConformal.Jackknife(predictions, targets).PredictPlus(predictions, 0.9m).Contains(58.4));
        int[][] resamples = Bootstrap.Draw(40, 8, new(1));
        JackknifeAfterBootstrap.Calibrate([.. Enumerable.Repeat(20.8, 320)], targets, resamples).PredictPlus([.. Enumerable.Repeat(20.8, 8)], 0.9m, lower, upper);
        Assert.True(new Interval(lower[0], upper[0]).Contains(58.4));
        CrossQuantileRegression.Calibrate(predictions, predictions, targets, folds).Predict([20.8, 20.8, 20.8, 20.8], [20.8, 20.8, 20.8, 20.8], 0.9m, lower, upper);
        Assert.True(new Interval(lower[0], upper[0]).Contains(58.4));
        PredictiveDistribution distribution = ConformalPredictiveSystem.Calibrate(predictions, targets).Predict(20.8);
        Assert.True(distribution.Quantile(0.9m) >= 58.4);
        Assert.Equal((0.0, 1.0), (distribution.Cumulative(58.4, 0), distribution.Cumulative(58.4, 1)));
    }

    private static readonly decimal[] Levels = [0.5m, 0.75m, 0.8m, 0.9m, 0.95m, 0.995m];

    public static TheoryData<string> Kinds => [.. TargetData.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predict_EachRowOfABagInTurn_CoversAsManyAsTheLevelSays(string kind)
    {
        int turns = 0;
        List<string> faults = [];
        for (int seed = 0; seed < 30; seed++)
        {
            TargetRow[] bag = TargetData.Draw(kind, new(seed), 4 + seed);
            foreach (TargetMethod method in TargetMethod.All.Where(method => method.Turns is not null))
            {
                foreach (decimal level in Levels)
                {
                    int covered = bag.Where((row, turn) => method.Covers([.. bag[..turn], .. bag[(turn + 1)..]], row, level)).Count();
                    if (covered < method.Turns!(level, bag.Length))
                    {
                        faults.Add($"{method}, {kind}, seed {seed}, level {level}: {covered} of {bag.Length} are covered");
                    }

                    turns += bag.Length;
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(turns > 100_000, $"only {turns} turns were taken");
    }
}
