using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests.RiskControl;

public sealed class MultiLabelTests
{
    [Theory]
    [InlineData(MultiLabelRisk.Recall)]
    [InlineData(MultiLabelRisk.Precision)]
    [InlineData(MultiLabelRisk.FalsePositiveRate)]
    [InlineData(MultiLabelRisk.Accuracy)]
    [InlineData(MultiLabelRisk.FMeasure)]
    public void Fill_RandomRowsWithTies_IsThatOfTheSelectedLabels(MultiLabelRisk risk)
    {
        for (int seed = 0; seed < 100; seed++)
        {
            Draws draws = new(seed);
            double[] thresholds = [.. draws.Uniforms(1 + seed % 9).Select(Rounded).Append(0.5).Distinct().Order()];
            double[] p = [.. draws.Uniforms(2 + seed % 12).Select(Rounded)];
            bool[] labels = [true, false, .. p.Skip(2).Select(_ => draws.Random.NextDouble() < 0.4)];
            double[] losses = new double[thresholds.Length], single = new double[thresholds.Length];
            MultiLabelLosses prepared = new(risk, thresholds);
            prepared.Fill(p, labels, losses);
            Assert.All(thresholds.Index(), threshold => Assert.Equal(Naive(risk, p, labels, threshold.Item), losses[threshold.Index], 14));
            prepared.Fill(Array.ConvertAll(p, value => (float)value), labels, single);
            Assert.All(thresholds.Index(), threshold => Assert.Equal(
                Naive(risk, [.. p.Select(value => (double)(float)value)], labels, threshold.Item), single[threshold.Index], 14));
        }

        static double Rounded(double value) => Math.Floor(value * 10) / 10;
    }

    [Fact]
    public void Fill_RowWithoutTrueLabel_SaysSo()
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => MultiLabelCurve.Of(MultiLabelRisk.Recall, [0.5, 0.5, 0.5, 0.5], [true, false, false, false], 2, [0.5]));
        Assert.Contains("Row 1: The row has no true label", fault.Message, StringComparison.Ordinal);
        fault = Assert.Throws<ArgumentException>(() => MultiLabelCurve.Of(MultiLabelRisk.Recall, [0.5, 0.5, 0.5], [true, false, false], 2, [0.5]));
        Assert.Contains("no multiple of the 2 labels", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Curve_ImagesOfAnySize_IsTheMeanOfTheirLosses()
    {
        RiskCurve curve = new([0.2, 0.5], RiskTrend.Increasing);
        MultiLabelLosses losses = new(MultiLabelRisk.Recall, [0.2, 0.5]);
        double[] ofImage = new double[2];
        losses.Fill([0.1f, 0.3f, 0.9f, 0.6f], [true, true, true, false], ofImage);
        curve.Add(ofImage);
        losses.Fill([0.1, 0.55], [false, true], ofImage);
        curve.Add(ofImage);
        Assert.Equal([1.0 / 6, 1.0 / 3], curve.Means, (a, b) => Math.Abs(a - b) < 1e-15);

        // (2/3 + 1)/3 = 5/9.
        Assert.Equal(0.5, ConformalRiskControl.Choose(curve, 0.556m)!.Value.Parameter);
        Assert.Equal(0.2, ConformalRiskControl.Choose(curve, 0.555m)!.Value.Parameter);
    }

    [Fact]
    public void LearnThenTest_FixedSequence_StartsAtTheSureEnd()
    {
        Draws draws = new(2);
        double[] p = draws.Uniforms(2000), thresholds = [.. Enumerable.Range(0, 10).Select(step => step / 20.0)];
        bool[] labels = [.. p.Select((value, index) => index % 10 != 1 && (index % 10 == 0 || draws.Random.NextDouble() < value))];
        foreach ((MultiLabelRisk risk, decimal level) in new[] { (MultiLabelRisk.Recall, 0.7m), (MultiLabelRisk.FalsePositiveRate, 0.5m), (MultiLabelRisk.Precision, 0.5m) })
        {
            MultiLabelRiskControl sequence = MultiLabelRiskControl.LearnThenTest(p, labels, 10, thresholds, [new(risk, level)], 0.9m, FamilywiseProcedure.FixedSequence());
            MultiLabelRiskControl holm = MultiLabelRiskControl.LearnThenTest(p, labels, 10, thresholds, [new(risk, level)], 0.9m);
            Assert.NotEmpty(holm.Valid);
            Assert.Superset(holm.Valid.ToHashSet(), sequence.Valid.ToHashSet());
        }

        ArgumentException fault = Assert.Throws<ArgumentException>(() => MultiLabelRiskControl.LearnThenTest(
            p, labels, 10, thresholds, [new(MultiLabelRisk.Recall, 0.7m), new(MultiLabelRisk.FalsePositiveRate, 0.5m)], 0.9m, FamilywiseProcedure.FixedSequence()));
        Assert.Equal("procedure", fault.ParamName);
    }

    private static double Naive(MultiLabelRisk risk, double[] p, bool[] labels, double threshold)
    {
        double tp = 0, fp = 0, fn = 0, tn = 0;
        foreach ((int label, double probability) in p.Index())
        {
            (tp, fp, fn, tn) = (probability > threshold, labels[label]) switch
            {
                (true, true) => (tp + 1, fp, fn, tn),
                (true, false) => (tp, fp + 1, fn, tn),
                (false, true) => (tp, fp, fn + 1, tn),
                (false, false) => (tp, fp, fn, tn + 1),
            };
        }

        return risk switch
        {
            MultiLabelRisk.Recall => fn / (tp + fn),
            MultiLabelRisk.Precision => tp + fp == 0 ? 1 : fp / (tp + fp),
            MultiLabelRisk.FalsePositiveRate => fp / (fp + tn),
            MultiLabelRisk.Accuracy => (fp + fn) / p.Length,
            _ => tp + fp + fn == 0 ? 0 : 1 - 2 * tp / (2 * tp + fp + fn),
        };
    }
}
