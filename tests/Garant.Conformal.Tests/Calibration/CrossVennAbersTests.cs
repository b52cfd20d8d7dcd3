using Garant.Conformal.Calibration;

namespace Garant.Conformal.Tests.Calibration;

public sealed class CrossVennAbersTests
{
    [Fact]
    public void Predict_TwoFolds_MergesAsThePaperSays()
    {
        // Each fold holds one row of either label, in order: p₀ and p₁ of a score between them are 0 and 1, of one below 0 and 1/2.
        CrossVennAbers calibration = CrossVennAbers.Calibrate([0.2, 0.8, 0.3, 0.7], [0, 1, 0, 1], [0, 0, 1, 1]);
        Assert.Equal([new(0, 1), new(0, 0.5)], calibration.PredictFolds([0.5, 0.1]));
        double positive = Math.Sqrt(0.5);
        Assert.Equal(positive / (1 + positive), calibration.Predict([0.5, 0.1]), 14);
        Assert.Equal((0.5 + 0.375) / 2, calibration.Predict([0.5, 0.1], VennAbersMerging.Brier), 14);
        double[] many = new double[2];
        calibration.Predict([0.5, 0.1, 0.1, 0.1], many, VennAbersMerging.Brier);
        Assert.Equal([0.4375, 0.375], many);
    }

    [Fact]
    public void Predict_OneFold_IsTheInductivePredictor()
    {
        (double[] scores, int[] labels) = Overconfident.Draw(1, 100);
        CrossVennAbers cross = CrossVennAbers.Calibrate(scores, labels, new int[100]);
        VennAbers inductive = VennAbers.Calibrate(scores, labels);
        Assert.All(scores, score => Assert.Equal(inductive.Predict(score).Merged, cross.Predict([score]), 14));
    }

    [Theory]
    [InlineData(ClassPairs.OneVersusRest)]
    [InlineData(ClassPairs.OneVersusOne)]
    public void Predict_ClassesWithTheSameModelInEachFold_LosesLessThanTheModel(ClassPairs pairs)
    {
        (double[] probabilities, int[] labels) = Overconfident.DrawClasses(2, 2000, 3);
        (double[] test, int[] truth) = Overconfident.DrawClasses(3, 1000, 3);
        int[] folds = [.. labels.Select((_, row) => row % 4)];
        MulticlassCrossVennAbers calibration = MulticlassCrossVennAbers.Calibrate(probabilities, labels, folds, pairs);
        double[][] rows = [.. test.Chunk(3)];
        double[][] calibrated = [.. rows.Select(row => calibration.Predict([.. row, .. row, .. row, .. row]))];
        Assert.All(calibrated, row => Assert.Equal(1, row.Sum(), 12));
        Assert.InRange(Loss(calibrated), 0, Loss(rows) - 0.02);

        double Loss(double[][] all) => all.Zip(truth, (row, label) => -Math.Log(row[label])).Average();
    }

    [Fact]
    public void Calibrate_BadInput_NamesIt()
    {
        Assert.Contains("Fold 1 has no row", Message(() => CrossVennAbers.Calibrate([1, 2, 3], [0, 1, 1], [0, 2, 2])), StringComparison.Ordinal);
        Assert.Contains("folds has 2 rows and scores has 3", Message(() => CrossVennAbers.Calibrate([1, 2, 3], [0, 1, 1], [0, 1])), StringComparison.Ordinal);
        Assert.Contains("foldScores has 1 score for 2 folds", Message(() => CrossVennAbers.Calibrate([1, 2], [0, 1], [0, 1]).Predict([1])), StringComparison.Ordinal);
        Assert.Contains("foldProbabilities has 2 probabilities for 2 folds of 2 classes", Message(() => MulticlassCrossVennAbers.Calibrate([0.5, 0.5, 0.5, 0.5], [0, 1], [0, 1]).Predict([0.5, 0.5])), StringComparison.Ordinal);

        static string Message(Func<object> call) => Assert.Throws<ArgumentException>(call).Message;
    }
}
