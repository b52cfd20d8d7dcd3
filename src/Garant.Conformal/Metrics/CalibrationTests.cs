namespace Garant.Conformal.Metrics;

/// <summary>Tests of whether probabilities mean what they say: statistics, and how likely one as large is if they do.</summary>
/// <remarks>
/// The first two follow the cumulative differences between labels and scores. Arrieta-Ibarra et al. (2022); Tygert (2023).
/// Rows with equal scores count together, so that no order among them is made up.
/// </remarks>
public static class CalibrationTests
{
    /// <summary>The cumulative differences (1/n)·Σ(label − score) over the rows by ascending score; equal scores keep their order.</summary>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="scores">n probabilities of label 1.</param>
    /// <returns>n sums, the last over all rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a label is neither 0 nor 1, or a score is not a finite number.</exception>
    public static double[] CumulativeDifferences(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores) => Sums(labels, scores).Sums;

    /// <summary>The deviation √(Σ s(1 − s))/n of the last cumulative difference of calibrated scores.</summary>
    /// <param name="scores">n probabilities of label 1.</param>
    /// <exception cref="ArgumentException">There is no score, or one is not between 0 and 1.</exception>
    public static double LengthScale(ReadOnlySpan<double> scores)
    {
        CheckScores(scores);
        double sum = 0;
        foreach (double score in scores)
        {
            sum += score * (1 - score);
        }

        return Math.Sqrt(sum) / scores.Length;
    }

    /// <summary>Kolmogorov–Smirnov: the greatest cumulative difference, above or below 0, over the length scale.</summary>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="scores">n probabilities of label 1.</param>
    /// <returns>At least 0; positive infinity where scores of 0 and 1 alone are wrong.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a label is neither 0 nor 1, or a score is not between 0 and 1.</exception>
    public static double KolmogorovSmirnov(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores)
    {
        (double least, double greatest) = Extremes(labels, scores);
        return Scaled(Math.Max(greatest, -least), scores);
    }

    /// <summary>How likely calibrated scores have a <see cref="KolmogorovSmirnov"/> statistic as large, for many rows.</summary>
    /// <inheritdoc cref="KolmogorovSmirnov"/>
    /// <returns>A number from 0 to 1.</returns>
    /// <exception cref="ArgumentException">As for the statistic, or all scores are 0 or 1.</exception>
    public static double KolmogorovSmirnovPValue(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores) =>
        AboveKolmogorovSmirnov(NotInfinite(KolmogorovSmirnov(labels, scores)));

    /// <summary>Kuiper: the range of the cumulative differences, 0 included, over the length scale.</summary>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="scores">n probabilities of label 1.</param>
    /// <returns>At least 0; positive infinity where scores of 0 and 1 alone are wrong.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a label is neither 0 nor 1, or a score is not between 0 and 1.</exception>
    public static double Kuiper(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores)
    {
        (double least, double greatest) = Extremes(labels, scores);
        return Scaled(greatest - least, scores);
    }

    /// <summary>How likely calibrated scores have a <see cref="Kuiper"/> statistic as large, for many rows.</summary>
    /// <inheritdoc cref="Kuiper"/>
    /// <returns>A number from 0 to 1.</returns>
    /// <exception cref="ArgumentException">As for the statistic, or all scores are 0 or 1.</exception>
    public static double KuiperPValue(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores) => AboveKuiper(NotInfinite(Kuiper(labels, scores)));

    /// <summary>Spiegelhalter (1986): Σ(y − s)(1 − 2s)/√(Σ(1 − 2s)²s(1 − s)), standard normal where the scores are calibrated; above 0 they are too sure.</summary>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="scores">n probabilities of label 1.</param>
    /// <returns>A number; infinite where scores of 0 and 1 alone are wrong, and not a number where every score is 0.5 or nothing but sure and right.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a label is neither 0 nor 1, or a score is not between 0 and 1.</exception>
    public static double Spiegelhalter(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores)
    {
        Check(labels, scores);
        CheckScores(scores);
        double difference = 0, variance = 0;
        for (int row = 0; row < scores.Length; row++)
        {
            double score = scores[row], slope = 1 - 2 * score;
            difference += (labels[row] - score) * slope;
            variance += slope * slope * score * (1 - score);
        }

        return difference / Math.Sqrt(variance);
    }

    /// <summary>How likely calibrated scores have a <see cref="Spiegelhalter"/> statistic as large, for many rows; one-sided.</summary>
    /// <inheritdoc cref="Spiegelhalter"/>
    /// <returns>A number from 0 to 1, or none where the statistic is none.</returns>
    public static double SpiegelhalterPValue(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores) => NormalTail.Above(Spiegelhalter(labels, scores));

