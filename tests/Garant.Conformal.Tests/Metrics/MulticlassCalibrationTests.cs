using Garant.Conformal.Metrics;

namespace Garant.Conformal.Tests.Metrics;

public sealed class MulticlassCalibrationTests
{
    private static readonly int[] Labels = [0, 1, 1, 2];

    /// <summary>Class 0 is predicted three times with 0.8, right once; class 1 once with 0.6, right.</summary>
    private static readonly double[] Probabilities = [0.8, 0.1, 0.1, 0.2, 0.6, 0.2, 0.8, 0.2, 0, 0.8, 0, 0.2];

    [Fact]
    public void TopLabelError_ClassesOfUnequalShare_WeighsThemByIt() =>
        Assert.Equal((3 * (0.8 - 1.0 / 3) + 1 * 0.4) / 4, MulticlassCalibration.TopLabelError(Labels, Probabilities, 2), 12);

    [Fact]
    public void TopLabelCurves_AClassNeverPredicted_HasNone() =>
        Assert.Equal([0, 1], MulticlassCalibration.TopLabelCurves(Labels, Probabilities, 2).Keys.Order());

    [Fact]
    public void Confidence_ErrorsOfClassesThatCancel_DoesNotSeeThem()
    {
        // Class 0 is right less often than it says, class 1 more often; together they are right as often as they say.
        int[] labels = [0, 1, 1, 1];
        double[] probabilities = [0.75, 0.25, 0.75, 0.25, 0.25, 0.75, 0.25, 0.75];
        Assert.Equal(0, MulticlassCalibration.Confidence(labels, probabilities, 10).ExpectedCalibrationError, 12);
        Assert.Equal(0.25, MulticlassCalibration.TopLabelError(labels, probabilities, 10), 12);
    }

    [Fact]
    public void ClassWiseError_OneBin_IsTheMeanDistanceOfSharesFromProbabilities()
    {
        // Means 0.65, 0.225, 0.125; shares 0.25, 0.5, 0.25.
        Assert.Equal((0.4 + 0.275 + 0.125) / 3, MulticlassCalibration.ClassWiseError(Labels, Probabilities, 1), 12);
        Assert.Equal(3, MulticlassCalibration.ClassCurves(Labels, Probabilities, 1).Length);
    }

    [Fact]
    public void ClassCurves_TwoClasses_AreMirrored()
    {
        int[] labels = [0, 1, 1];
        double[] first = [0.55, 0.35, 0.15], both = [.. first.SelectMany(p => new[] { p, 1 - p })];
        ReliabilityCurve[] curves = MulticlassCalibration.ClassCurves(labels, both, 10);
        Assert.Equal(curves[0].ExpectedCalibrationError, curves[1].ExpectedCalibrationError, 12);
    }

    [Fact]
    public void TopLabelCurves_EqualProbabilities_PredictTheFirst() =>
        Assert.Equal([0], MulticlassCalibration.TopLabelCurves([1], [0.5, 0.5], 2).Keys);

    [Fact]
    public void TopLabelCurves_ScoresJustAboveOne_CountAsOne() =>
        Assert.Equal(1, MulticlassCalibration.TopLabelCurves([0], [1.0000001, 0], 2)[0].Bins[0].MeanScore);

    [Fact]
    public void TopLabelError_MoreEqualCountBinsThanAClassHasRows_SaysSo() =>
        Assert.Contains("1 score gives edges for at most 2 bins", Assert.Throws<ArgumentException>(
            () => MulticlassCalibration.TopLabelError(Labels, Probabilities, 3, BinStrategy.EqualCount)).Message, StringComparison.Ordinal);

    [Fact]
    public void ClassWiseError_BadInput_NamesRowAndClass()
    {
        Assert.StartsWith("probabilities[1, 0] is -0.1", Assert.Throws<ArgumentException>(() => MulticlassCalibration.ClassWiseError([0, 1], [0.5, 0.5, -0.1, 1], 2)).Message, StringComparison.Ordinal);
        Assert.StartsWith("labels[1] is 2", Assert.Throws<ArgumentException>(() => MulticlassCalibration.ClassWiseError([0, 2], [0.5, 0.5, 0.5, 0.5], 2)).Message, StringComparison.Ordinal);
    }
}
