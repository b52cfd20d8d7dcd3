using Garant.Conformal.Classification;

namespace Garant.Conformal.Tests.Conditional;

public sealed class ConditionalClassifierTests
{
    [Fact]
    public void Predict_InterceptAlone_IsTheSplitClassifier()
    {
        (double[] probabilities, int[] labels, double[] draws) = Data(new(1), 150);
        foreach (LabelScore score in new[] { LabelScore.LeastAmbiguous, LabelScore.Adaptive, LabelScore.RegularizedAdaptive(0.1, 2), LabelScore.Margin })
        {
            ConditionalClassifier conditional = ConditionalClassifier.Calibrate(score, probabilities, labels, [.. Enumerable.Repeat(1.0, 150)], draws);
            ConformalClassifier split = ConformalClassifier.Calibrate(score, probabilities, labels, draws, LastLabel.Included);
            foreach (decimal level in new[] { 0.5m, 0.8m, 0.9m, 0.999m })
            {
                // Scores that tie are put some 10⁻¹⁰ apart.
                double cutoff = split.Cutoff(level).Value;
                Assert.InRange(conditional.Cutoff([1], level), cutoff, cutoff * (1 + 1e-8));
                Assert.Equal(split.Predict(probabilities.AsSpan(0, 4), level).ToArray(), conditional.Predict(probabilities.AsSpan(0, 4), [1], level).ToArray());
            }
        }
    }

    /// <summary>Why the class has no p-values: a label can leave the set as the level rises, so that no one number says in which sets it is.</summary>
    [Fact]
    public void Predict_AHigherLevel_MayLeaveALabelOut()
    {
        Assert.Contains(Enumerable.Range(0, 200), seed =>
        {
            Draws draws = new(seed);
            (double[] probabilities, int[] labels, _) = Data(draws, 12);
            ConditionalClassifier sets = ConditionalClassifier.Calibrate(LabelScore.LeastAmbiguous, probabilities, labels, [.. draws.Normals(12).SelectMany(x => new[] { 1, x })]);
            double[] features = [1, 3];
            return sets.Predict(probabilities.AsSpan(0, 4), features, 0.5m).Any(label => !sets.Predict(probabilities.AsSpan(0, 4), features, 0.6m).Contains(label));
        });
    }

    [Fact]
    public void Predict_OverlappingGroups_CoverEach()
    {
        const int Seeds = 2000, N = 60;
        int[] rows = new int[2], covered = new int[2];
        for (int seed = 0; seed < Seeds; seed++)
        {
            Draws draws = new(seed);
            (double[] probabilities, int[] labels, double[] uniforms) = Data(draws, N + 1);
            double[] features = [.. Enumerable.Range(0, N + 1).SelectMany(row => Groups(probabilities.AsSpan(4 * row, 4)))];
            ConditionalClassifier conditional = ConditionalClassifier.Calibrate(LabelScore.LeastAmbiguous, probabilities.AsSpan(0, 4 * N), labels.AsSpan(0, N), features.AsSpan(0, 3 * N));
            bool holds = conditional.Predict(probabilities.AsSpan(4 * N), features.AsSpan(3 * N), 0.8m).Contains(labels[N]);
            for (int group = 0; group < 2; group++)
            {
                rows[group] += features[3 * N + 1 + group] == 1 ? 1 : 0;
                covered[group] += features[3 * N + 1 + group] == 1 && holds ? 1 : 0;
            }
        }

        Assert.All(rows.Zip(covered), group => Assert.True(group.Second / (double)group.First >= 0.8 - 4 * Math.Sqrt(0.16 / group.First)));

        // Whether the model is sure, and whether it speaks for one of the first two classes.
        static double[] Groups(ReadOnlySpan<double> row) => [1, Math.Max(Math.Max(row[0], row[1]), Math.Max(row[2], row[3])) > 0.6 ? 1 : 0, row[0] + row[1] > 0.5 ? 1 : 0];
    }

    [Fact]
    public void Merge_AndJson_GiveTheSameCutoffs()
    {
        Draws draws = new(3);
        (double[] probabilities, int[] labels, double[] uniforms) = Data(draws, 50);
        double[] features = [.. Enumerable.Range(0, 50).SelectMany(_ => new[] { 1, draws.Normal() })];
        ConditionalClassifier whole = ConditionalClassifier.Calibrate(LabelScore.Adaptive, probabilities, labels, features, uniforms);
        ConditionalClassifier merged = ConditionalClassifier.Calibrate(LabelScore.Adaptive, probabilities.AsSpan(0, 80), labels.AsSpan(0, 20), features.AsSpan(0, 40), uniforms.AsSpan(0, 20))
            .Merge(ConditionalClassifier.Calibrate(LabelScore.Adaptive, probabilities.AsSpan(80), labels.AsSpan(20), features.AsSpan(40), uniforms.AsSpan(20)));
        ConditionalClassifier read = ConditionalClassifier.FromJson(merged.ToJson(DateTimeOffset.UnixEpoch));
        Assert.Equal(whole.Cutoff([1, 0.5], 0.8m), read.Cutoff([1, 0.5], 0.8m));
        Assert.Equal((50, 4, 2), (read.Count, read.Classes, read.Features));
    }

    [Fact]
    public void Predict_BadInput_NamesWhatIsWrong()
    {
        ConditionalClassifier conditional = ConditionalClassifier.Calibrate(LabelScore.LeastAmbiguous, [0.5, 0.5, 0.2, 0.8], [0, 1], [1, 1]);
        Assert.Contains("probabilities", Message(() => conditional.Predict([0.2, 0.3, 0.5], [1], 0.9m)), StringComparison.Ordinal);
        Assert.Contains("features has 2 numbers", Message(() => conditional.Predict([0.2, 0.8], [1, 1], 0.9m)), StringComparison.Ordinal);
        Assert.Contains("features[1, 0] is NaN", Message(() => ConditionalClassifier.Calibrate(LabelScore.LeastAmbiguous, [0.5, 0.5, 0.2, 0.8], [0, 1], [1, double.NaN])), StringComparison.Ordinal);
        static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
    }

    private static (double[] Probabilities, int[] Labels, double[] Draws) Data(Draws draws, int n)
    {
        (double[] Row, int Label)[] rows = [.. Enumerable.Range(0, n).Select(_ => draws.Classified(4))];
        return ([.. rows.SelectMany(row => row.Row)], [.. rows.Select(row => row.Label)], draws.Uniforms(n));
    }
}
