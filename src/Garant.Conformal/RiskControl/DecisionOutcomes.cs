namespace Garant.Conformal.RiskControl;

/// <summary>How many rows of each label are decided which way at each of several thresholds, from one pass over the rows.</summary>
internal sealed class DecisionOutcomes
{
    private const int Labels = 2;

    private readonly DecisionThresholds[] _thresholds;
    private readonly double[] _values;

    /// <summary>By label, how many rows reach at least this many of the values.</summary>
    private readonly int[][] _reaching = new int[Labels][];

    public DecisionOutcomes(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, IReadOnlyList<DecisionThresholds> thresholds)
    {
        _thresholds = [.. thresholds];
        Check(probabilities, labels, _thresholds);
        _values = [.. _thresholds.SelectMany(pair => new[] { pair.Low, pair.High }).Distinct().Order()];
        ThresholdSearch search = new(_values);
        for (int label = 0; label < Labels; label++)
        {
            _reaching[label] = new int[_values.Length + 1];
        }

        for (int row = 0; row < labels.Length; row++)
        {
            _reaching[labels[row]][search.AtMost(probabilities[row])]++;
        }

        foreach (int[] reaching in _reaching)
        {
            for (int count = reaching.Length - 2; count >= 0; count--)
            {
                reaching[count] += reaching[count + 1];
            }
        }
    }

    /// <summary>How many rows fail at one of the thresholds, and how many count.</summary>
    public (int Failures, int Rows) Count(BinaryRisk risk, int index)
    {
        int low = Array.BinarySearch(_values, _thresholds[index].Low) + 1, high = Array.BinarySearch(_values, _thresholds[index].High) + 1;
        Span<int> outcomes = stackalloc int[Labels * 3];
        for (int label = 0; label < Labels; label++)
        {
            int[] reaching = _reaching[label];
            outcomes[label * 3 + (int)Decision.Negative] = reaching[0] - reaching[low];
            outcomes[label * 3 + (int)Decision.Positive] = reaching[high];
            outcomes[label * 3 + (int)Decision.Abstained] = reaching[low] - reaching[high];
        }

        return risk.Count(outcomes);
    }

    private static void Check(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, DecisionThresholds[] thresholds)
    {
        Inputs.NotEmpty(labels.Length, nameof(labels));
        Inputs.SameLength(probabilities.Length, nameof(probabilities), labels.Length, nameof(labels));
        Inputs.UnitInterval(probabilities, nameof(probabilities), "take the row out or correct the model");
        Inputs.Binary(labels, nameof(labels));
        Inputs.NotEmpty(thresholds.Length, nameof(thresholds));
        foreach ((int place, DecisionThresholds pair) in thresholds.Index())
        {
            if (!(double.IsFinite(pair.Low) && double.IsFinite(pair.High) && pair.Low <= pair.High))
            {
                throw Inputs.Fault($"thresholds[{place}] is ({Inputs.Text(pair.Low)}, {Inputs.Text(pair.High)}); give two finite numbers, the lower one first.", nameof(thresholds));
            }
        }
    }
}
