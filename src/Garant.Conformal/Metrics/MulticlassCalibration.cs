using Garant.Conformal.Classification;

namespace Garant.Conformal.Metrics;

/// <summary>The calibration of a model of several classes, each way of asking for it as reliability curves of two.</summary>
/// <remarks>Probabilities only need to lie between 0 and 1; that a row adds up to 1 is not asked for.</remarks>
public static class MulticlassCalibration
{
    /// <summary>Whether the greatest probability of a row says how often it is right, whatever the class. Guo et al. (2017), equation 3.</summary>
    /// <param name="labels">n classes, numbered from 0.</param>
    /// <param name="probabilities">n × classes, row-major; of equal ones the first is the greatest.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    /// <param name="strategy">Where the bins end.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, a label is no class, a probability is none, or the number of bins does not fit.</exception>
    public static ReliabilityCurve Confidence(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int bins, BinStrategy strategy = BinStrategy.Uniform)
    {
        (int[] predicted, double[] confidence) = Predicted(labels, probabilities);
        int[] right = new int[predicted.Length];
        for (int row = 0; row < right.Length; row++)
        {
            right[row] = labels[row] == predicted[row] ? 1 : 0;
        }

        return ReliabilityCurve.Of(right, confidence, bins, strategy);
    }

    /// <summary>The expected calibration error given the class predicted: the errors of <see cref="TopLabelCurves(ReadOnlySpan{int}, ReadOnlySpan{double}, int, BinStrategy)"/>, each by its share of the rows. Gupta, Ramdas (2022).</summary>
    /// <inheritdoc cref="Confidence"/>
    public static double TopLabelError(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int bins, BinStrategy strategy = BinStrategy.Uniform) =>
        TopLabelCurves(labels, probabilities, bins, strategy).Values.Sum(curve => curve.Count * curve.ExpectedCalibrationError) / labels.Length;

    /// <summary>For each class predicted, whether the probability it was predicted with says how often it was right. Gupta, Ramdas (2022).</summary>
    /// <inheritdoc cref="Confidence"/>
    public static IReadOnlyDictionary<int, ReliabilityCurve> TopLabelCurves(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int bins, BinStrategy strategy = BinStrategy.Uniform)
    {
        (int[] predicted, double[] confidence) = Predicted(labels, probabilities);
        return TopLabelCurves(labels, predicted, confidence, bins, strategy);
    }

    /// <summary>The same from the classes predicted and their probabilities.</summary>
    /// <param name="labels">n classes.</param>
    /// <param name="predicted">The n classes predicted.</param>
    /// <param name="confidence">The n probabilities they were predicted with.</param>
    /// <param name="bins">How many bins for each class, at least 1; of equal counts at most one more than it was predicted.</param>
    /// <param name="strategy">Where the bins end; other than uniform ones are of each class's own scores.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a probability is none, or the number of bins does not fit.</exception>
    public static IReadOnlyDictionary<int, ReliabilityCurve> TopLabelCurves(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, ReadOnlySpan<double> confidence, int bins, BinStrategy strategy = BinStrategy.Uniform)
    {
        Inputs.NotEmpty(labels.Length, nameof(labels));
        Inputs.SameLength(predicted.Length, nameof(predicted), labels.Length, nameof(labels));
        Inputs.SameLength(confidence.Length, nameof(confidence), labels.Length, nameof(labels));
        Inputs.UnitInterval(confidence, nameof(confidence), "take the row out or correct the model");
        SortedDictionary<int, (List<int> Right, List<double> Confidence)> classes = [];
        for (int row = 0; row < labels.Length; row++)
        {
            if (!classes.TryGetValue(predicted[row], out (List<int> Right, List<double> Confidence) rows))
            {
                classes.Add(predicted[row], rows = ([], []));
            }

            rows.Right.Add(labels[row] == predicted[row] ? 1 : 0);
            rows.Confidence.Add(confidence[row]);
        }

        Dictionary<int, ReliabilityCurve> curves = [];
        foreach ((int label, (List<int> right, List<double> ofLabel)) in classes)
        {
            curves.Add(label, ReliabilityCurve.Of([.. right], [.. ofLabel], bins, strategy));
        }

        return curves;
    }

    /// <summary>The mean over classes of the expected calibration errors of <see cref="ClassCurves"/>. Kull et al. (2019).</summary>
    /// <inheritdoc cref="Confidence"/>
    public static double ClassWiseError(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int bins, BinStrategy strategy = BinStrategy.Uniform) =>
        ClassCurves(labels, probabilities, bins, strategy).Average(curve => curve.ExpectedCalibrationError);

    /// <summary>For each class, whether its probability says how often it is the label, predicted or not. Kull et al. (2019).</summary>
    /// <inheritdoc cref="Confidence"/>
    public static ReliabilityCurve[] ClassCurves(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int bins, BinStrategy strategy = BinStrategy.Uniform)
    {
        int classes = Check(labels, probabilities);
        ReliabilityCurve[] curves = new ReliabilityCurve[classes];
        int[] isLabel = new int[labels.Length];
        double[] scores = new double[labels.Length];
        for (int label = 0; label < classes; label++)
        {
            for (int row = 0; row < labels.Length; row++)
            {
                isLabel[row] = labels[row] == label ? 1 : 0;
                scores[row] = Math.Min(1, probabilities[row * classes + label]);
            }

            curves[label] = ReliabilityCurve.Of(isLabel, scores, bins, strategy);
        }

        return curves;
    }

    private static (int[] Predicted, double[] Confidence) Predicted(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities)
    {
        int classes = Check(labels, probabilities);
        int[] predicted = new int[labels.Length];
        double[] confidence = new double[labels.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<double> ofRow = probabilities.Slice(row * classes, classes);
            int greatest = 0;
            for (int label = 1; label < classes; label++)
            {
                greatest = ofRow[label] > ofRow[greatest] ? label : greatest;
            }

            (predicted[row], confidence[row]) = (greatest, Math.Min(1, ofRow[greatest]));
        }

        return (predicted, confidence);
    }

    private static int Check(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities)
    {
        int classes = Probabilities.Classes(probabilities.Length, labels);
        Probabilities.CheckEach(probabilities, classes);
        return classes;
    }
}
