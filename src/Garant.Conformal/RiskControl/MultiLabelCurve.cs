namespace Garant.Conformal.RiskControl;

/// <summary>Curves of the losses of labels for rows that are all in memory; one row at a time, use <see cref="MultiLabelLosses"/> with the curve itself.</summary>
public static class MultiLabelCurve
{
    /// <summary>The mean loss at each threshold.</summary>
    /// <param name="risk">Which loss.</param>
    /// <param name="probabilities">n × labels probabilities, row-major.</param>
    /// <param name="labels">Which labels are true, likewise.</param>
    /// <param name="count">How many labels a row has.</param>
    /// <param name="thresholds">The thresholds, finite and strictly ascending.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a probability is none, or a row has no label that the loss is about; the row is named.</exception>
    public static RiskCurve Of(MultiLabelRisk risk, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int count, ReadOnlySpan<double> thresholds)
    {
        MultiLabelLosses losses = new(risk, thresholds);
        RiskCurve curve = new(thresholds, losses.Trend);
        ForEach(losses, probabilities, labels, count, curve.Add);
        return curve;
    }

    /// <summary>The betting bound at each threshold, for one level and confidence.</summary>
    /// <param name="risk">Which loss.</param>
    /// <param name="probabilities">n × labels probabilities, row-major.</param>
    /// <param name="labels">Which labels are true, likewise.</param>
    /// <param name="count">How many labels a row has.</param>
    /// <param name="thresholds">The thresholds, finite and strictly ascending.</param>
    /// <param name="level">α, from 0 to 1.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <exception cref="ArgumentException">As for the mean losses.</exception>
    public static BettingCurve OfBets(
        MultiLabelRisk risk, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int count, ReadOnlySpan<double> thresholds, decimal level, ConfidenceLevel confidence)
    {
        MultiLabelLosses losses = new(risk, thresholds);
        BettingCurve curve = new(thresholds, losses.Trend, Math.Max(1, probabilities.Length / Math.Max(1, count)), level, confidence);
        ForEach(losses, probabilities, labels, count, curve.Add);
        return curve;
    }

    /// <summary>The mean loss of the rows that have a label it is about; 0 where none has.</summary>
    internal static RiskCurve OfTelling(MultiLabelRisk risk, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int count, ReadOnlySpan<double> thresholds)
    {
        MultiLabelLosses losses = new(risk, thresholds);
        RiskCurve curve = new(thresholds, losses.Trend);
        double[] ofRow = new double[thresholds.Length];
        for (int start = 0; start < probabilities.Length; start += count)
        {
            if (losses.TryFill(probabilities.Slice(start, count), labels.Slice(start, count), ofRow))
            {
                curve.Add(ofRow);
            }
        }

        if (curve.Samples == 0)
        {
            curve.Add(new double[thresholds.Length]);
        }

        return curve;
    }

    /// <summary>The loss of each row at one threshold.</summary>
    internal static double[] Losses(MultiLabelRisk risk, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int count, double threshold)
    {
        List<double> losses = [];
        ForEach(new(risk, [threshold]), probabilities, labels, count, ofRow => losses.Add(ofRow[0]));
        return [.. losses];
    }

    private delegate void Add(ReadOnlySpan<double> losses);

    private static void ForEach(MultiLabelLosses losses, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int count, Add add)
    {
        Inputs.NotEmpty(probabilities.Length, nameof(probabilities));
        Inputs.SameLength(labels.Length, nameof(labels), probabilities.Length, nameof(probabilities));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (probabilities.Length % count != 0)
        {
            throw Inputs.Fault($"probabilities has {Inputs.Count(probabilities.Length, "number")}, no multiple of the {Inputs.Count(count, "label")} of a row; give every row all of them.", nameof(probabilities));
        }

        double[] ofRow = new double[losses.Thresholds.Count];
        for (int start = 0; start < probabilities.Length; start += count)
        {
            try
            {
                losses.Fill(probabilities.Slice(start, count), labels.Slice(start, count), ofRow);
            }
            catch (ArgumentException fault)
            {
                throw Inputs.Fault($"Row {start / count}: {fault.Message}", fault.ParamName ?? nameof(probabilities));
            }

            add(ofRow);
        }
    }
}
