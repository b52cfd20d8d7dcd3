namespace Garant.Conformal.RiskControl;

/// <summary>An order of testing that is learned from rows set aside for it (split fixed-sequence testing).</summary>
/// <remarks>
/// Angelopoulos et al. (2025), section 3: for each β from 0 to 1 the hypothesis whose p-values are the nearest to β in every risk.
/// Here β runs through all numbers, not through a grid of them. The rows that teach the order must not test it.
/// </remarks>
public static class FixedSequenceOrder
{
    /// <summary>Learns the order.</summary>
    /// <param name="pValues">For each risk, m p-values of the rows set aside; not a number counts as 1.</param>
    /// <returns>The hypotheses in the order in which they are to be tested, the surest first; those that are the nearest to no β are left out. Of equally near ones the first counts; one that is the nearest to a single β only may be left out.</returns>
    /// <exception cref="ArgumentException">There is no risk or no p-value, the lengths differ, or a p-value is not between 0 and 1.</exception>
    public static int[] Learn(params IReadOnlyList<double[]> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        Inputs.NotEmpty(pValues.Count, nameof(pValues));
        double[][] checkedValues = [.. pValues.Select(values => FamilywiseControl.Checked(values))];
        foreach (double[] values in checkedValues)
        {
            Inputs.SameLength(values.Length, nameof(pValues), checkedValues[0].Length, "the first risk");
        }

        Range[] hypotheses = [.. Enumerable.Range(0, checkedValues[0].Length).Select(index => new Range(index, checkedValues.Min(values => values[index]), checkedValues.Max(values => values[index])))];
        return pValues.Count == 1
            ? [.. hypotheses.OrderBy(hypothesis => hypothesis.Low).DistinctBy(hypothesis => hypothesis.Low).Select(hypothesis => hypothesis.Index)]
            : [.. Nearest(hypotheses).Distinct()];
    }

    /// <summary>Which hypothesis is the nearest as β grows from 0 to 1.</summary>
    private static IEnumerable<int> Nearest(Range[] hypotheses)
    {
        Range nearest = hypotheses.MinBy(hypothesis => hypothesis.High);
        yield return nearest.Index;
        double beta = 0;
        while (true)
        {
            Range next = nearest;
            double when = 1;
            foreach (Range other in hypotheses)
            {
                double overtakes = other.Overtakes(nearest, beta);
                if (overtakes < when || (overtakes == when && when < 1 && other.IsNearerAfter(when, next)))
                {
                    (next, when) = (other, overtakes);
                }
            }

            if (when >= 1)
            {
                yield break;
            }

            (nearest, beta) = (next, when);
            yield return nearest.Index;
        }
    }

    /// <summary>A hypothesis with its least and its greatest p-value: max(β − low, high − β) away from β.</summary>
    private readonly record struct Range(int Index, double Low, double High)
    {
        private double Middle => (Low + High) / 2;

        /// <summary>Whether it is nearer than another one right after a β; of equally near ones the first is.</summary>
        public bool IsNearerAfter(double beta, Range other) => (beta < Middle, beta < other.Middle) switch
        {
            (true, true) => High < other.High || (High == other.High && Index < other.Index),
            (false, false) => Low > other.Low || (Low == other.Low && Index < other.Index),
            (true, false) => beta >= (High + other.Low) / 2,
            (false, true) => beta < (Low + other.High) / 2,
        };

        /// <summary>From which β on it is nearer than another one; 1 where it never is.</summary>
        public double Overtakes(Range other, double from)
        {
            Span<double> turns = [from, Middle, other.Middle, (High + other.Low) / 2];
            turns.Sort();
            foreach (double turn in turns)
            {
                if (turn >= from && turn < 1 && IsNearerAfter(turn, other))
                {
                    return turn;
                }
            }

            return 1;
        }
    }
}
