using CsCheck;
using Garant.Conformal.Classification;

namespace Garant.Conformal.Tests.Classification;

public sealed class PredictionSetTests
{
    private const int Repetitions = 3000;

    public static TheoryData<string> Scores => ["lac", "aps", "raps", "saps", "topk", "margin"];

    [Theory]
    [MemberData(nameof(Scores))]
    public void Predict_AnyScore_HoldsExactlyTheLabelsWithinTheCutoff(string name) =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[2, 150], Gen.Int[1, 99]).Sample(
            (seed, classes, hundredth) =>
            {
                LabelScore score = LabelScore.Named(name, 0.05, 2);
                Draws draws = new(seed);
                (double[] probabilities, int[] labels) = Rows(draws, 30, classes);
                ConformalClassifier classifier = ConformalClassifier.Calibrate(score, probabilities, labels, draws.Uniforms(30));
                (double[] row, _) = draws.Classified(classes);
                double draw = draws.Random.NextDouble(), cutoff = classifier.Cutoff(hundredth / 100m).Value;
                PredictionSets sets = new(1, classes);
                classifier.Predict(row, hundredth / 100m, sets, [draw]);
                for (int label = 0; label < classes; label++)
                {
                    double own = score.Score(row, label, OwnShare.Predicting(LastLabel.Randomized, draw));
                    Assert.True(sets.Contains(0, label) == own <= cutoff, $"label {label} has the score {own} and the cutoff is {cutoff}");
                }
            },
            iter: 300);

    [Theory]
    [MemberData(nameof(Scores))]
    public void Predict_OverSeeds_CoversAtTheLevel(string name)
    {
        LabelScore score = LabelScore.Named(name, 0.05, 2);
        double mean = Mean(draws =>
        {
            (double[] probabilities, int[] labels) = Rows(draws, 40, 6);
            ConformalClassifier classifier = ConformalClassifier.Calibrate(score, probabilities, labels, draws.Uniforms(40));
            (double[] row, int label) = draws.Classified(6);
            return classifier.Predict(row, 0.8m, draws.Random).Contains(label);
        });
        Assert.InRange(mean, 0.8 - 0.03, name == "topk" ? 1 : 0.8 + 1.0 / 41 + 0.03);
    }

    [Theory]
    [InlineData(LastLabel.Included)]
    [InlineData(LastLabel.Excluded)]
    public void Predict_WithoutChance_CoversAtLeast(LastLabel last)
    {
        double mean = Mean(draws =>
        {
            (double[] probabilities, int[] labels) = Rows(draws, 40, 6);
            (double[] row, int label) = draws.Classified(6);
            return AdaptivePredictionSets.Calibrate(probabilities, labels, last).Predict(row, 0.8m).Contains(label);
        });
        Assert.True(mean > 0.77, $"coverage {mean}");
    }

    [Fact]
    public void Naive_OverconfidentModel_CoversTooLittle()
    {
        double mean = Mean(draws =>
        {
            (double[] row, int label) = draws.Classified(6);
            return NaivePredictionSets.Predict(row, 0.8m).Contains(label);
        });
        Assert.True(mean < 0.78, $"coverage {mean}");
    }

    [Fact]
    public void ClassConditional_RareClass_IsCovered()
    {
        int rare = 0, covered = 0;
        for (int seed = 0; seed < Repetitions; seed++)
        {
            Draws draws = new(seed);
            (double[] probabilities, int[] labels) = Rows(draws, 120, 3);
            ClassConditionalClassifier classifier = ClassConditionalClassifier.Calibrate(LabelScore.LeastAmbiguous, probabilities, labels);
            (double[] row, int label) = draws.Classified(3);
            rare += label == 2 ? 1 : 0;
            covered += label == 2 && classifier.Predict(row, 0.9m).Contains(2) ? 1 : 0;
        }

        Assert.InRange((double)covered / rare, 0.9 - 0.04, 1);
    }

    [Fact]
    public void Groups_OfDifferentDifficulty_AreEachCovered()
    {
        foreach (int group in new[] { 0, 1 })
        {
            double mean = Mean(draws =>
            {
                (double[] probabilities, int[] labels) = Rows(draws, 60, 4);
                int[] groups = [.. Enumerable.Range(0, 60).Select(row => row % 2)];

                // In the second group every other label is another one than drawn, so the model is worse there.
                int Told(int row, int label) => groups[row % 2] == 1 && draws.Random.Next(2) == 0 ? (label + 1) % 4 : label;
                int[] told = [.. labels.Select((label, row) => Told(row, label))];
                (double[] next, int drawn) = draws.Classified(4);
                return ConformalClassifier.CalibrateByGroup<int>(LabelScore.LeastAmbiguous, probabilities, told, groups, UnseenGroup.Refuse)
                    .For(group).Predict(next, 0.8m).Contains(Told(group, drawn));
            });
            Assert.InRange(mean, 0.8 - 0.03, 0.8 + 1.0 / 31 + 0.03);
        }
    }

    [Fact]
    public void ClassConditional_ClassWithoutRows_IsAlwaysInTheSet()
    {
        ClassConditionalClassifier classifier = ClassConditionalClassifier.Calibrate(LabelScore.LeastAmbiguous, [0.9, 0.1, 0, 0.8, 0.2, 0], [0, 0]);
        Assert.True(classifier.Predict([1, 0, 0], 0.5m).Contains(2));
    }

    [Fact]
    public void Crossval_OverSeeds_CoversAtLeastItsTheorem()
    {
        double mean = Mean(draws =>
        {
            (double[] probabilities, int[] labels) = Rows(draws, 40, 4);
            int[] folds = [.. Enumerable.Range(0, 40).Select(row => row % 4)];
            CrossConformalClassifier classifier = CrossConformalClassifier.Calibrate(LabelScore.Adaptive, probabilities, labels, folds, draws.Uniforms(40), LastLabel.Randomized);
            (double[] row, int label) = draws.Classified(4);
            return classifier.Predict([.. row, .. row, .. row, .. row], 0.8m, draws.Random.NextDouble()).Contains(label);
        });
        Assert.InRange(mean, 0.77, 0.86);
    }

    [Theory]
    [MemberData(nameof(Scores))]
    public void Predict_LargerConfidence_GivesContainingSets(string name) =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 98]).Sample(
            (seed, hundredth) =>
            {
                Draws draws = new(seed);
                (double[] probabilities, int[] labels) = Rows(draws, 30, 7);
                ConformalClassifier classifier = ConformalClassifier.Calibrate(LabelScore.Named(name), probabilities, labels);
                (double[] row, _) = draws.Classified(7);
                PredictionSet small = classifier.Predict(row, hundredth / 100m), large = classifier.Predict(row, (hundredth + 1) / 100m);
                Assert.All(small, label => Assert.True(large.Contains(label)));
            },
            iter: 200);

    [Fact]
    public void Enumeration_OfASet_IsInOrderOfProbability()
    {
        ConformalClassifier classifier = ConformalClassifier.Calibrate(LabelScore.LeastAmbiguous, [0.2, 0.3, 0.5, 0.1, 0.1, 0.8], [0, 0]);
        PredictionSet set = classifier.Predict([0.3, 0.25, 0.45], 0.9m);
        Assert.Equal([2, 0, 1], set);
        Assert.Equal("{2, 0, 1}", set.ToString());
        Assert.Equal(3, set.Count);
        Assert.False(set.Contains(7));
    }

    [Fact]
    public void Certainty_OfASureRow_NamesLabelCredibilityAndConfidence()
    {
        ConformalClassifier classifier = ConformalClassifier.Calibrate(LabelScore.LeastAmbiguous, [0.9, 0.1, 0.8, 0.2, 0.3, 0.7], [0, 0, 1]);
        (int label, double credibility, double confidence) = classifier.Certainty([0.95, 0.05]);
        Assert.Equal((0, 1.0, 0.75), (label, credibility, confidence));
    }

    [Fact]
    public void Predict_OnSeveralThreads_IsTheSame()
    {
        Draws draws = new(9);
        (double[] probabilities, int[] labels) = Rows(draws, 1000, 130);
        double[] uniforms = draws.Uniforms(1000);
        ConformalClassifier classifier = ConformalClassifier.Calibrate(LabelScore.Adaptive, probabilities, labels, uniforms);
        PredictionSets one = new(1000, 130), four = new(1000, 130);
        classifier.Predict(probabilities, 0.9m, one, uniforms);
        classifier.Predict(probabilities, 0.9m, four, uniforms, threads: 4);
        Assert.All(Enumerable.Range(0, 1000), row => Assert.Equal(one.Bits(row).ToArray(), four.Bits(row).ToArray()));
    }

    [Fact]
    public void Predict_SinglePrecision_IsThatOfTheSameNumbers()
    {
        Draws draws = new(11);
        (double[] probabilities, int[] labels) = Rows(draws, 50, 5);
        float[] single = [.. probabilities.Select(p => (float)p)];
        double[] wide = [.. single.Select(p => (double)p)];
        ConformalClassifier classifier = ConformalClassifier.Calibrate(LabelScore.Adaptive, single, labels, [], LastLabel.Included);
        PredictionSets one = new(50, 5), other = new(50, 5);
        classifier.Predict(single, 0.8m, one, []);
        ConformalClassifier.Calibrate(LabelScore.Adaptive, wide, labels).Predict(wide, 0.8m, other);
        Assert.All(Enumerable.Range(0, 50), row => Assert.Equal(other.Bits(row).ToArray(), one.Bits(row).ToArray()));
    }

    [Fact]
    public void Predict_ACutoffOfZero_KeepsTheMostProbableLabel()
    {
        // With a draw of 1 the first label's score is 0.
        double[] row = [.. Enumerable.Range(1, 40).Select(i => i / 820.0)];
        ConformalClassifier classifier = ConformalClassifier.Calibrate(LabelScore.Adaptive, [.. row, .. row], [39, 39], [1, 1]);
        Assert.Equal([39], classifier.Predict(row, 0.5m));
    }

    [Theory]
    [MemberData(nameof(Scores))]
    public void Predict_AProbabilityAHairBelowZero_CountsAsZero(string name)
    {
        // What 1 − p leaves over in floating point.
        double[] exact = [0.25, 0.75, 0, 1, 0, 0, 0.5, 0.5, 0], inexact = [0.25, 0.75, -2e-16, 1, -2e-16, 0, 0.5, 0.5, -1e-17];
        int[] labels = [0, 2, 1];
        ConformalClassifier one = ConformalClassifier.Calibrate(LabelScore.Named(name), exact, labels), other = ConformalClassifier.Calibrate(LabelScore.Named(name), inexact, labels);
        Assert.Equal(one.Scores.Values, other.Scores.Values);
        foreach (decimal level in new[] { 0.3m, 0.6m, 0.9m })
        {
            Assert.Equal(one.Predict([0.9, 0.1, 0], level).Order(), other.Predict([0.9, 0.1, -2e-16], level).Order());
        }
    }

    [Fact]
    public void Predict_RowsOfOtherLengths_SaysHowManyClassesThereAre()
    {
        ConformalClassifier classifier = ConformalClassifier.Calibrate(LabelScore.LeastAmbiguous, [0.7, 0.3], [0]);
        Assert.StartsWith("probabilities has 3 numbers, and there are 2 classes", Assert.Throws<ArgumentException>(() => classifier.Predict([0.2, 0.3, 0.5], 0.5m)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e7)]
    [InlineData(1e308)]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    public void Score_AWeightThatDrownsProbabilities_IsRefused(double lambda)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelScore.RegularizedAdaptive(lambda, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelScore.SortedAdaptive(lambda));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void FromJson_NoClass_IsRefused(int classes)
    {
        string json = ConformalClassifier.Calibrate(LabelScore.LeastAmbiguous, [0.7, 0.3], [0]).ToJson(DateTimeOffset.UnixEpoch);
        Assert.Throws<FormatException>(() => ConformalClassifier.FromJson(json.Replace("\"classes\":2", $"\"classes\":{classes}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tune_SharpModel_KeepsSetsSmall()
    {
        Draws draws = new(4);
        (double[] probabilities, int[] labels) = Rows(draws, 300, 20);
        LabelScore tuned = RegularizedAdaptiveSets.Tune(probabilities, labels, 0.9m);
        Assert.Equal("raps", tuned.Name);
        Assert.InRange(tuned.Parameters.Rank, 1, 20);
    }

    public static TheoryData<double[], int[], string> BadInputs => new()
    {
        { [0.5, 0.5], [], "labels is empty" },
        { [0.5, 0.5, 1], [0, 1], "probabilities has 3 numbers for 2 labels" },
        { [0.5, 0.5], [2], "labels[0] is 2, and the 2 classes are numbered from 0" },
        { [0.5, 0.6], [0], "The probabilities of row 0 add up to 1.1, not to 1" },
        { [-0.5, 1.5], [0], "probabilities[0, 0] is -0.5, which is no probability" },
        { [-0.0002, 1.0002], [0], "probabilities[0, 0] is -0.0002, which is no probability" },
        { [double.NaN, 1], [0], "probabilities[0, 0] is NaN" },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void Calibrate_BadInput_NamesArgumentRowAndRemedy(double[] probabilities, int[] labels, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => ConformalClassifier.Calibrate(LabelScore.LeastAmbiguous, probabilities, labels)).Message, StringComparison.Ordinal);

    private static (double[] Probabilities, int[] Labels) Rows(Draws draws, int rows, int classes)
    {
        double[] probabilities = new double[rows * classes];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            (double[] one, labels[row]) = draws.Classified(classes);
            one.CopyTo(probabilities, row * classes);
        }

        return (probabilities, labels);
    }

    private static double Mean(Func<Draws, bool> covers) => Enumerable.Range(0, Repetitions).Average(seed => covers(new(seed)) ? 1.0 : 0.0);
}
