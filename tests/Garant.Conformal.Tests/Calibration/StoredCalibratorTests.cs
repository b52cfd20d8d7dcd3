using Garant.Conformal.Calibration;

namespace Garant.Conformal.Tests.Calibration;

public sealed class StoredCalibratorTests
{
    private static readonly DateTimeOffset When = new(2026, 11, 24, 9, 30, 0, TimeSpan.FromHours(1));
    private static readonly double[] Test = [0, 0.2, 0.37, 0.5, 0.81, 1];

    public static TheoryData<string> Methods => ["venn-abers", "isotonic", "sigmoid", "temperature", "beta", "histogram"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void FromJson_OfTwoClasses_PredictsTheSameWhateverTheMethod(string method)
    {
        (double[] scores, int[] labels) = Overconfident.Draw(1, 200);
        IProbabilityCalibrator calibrator = Fit(method)(scores, labels, []), again = ProbabilityCalibrator.FromJson(calibrator.ToJson(When));
        Assert.Contains($"\"method\":\"{method}\"", again.ToJson(When), StringComparison.Ordinal);
        Assert.Equal((calibrator.GetType(), 200), (again.GetType(), again.Count));
        double[] first = new double[Test.Length], second = new double[Test.Length];
        calibrator.Predict(Test, first);
        again.Predict(Test, second);
        Assert.Equal(first, second);
        Assert.Equal(first, Test.Select(calibrator.Predict));
        Assert.All(first, p => Assert.InRange(p, 0, 1));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void FromJson_OfSeveralClasses_PredictsTheSame(string method)
    {
        (double[] probabilities, int[] labels) = Overconfident.DrawClasses(2, 300, 3);
        OneVersusRestCalibrator rest = OneVersusRestCalibrator.Calibrate(Fit(method), probabilities, labels);
        Assert.Equal(Predicted(rest, probabilities), Predicted(MulticlassCalibrator.FromJson(rest.ToJson(When)), probabilities));
        TopLabelCalibrator top = TopLabelCalibrator.Calibrate(Fit(method), probabilities, labels);
        Assert.Equal(top.Predict([0.2, 0.5, 0.3]), TopLabelCalibrator.FromJson(top.ToJson(When)).Predict([0.2, 0.5, 0.3]));
    }

    [Fact]
    public void FromJson_OfOthers_PredictsTheSame()
    {
        (double[] probabilities, int[] labels) = Overconfident.DrawClasses(3, 300, 3);
        foreach (ClassPairs pairs in Enum.GetValues<ClassPairs>())
        {
            MulticlassVennAbers classes = MulticlassVennAbers.Calibrate(probabilities, labels, pairs);
            IMulticlassCalibrator again = MulticlassCalibrator.FromJson(classes.ToJson(When));
            Assert.Equal((300, 3), (again.Count, again.Classes));
            Assert.Equal(Predicted(classes, probabilities), Predicted(again, probabilities));
        }

        MulticlassTemperatureScaling temperature = MulticlassTemperatureScaling.Calibrate(probabilities, labels);
        Assert.Equal(Predicted(temperature, probabilities), Predicted(MulticlassCalibrator.FromJson(temperature.ToJson(When)), probabilities));
        int[] folds = [.. labels.Select((_, row) => row % 2)];
        MulticlassCrossVennAbers cross = MulticlassCrossVennAbers.Calibrate(probabilities, labels, folds, ClassPairs.OneVersusOne);
        Assert.Equal(cross.Predict([0.2, 0.5, 0.3, 0.6, 0.2, 0.2]), MulticlassCrossVennAbers.FromJson(cross.ToJson(When)).Predict([0.2, 0.5, 0.3, 0.6, 0.2, 0.2]));
        CrossVennAbers binary = CrossVennAbers.Calibrate([0.1, 0.4, 0.7, 0.8], [0, 1, 0, 1], [0, 0, 1, 1]);
        Assert.Equal(binary.PredictFolds([0.3, 0.75]), CrossVennAbers.FromJson(binary.ToJson(When)).PredictFolds([0.3, 0.75]));
        VennAbersRegression regression = VennAbersRegression.Calibrate([1, 2, 3], [1.5, 1.25, 3.5], 0, 4);
        Assert.Equal(regression.Predict(2), VennAbersRegression.FromJson(regression.ToJson(When)).Predict(2));
    }

    [Fact]
    public void FromJson_TopLabelWithAClassThatWasNeverPredicted_KeepsThePlace()
    {
        TopLabelCalibrator top = TopLabelCalibrator.Calibrate(SigmoidCalibrator.Calibrate, [0.6, 0.3, 0.1, 0.2, 0.3, 0.5], [0, 1]);
        Assert.Equal(new TopLabel(1, 0.7), TopLabelCalibrator.FromJson(top.ToJson(When)).Predict([0.2, 0.7, 0.1]));
    }

    [Theory]
    [InlineData("venn-abers", "\"ifLeast\":{\"places\":[1],\"values\":[0,0.5]},\"ifGreatest\":{\"places\":[2,1],\"values\":[0,0.5,1]}", "\"ifGreatest\" do not ascend")]
    [InlineData("isotonic", "\"scores\":[1,2],\"probabilities\":[0.5,0.25]", "do not ascend together")]
    [InlineData("beta", "\"a\":-1,\"b\":1,\"c\":0", "negative")]
    [InlineData("temperature", "\"inverseTemperature\":-1", "negative")]
    [InlineData("histogram", "\"edges\":[0.5],\"probabilities\":[1],\"counts\":[1]", "not of the same bins")]
    [InlineData("sigmoid", "\"slope\":1", "no stored calibration")]
    [InlineData("split", "\"scores\":[1]", "gives no probability of two classes")]
    public void FromJson_OfWhatWasSpoilt_IsRefused(string method, string content, string reason) => Assert.Contains(
        reason,
        Assert.Throws<FormatException>(() => ProbabilityCalibrator.FromJson($"{{\"format\":\"garant-calibration/1\",\"method\":\"{method}\",\"samples\":3,{content}}}")).Message,
        StringComparison.Ordinal);

    private static ProbabilityFit Fit(string method) => method switch
    {
        "isotonic" => IsotonicCalibrator.Calibrate,
        "sigmoid" => SigmoidCalibrator.Calibrate,
        "beta" => BetaCalibrator.Calibrate,
        "temperature" => TemperatureScaling.Calibrate,
        "histogram" => (scores, labels, _) => HistogramCalibrator.Calibrate(scores, labels, 5),
        _ => (scores, labels, _) => VennAbers.Calibrate(scores, labels),
    };

    private static double[] Predicted(IMulticlassCalibrator calibrator, double[] probabilities)
    {
        double[] calibrated = new double[probabilities.Length];
        calibrator.Predict(probabilities, calibrated);
        return calibrated;
    }
}
