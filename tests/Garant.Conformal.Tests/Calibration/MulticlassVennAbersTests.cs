using Garant.Conformal.Calibration;

namespace Garant.Conformal.Tests.Calibration;

public sealed class MulticlassVennAbersTests
{
    [Theory]
    [InlineData(ClassPairs.OneVersusRest)]
    [InlineData(ClassPairs.OneVersusOne)]
    public void Predict_OverconfidentModel_LosesLessThanItsProbabilities(ClassPairs pairs)
    {
        const int Classes = 4;
        Draws draws = new(7);
        (double[] Row, int Label)[] rows = [.. Enumerable.Range(0, 4000).Select(_ => draws.Classified(Classes))];
        MulticlassVennAbers calibration = MulticlassVennAbers.Calibrate(
            [.. rows[..2000].SelectMany(row => row.Row)], [.. rows[..2000].Select(row => row.Label)], pairs);
        double before = rows[2000..].Average(row => -Math.Log(row.Row[row.Label]));
        double after = rows[2000..].Average(row => -Math.Log(calibration.Predict(row.Row)[row.Label]));
        Assert.InRange(after, 0, before - 0.02);
    }

    [Fact]
    public void Calibrate_NoRowOfTwoClasses_NamesThem() =>
        Assert.Contains(
            "label 1 or 2",
            Assert.Throws<ArgumentException>(() => MulticlassVennAbers.Calibrate([0.2, 0.3, 0.5], [0], ClassPairs.OneVersusOne)).Message,
            StringComparison.Ordinal);
}
