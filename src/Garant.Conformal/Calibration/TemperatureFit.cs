namespace Garant.Conformal.Calibration;

/// <summary>The factor 1/T by which logits are multiplied so that the labels are most likely.</summary>
/// <remarks>
/// The negative log likelihood is convex in 1/T; its derivative is the sum of mean logit less the label's logit, and rises. Its
/// root is closed in by Newton's steps and halves until no number lies between.
/// </remarks>
internal static class TemperatureFit
{
    private const int MostSteps = 200;

    /// <summary>1/T, 0 where the logits say no more than chance.</summary>
    /// <param name="logits">n × K, row-major, finite.</param>
    /// <param name="labels">n classes.</param>
    /// <param name="weights">n weights, or none.</param>
    /// <exception cref="ArgumentException">Every label has the greatest logit of its row.</exception>
    public static double Fit(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights)
    {
        int classes = logits.Length / labels.Length;
        if (!AnyWrong(logits, labels, weights, classes))
        {
            throw Inputs.Fault($"Every row's label is its most probable class, so the likelihood grows without end as the temperature falls; add rows, or take the sigmoid or Venn–Abers.", nameof(labels));
        }

        double low = 0, high = 1;
        if (Derivative(logits, labels, weights, low).Slope >= 0)
        {
            return 0;
        }

        while (Derivative(logits, labels, weights, high).Slope < 0)
        {
            (low, high) = (high, 2 * high);
        }

        double inverse = low > 0 ? low : high;
        for (int step = 0; step < MostSteps && Math.BitIncrement(low) < high; step++)
        {
            (double slope, double curvature) = Derivative(logits, labels, weights, inverse);
            if (slope == 0)
            {
                break;
            }

            (low, high) = slope < 0 ? (inverse, high) : (low, inverse);
            double next = inverse - slope / curvature;
            if (next == inverse)
            {
                break;
            }

            inverse = next > low && next < high ? next : low + (high - low) / 2;
        }

        return inverse;
    }

    /// <summary>The first two derivatives of the negative log likelihood by 1/T.</summary>
    private static (double Slope, double Curvature) Derivative(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights, double inverse)
    {
        int classes = logits.Length / labels.Length;
        double slope = 0, curvature = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<double> of = logits.Slice(row * classes, classes);
            double greatest = double.NegativeInfinity, sum = 0, first = 0, second = 0;
            foreach (double logit in of)
            {
                greatest = Math.Max(greatest, logit);
            }

            foreach (double logit in of)
            {
                double below = logit - greatest, share = Math.Exp(inverse * below);
                sum += share;
                first += share * below;
                second += share * below * below;
            }

            double mean = first / sum, weight = weights.IsEmpty ? 1 : weights[row];
            slope += weight * (mean - (of[labels[row]] - greatest));
            curvature += weight * Math.Max(0, second / sum - mean * mean);
        }

        return (slope, curvature);
    }

    private static bool AnyWrong(ReadOnlySpan<double> logits, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights, int classes)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<double> of = logits.Slice(row * classes, classes);
            foreach (double logit in of)
            {
                if (logit > of[labels[row]] && (weights.IsEmpty || weights[row] > 0))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
