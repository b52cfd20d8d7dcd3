using System.Buffers;

namespace Garant.Conformal.RiskControl;

/// <summary>The losses of a row of labels at every threshold at once: a label is selected where its probability is above the threshold.</summary>
/// <remarks>
/// Rows may differ in length (images of any size), and one row is looked at at a time, in time proportional to its labels and the
/// thresholds. The losses go into a <see cref="RiskCurve"/> or a <see cref="BettingCurve"/>. Safe to use from several threads.
/// </remarks>
public sealed class MultiLabelLosses
{
    private readonly double[] _thresholds;
    private readonly ThresholdSearch _search;

    /// <summary>Prepares the losses.</summary>
    /// <param name="risk">Which loss.</param>
    /// <param name="thresholds">The thresholds, finite and strictly ascending.</param>
    /// <exception cref="ArgumentException">There is no threshold, or they do not ascend.</exception>
    public MultiLabelLosses(MultiLabelRisk risk, ReadOnlySpan<double> thresholds)
    {
        Inputs.Ascending(thresholds, nameof(thresholds));
        (Risk, _thresholds) = (risk, thresholds.ToArray());
        _search = new(_thresholds);
    }

    /// <summary>Which loss.</summary>
    public MultiLabelRisk Risk { get; }

    /// <summary>The thresholds, ascending.</summary>
    public IReadOnlyList<double> Thresholds => _thresholds;

    /// <summary>How the loss moves when the threshold grows.</summary>
    public RiskTrend Trend => Risk switch
    {
        MultiLabelRisk.Recall => RiskTrend.Increasing,
        MultiLabelRisk.FalsePositiveRate => RiskTrend.Decreasing,
        _ => RiskTrend.None,
    };

    /// <summary>The losses of a row.</summary>
    /// <param name="probabilities">The probability of each label, from 0 to 1.</param>
    /// <param name="labels">Which labels are true.</param>
    /// <param name="losses">Room for a loss at each threshold.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no label, a probability is none, or the row has no true (recall) or no false label (false positive rate).</exception>
    public void Fill(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, Span<double> losses)
    {
        if (!TryFill(probabilities, labels, losses))
        {
            (string kind, string loss) = Risk == MultiLabelRisk.Recall ? ("true", "recall") : ("false", "false positive rate");
            throw Inputs.Fault($"The row has no {kind} label, so it says nothing of the {loss}; leave it out.", nameof(labels));
        }
    }

    /// <summary>The losses of a row, unless it has no label that the loss is about.</summary>
    internal bool TryFill(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, Span<double> losses)
    {
        Inputs.NotEmpty(probabilities.Length, nameof(probabilities));
        Inputs.SameLength(labels.Length, nameof(labels), probabilities.Length, nameof(probabilities));
        Inputs.UnitInterval(probabilities, nameof(probabilities), "take the row out or correct the model");
        Inputs.Room(losses.Length, nameof(losses), _thresholds.Length);
        int places = _thresholds.Length + 1;
        int[] rented = ArrayPool<int>.Shared.Rent(2 * places);
        try
        {
            Span<int> counts = rented.AsSpan(0, 2 * places);
            counts.Clear();
            for (int label = 0; label < probabilities.Length; label++)
            {
                counts[2 * _search.Below(probabilities[label]) + (labels[label] ? 1 : 0)]++;
            }

            return TryFill(counts, losses);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    /// <summary>The same for probabilities of single precision, such as an image's.</summary>
    /// <param name="probabilities">The probability of each label, from 0 to 1.</param>
    /// <param name="labels">Which labels are true.</param>
    /// <param name="losses">Room for a loss at each threshold.</param>
    /// <exception cref="ArgumentException">As for double precision.</exception>
    public void Fill(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> labels, Span<double> losses)
    {
        double[] rented = ArrayPool<double>.Shared.Rent(probabilities.Length);
        try
        {
            Span<double> wide = rented.AsSpan(0, probabilities.Length);
            SinglePrecision.Widen(probabilities, wide);
            Fill(wide, labels, losses);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>From how many false and true labels exceed just so many thresholds.</summary>
    private bool TryFill(ReadOnlySpan<int> counts, Span<double> losses)
    {
        int falses = 0, trues = 0;
        for (int place = 0; place < counts.Length; place += 2)
        {
            (falses, trues) = (falses + counts[place], trues + counts[place + 1]);
        }

        if (Risk == MultiLabelRisk.Recall ? trues == 0 : Risk == MultiLabelRisk.FalsePositiveRate && falses == 0)
        {
            return false;
        }

        (int falseHits, int hits) = (falses, trues);
        for (int threshold = 0; threshold < _thresholds.Length; threshold++)
        {
            falseHits -= counts[2 * threshold];
            hits -= counts[2 * threshold + 1];
            losses[threshold] = Loss(hits, falseHits, trues, falses);
        }

        return true;
    }

    private double Loss(int hits, int falseHits, int trues, int falses) => Risk switch
    {
        MultiLabelRisk.Recall => 1 - (double)hits / trues,
        MultiLabelRisk.Precision => hits + falseHits == 0 ? 1 : (double)falseHits / (hits + falseHits),
        MultiLabelRisk.FalsePositiveRate => (double)falseHits / falses,
        MultiLabelRisk.Accuracy => (double)(falseHits + trues - hits) / (trues + falses),
        MultiLabelRisk.FMeasure => trues + falseHits == 0 ? 0 : (double)(falseHits + trues - hits) / (hits + falseHits + trues),
        _ => throw new InvalidOperationException($"There is no loss {Risk}."),
    };
}
