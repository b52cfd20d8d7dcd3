using Garant.Conformal.Classification;

namespace Garant.Conformal.Metrics;

/// <summary>Losses of probabilities that are least, on average, for the true ones (strictly proper scoring rules). Less is better.</summary>
/// <remarks>Gneiting, Raftery (2007). They reward calibration and sharpness together.</remarks>
public static class ScoringRules
{
    /// <summary>The Brier score: the mean of (score − label)². Brier (1950), halved as usual for two classes.</summary>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="scores">n probabilities of label 1.</param>
    /// <returns>A number from 0 to 1; <see cref="ReliabilityCurve.Brier"/> takes it apart.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a label is neither 0 nor 1, or a score is not between 0 and 1.</exception>
    public static double Brier(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores)
    {
        Inputs.LabelsAndScores(labels, scores);
        double sum = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            double difference = scores[row] - labels[row];
            sum += difference * difference;
        }

        return sum / scores.Length;
    }

    /// <summary>The Brier score of several classes: the mean of Σₖ(pₖ − [label is k])². Brier (1950).</summary>
    /// <param name="labels">n classes, numbered from 0.</param>
    /// <param name="probabilities">n × classes, row-major; each row adds up to 1.</param>
    /// <returns>A number from 0 to 2; for two classes twice that of <see cref="Brier"/>.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, a label is no class, or a row is not of probabilities that add up to 1.</exception>
    public static double MulticlassBrier(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities)
    {
        int classes = Probabilities.Classes(probabilities.Length, labels);
        double sum = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<double> ofRow = probabilities.Slice(row * classes, classes);
            Probabilities.CheckRow(ofRow, row);
            for (int label = 0; label < classes; label++)
            {
                double difference = ofRow[label] - (label == labels[row] ? 1 : 0);
                sum += difference * difference;
            }
        }

        return sum / labels.Length;
    }

    /// <summary>The log loss: the mean of −ln of the probability that the label had. Good (1952).</summary>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="scores">n probabilities of label 1.</param>
    /// <returns>At least 0; positive infinity where a label had the probability 0. Nothing is clipped.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a label is neither 0 nor 1, or a score is not between 0 and 1.</exception>
    public static double LogLoss(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores)
    {
        Inputs.LabelsAndScores(labels, scores);
        double sum = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            sum -= Math.Log(labels[row] == 1 ? scores[row] : 1 - scores[row]);
        }

        return Math.Abs(sum) / scores.Length;
    }

    /// <summary>The log loss of several classes: the mean of −ln of the probability that the label had. Good (1952).</summary>
    /// <param name="labels">n classes, numbered from 0.</param>
    /// <param name="probabilities">n × classes, row-major; each row adds up to 1.</param>
    /// <returns>At least 0; positive infinity where a label had the probability 0. Nothing is clipped.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, a label is no class, or a row is not of probabilities that add up to 1.</exception>
    public static double MulticlassLogLoss(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities)
    {
        int classes = Probabilities.Classes(probabilities.Length, labels);
        double sum = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<double> ofRow = probabilities.Slice(row * classes, classes);
            Probabilities.CheckRow(ofRow, row);
            sum -= Math.Log(Math.Min(1, ofRow[labels[row]]));
        }

        return Math.Abs(sum) / labels.Length;
    }
}