    /// <summary>P(sup|B| ≤ x) of a Brownian motion B on [0, 1], the limit of <see cref="KolmogorovSmirnov"/>.</summary>
    /// <param name="x">Any number.</param>
    /// <exception cref="ArgumentException">It is not a number.</exception>
    public static double KolmogorovSmirnovDistribution(double x)
    {
        Inputs.Number(x, nameof(x));
        return x > 1 ? 1 - AboveKolmogorovSmirnov(x) : 4 / Math.PI * Theta(x, k => Sign(k) / (2 * k + 1), 8);
    }

    /// <summary>P(max B − min B ≤ x) of a Brownian motion B on [0, 1], the limit of <see cref="Kuiper"/>. Feller (1951).</summary>
    /// <param name="x">Any number.</param>
    /// <exception cref="ArgumentException">It is not a number.</exception>
    public static double KuiperDistribution(double x)
    {
        Inputs.Number(x, nameof(x));
        return x > 2 ? 1 - AboveKuiper(x) : 8 * Theta(x, k => 1 / (x * x) + 1 / ((2 * k + 1) * (2 * k + 1) * Math.PI * Math.PI), 2);
    }

    private static double AboveKolmogorovSmirnov(double x) => x > 1 ? 4 * Tails(x, k => k % 2 == 0 ? 0 : Sign(k / 2)) : 1 - KolmogorovSmirnovDistribution(x);

    private static double AboveKuiper(double x) => x > 2 ? 8 * Tails(x, k => -Sign(k) * k) : 1 - KuiperDistribution(x);

    /// <summary>Σ factor(k)·P(Z &gt; k·x) over k from 1, until the tails vanish.</summary>
    private static double Tails(double x, Func<int, double> factor)
    {
        double sum = 0;
        for (int k = 1; k * x < 39; k++)
        {
            sum += factor(k) * NormalTail.Above(k * x);
        }

        return sum;
    }

    /// <summary>Σ factor(k)·exp(−(2k+1)²π²/(divisor·x²)) over k from 0, for x small enough to converge at once.</summary>
    private static double Theta(double x, Func<int, double> factor, double divisor)
    {
        double sum = 0;
        for (int k = 0; x > 0; k++)
        {
            double power = (2 * k + 1) * Math.PI / x, decay = Math.Exp(-power * power / divisor);
            if (decay == 0)
            {
                break;
            }

            sum += factor(k) * decay;
        }

        return sum;
    }

    private static double Sign(int k) => k % 2 == 0 ? 1 : -1;

    /// <summary>The least and the greatest cumulative difference after whole groups of equal scores, 0 included.</summary>
    private static (double Least, double Greatest) Extremes(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores)
    {
        (double[] sums, double[] sorted) = Sums(labels, scores);
        CheckScores(scores);
        double least = 0, greatest = 0;
        for (int row = 0; row < sums.Length; row++)
        {
            if (row == sums.Length - 1 || sorted[row] != sorted[row + 1])
            {
                (least, greatest) = (Math.Min(least, sums[row]), Math.Max(greatest, sums[row]));
            }
        }

        return (least, greatest);
    }

    /// <summary>The cumulative differences beside the scores they go up to.</summary>
    private static (double[] Sums, double[] Sorted) Sums(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores)
    {
        double[] sums = new double[Check(labels, scores)], sorted = scores.ToArray();
        int[] rows = [.. Enumerable.Range(0, sums.Length)];
        Array.Sort(sorted, rows);
        double sum = 0;
        for (int start = 0; start < rows.Length;)
        {
            int end = start + 1;
            while (end < rows.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            // Equal scores come out of the sort in any order.
            Array.Sort(rows, start, end - start);
            for (; start < end; start++)
            {
                sum += labels[rows[start]] - sorted[start];
                sums[start] = sum / sums.Length;
            }
        }

        return (sums, sorted);
    }

    private static double Scaled(double difference, ReadOnlySpan<double> scores) => difference == 0 ? 0 : difference / LengthScale(scores);

    private static double NotInfinite(double statistic) =>
        double.IsFinite(statistic) ? statistic : throw Inputs.Fault($"scores holds only 0 and 1, which leave nothing to chance, so there is no p-value; give probabilities between them.", "scores");

    private static int Check(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores)
    {
        Inputs.NotEmpty(labels.Length, nameof(labels));
        Inputs.SameLength(scores.Length, nameof(scores), labels.Length, nameof(labels));
        Inputs.Finite(scores, nameof(scores));
        Inputs.Binary(labels, nameof(labels));
        return labels.Length;
    }

    private static void CheckScores(ReadOnlySpan<double> scores)
    {
        Inputs.NotEmpty(scores.Length, nameof(scores));
        Inputs.UnitInterval(scores, nameof(scores), "take the row out or correct the model");
    }
}
