using Garant.Conformal.Classification;
using Garant.Conformal.Metrics;
using Garant.Conformal.MultiLabel;

namespace Garant.Conformal.Tests.MultiLabel;

public sealed class MultiLabelTests
{
    // Scores |y − p| by row: (0.1, 0.2), (0.4, 0.5), (0.3, 0.1), (0.8, 0.25).
    private static readonly double[] Probabilities = [0.9, 0.2, 0.6, 0.5, 0.3, 0.1, 0.8, 0.75];
    private static readonly int[] Labels = [1, 0, 1, 1, 0, 0, 0, 1];
    private static readonly DateTimeOffset When = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.2, 0.2, 1)]
    [InlineData(0.6, 0.5, 3)]
    [InlineData(0.8, 0.8, 4)]
    [InlineData(0.81, double.PositiveInfinity, 5)]
    public void Jointly_FourRows_TakesTheGreatestScoreOfTheRank(double level, double cutoff, int rank)
    {
        MultiLabelConformal joint = MultiLabelConformal.CalibrateJointly(Probabilities, Labels, [1, 1]);
        Assert.Equal((cutoff, rank), (joint.Cutoff(1, level).Value, joint.Cutoff(0, level).Rank));
    }

    [Fact]
    public void Jointly_Scales_DivideTheScores()
    {
        // Divided by 4 and 1 the greatest scores are 0.2, 0.5, 0.1 and 0.25.
        MultiLabelConformal joint = MultiLabelConformal.CalibrateJointly(Probabilities, Labels, [4, 1]);
        Assert.Equal(0.25, joint.Cutoff(0, 0.6m).Value);
        Assert.Equal([LabelAnswers.Unsure, LabelAnswers.None], joint.Predict([0.5, 0.5], 0.6m));
    }

    [Fact]
    public void Predict_CutoffOfOneHalf_LeavesWhatIsWithin()
    {
        MultiLabelConformal joint = MultiLabelConformal.CalibrateJointly(Probabilities, Labels, [1, 1]);
        Assert.Equal([LabelAnswers.Present, LabelAnswers.Unsure, LabelAnswers.Absent, LabelAnswers.Present], joint.Predict([0.9, 0.5, 0.3, 0.7], 0.6m));
        Assert.Equal([LabelAnswers.None, LabelAnswers.Absent], joint.Predict([0.5, 0.25], 0.4m));
        Assert.Equal([LabelAnswers.Unsure, LabelAnswers.Unsure], joint.Predict([1, 0], 0.9m));
    }

    [Fact]
    public void Each_FourRows_HasItsOwnCutoffsAndBonferroni()
    {
        MultiLabelConformal each = MultiLabelConformal.CalibrateEach(Probabilities, Labels, 2);
        Assert.Equal((0.8, 4), (each.Cutoff(0, 0.6m).Value, each.Cutoff(0, 0.6m).Rank));
        Assert.Equal(0.5, each.Cutoff(1, 0.6m).Value);
        Assert.Equal((true, 9L), (each.Cutoff(1, 0.8m).IsInfinite, each.Cutoff(1, 0.8m).SamplesNeeded));

        // At rank 3 the cutoffs are 0.4 and 0.25, at Bonferroni's rank 4 they are 0.8 and 0.5.
        Assert.Equal([LabelAnswers.None, LabelAnswers.Present, LabelAnswers.Absent, LabelAnswers.None], each.PredictEach([0.5, 0.75, 0.375, 0.5], 0.6m));
        Assert.Equal([LabelAnswers.Unsure, LabelAnswers.Present], each.Predict([0.5, 0.75], 0.6m));
    }

    [Fact]
    public void ByRank_FourRows_TakesOneRankMoreThanTheGreatest()
    {
        // The greatest ranks are 2, 4, 2 and 4; the second smallest is 2, so each label has its score of rank 3.
        MultiLabelConformal ranks = MultiLabelConformal.CalibrateByRank(Probabilities, Labels, 2);
        Assert.Equal((0.4, 0.25, 3), (ranks.Cutoff(0, 0.4m).Value, ranks.Cutoff(1, 0.4m).Value, ranks.Cutoff(1, 0.4m).Rank));
        Assert.True(ranks.Cutoff(0, 0.6m).IsInfinite);
        Assert.True(ranks.Cutoff(0, 0.9m).IsInfinite);
    }

    [Fact]
    public void Supersets_FourRows_CountARowWithoutTrueLabelsAsLeast()
    {
        ConformalLabelSets sets = ConformalLabelSets.CalibrateSupersets(Probabilities, Labels, 2);
        Assert.Equal([1 - 0.9, 0.5, -1, 0.25], sets.Scores.Values.ToArray());
        Assert.Empty(sets.Predict([1, 1], 0.2m));
        Assert.Equal([1], sets.Predict([0.74, 0.75], 0.6m));
        Assert.Equal([1, 0], sets.Predict([0, 0.1], 0.81m));
    }

    [Fact]
    public void Subsets_FourRows_CountARowWithoutFalseLabelsAsLeast()
    {
        ConformalLabelSets sets = ConformalLabelSets.CalibrateSubsets(Probabilities, Labels, 2);
        Assert.Equal([0.2, -1, 0.3, 0.8], sets.Scores.Values.ToArray());
        Assert.Equal([0, 1], sets.Predict([0, 0], 0.2m));
        Assert.Equal([1], sets.Predict([0.3, 0.31], 0.6m));
        Assert.Empty(sets.Predict([1, 1], 0.81m));
    }

    [Fact]
    public void Metrics_ThreeRows_CountRowsLabelsAndAnswers()
    {
        int[] labels = [1, 0, 0, 0, 1, 1];
        LabelAnswers[] answers = [LabelAnswers.Present, LabelAnswers.Unsure, LabelAnswers.Absent, LabelAnswers.None, LabelAnswers.Absent, LabelAnswers.Present];
        Assert.Equal(new Coverage(1, 3), MultiLabelMetrics.Coverage(labels, answers, 2));
        Assert.Equal([new Coverage(2, 3), new Coverage(2, 3)], MultiLabelMetrics.CoverageOfEach(labels, answers, 2));
        Assert.Equal(2.0 / 3, MultiLabelMetrics.MeanCount(answers, 2, LabelAnswers.Present));
        PredictionSets sets = PredictionSets.Of(3, 2, (row, label) => row == 0 || label == 0);
        Assert.Equal(new Coverage(2, 3), MultiLabelMetrics.SupersetCoverage(labels, sets));
        Assert.Equal(new Coverage(1, 3), MultiLabelMetrics.SubsetCoverage(labels, sets));
    }

    [Fact]
    public void FromJson_OfWhatWasWritten_PredictsTheSame()
    {
        foreach (MultiLabelConformal answers in Kinds())
        {
            MultiLabelConformal again = MultiLabelConformal.FromJson(answers.ToJson(When));
            Assert.Equal(answers.Predict([0.5, 0.3], 0.4m), again.Predict([0.5, 0.3], 0.4m));
            Assert.Equal((answers.IsJoint, answers.Labels, answers.Count), (again.IsJoint, again.Labels, again.Count));
        }

        foreach (ConformalLabelSets sets in new[] { ConformalLabelSets.CalibrateSupersets(Probabilities, Labels, 2), ConformalLabelSets.CalibrateSubsets(Probabilities, Labels, 2) })
        {
            ConformalLabelSets again = ConformalLabelSets.FromJson(sets.ToJson(When));
            Assert.Equal(sets.Predict([0.5, 0.8], 0.6m), again.Predict([0.5, 0.8], 0.6m));
            Assert.Equal(sets.AreSupersets, again.AreSupersets);
        }
    }

    [Fact]
    public void Merge_OfParts_EqualsTheWhole()
    {
        foreach ((MultiLabelConformal whole, MultiLabelConformal first, MultiLabelConformal second) in Kinds().Zip(Kinds(0, 2), Kinds(2, 2)))
        {
            MultiLabelConformal merged = first.Merge(second);
            Assert.Equal(Levels(whole), Levels(merged));
        }

        Assert.Throws<ArgumentException>(() => Kinds()[0].Merge(Kinds()[1]));
        ConformalLabelSets supersets = ConformalLabelSets.CalibrateSupersets(Probabilities.AsSpan(0, 4), Labels.AsSpan(0, 4), 2);
        Assert.Equal([1 - 0.9, 0.5, -1, 0.25], supersets.Merge(ConformalLabelSets.CalibrateSupersets(Probabilities.AsSpan(4), Labels.AsSpan(4), 2)).Scores.Values.ToArray());
        Assert.Throws<ArgumentException>(() => supersets.Merge(ConformalLabelSets.CalibrateSubsets(Probabilities, Labels, 2)));

        static double[] Levels(MultiLabelConformal answers) => [.. new[] { 0.2m, 0.4m, 0.6m }.SelectMany(level => new[] { answers.Cutoff(0, level).Value, answers.Cutoff(1, level).Value })];
    }

    [Fact]
    public void Calibrate_BadInput_SaysWhereAndWhatToDo()
    {
        Assert.StartsWith("probabilities[1, 0] is 1.5, which is no probability", Fault(() => MultiLabelConformal.CalibrateEach([0.1, 0.2, 1.5, 0.3], [0, 0, 1, 0], 2)), StringComparison.Ordinal);
        Assert.StartsWith("labels[0, 1] is 2; write 1 for a label that is present", Fault(() => MultiLabelConformal.CalibrateByRank([0.1, 0.2], [0, 2], 2)), StringComparison.Ordinal);
        Assert.StartsWith("probabilities has 1 numbers and labels has 2", Fault(() => ConformalLabelSets.CalibrateSupersets([0.1], [0, 1], 2)), StringComparison.Ordinal);
        Assert.StartsWith("labels has 3 numbers, which is no whole number of rows of 2", Fault(() => ConformalLabelSets.CalibrateSubsets([0.1, 0.1, 0.1], [0, 1, 0], 2)), StringComparison.Ordinal);
        Assert.StartsWith("labels is empty", Fault(() => ConformalLabelSets.CalibrateSubsets([], [], 2)), StringComparison.Ordinal);
        Assert.StartsWith("scales[1] is 0", Fault(() => MultiLabelConformal.CalibrateJointly([0.1, 0.2], [0, 1], [1, 0])), StringComparison.Ordinal);
        Assert.StartsWith("probabilities[0, 1] is NaN", Fault(() => Kinds()[0].Predict([0.1, double.NaN], 0.5m)), StringComparison.Ordinal);
        Assert.StartsWith("answers has room for 1 row", Fault(() => Kinds()[0].Predict([0.1, 0.2], 0.5m, new LabelAnswers[1])), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Kinds()[0].Cutoff(2, 0.5m));
        Assert.StartsWith("These labels were calibrated jointly", Assert.Throws<InvalidOperationException>(() => Kinds()[1].PredictEach([0.1, 0.2], 0.5m)).Message, StringComparison.Ordinal);
        Assert.Contains("1 sets of scores for 2 labels", Assert.Throws<FormatException>(() => MultiLabelConformal.FromJson(Kinds()[1].ToJson(When).Replace("jointly", "each", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

        static string Fault(Action action) => Assert.Throws<ArgumentException>(action).Message;
    }

    private static MultiLabelConformal[] Kinds(int start = 0, int rows = 4)
    {
        double[] probabilities = Probabilities[(2 * start)..(2 * (start + rows))];
        int[] labels = Labels[(2 * start)..(2 * (start + rows))];
        return
        [
            MultiLabelConformal.CalibrateEach(probabilities, labels, 2),
            MultiLabelConformal.CalibrateJointly(probabilities, labels, [1, 2]),
            MultiLabelConformal.CalibrateByRank(probabilities, labels, 2),
        ];
    }
}
