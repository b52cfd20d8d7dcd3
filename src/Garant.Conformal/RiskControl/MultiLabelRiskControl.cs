namespace Garant.Conformal.RiskControl;

/// <summary>Thresholds of the labels' probabilities that keep one or several mean losses at their levels, and the best of them by a second criterion.</summary>
/// <remarks>
/// A label is selected where its probability is above the threshold. For rows that are all in memory; images that are not go one by one
/// through <see cref="MultiLabelLosses"/> into a <see cref="RiskCurve"/>. Immutable and safe to use from several threads.
/// </remarks>
public sealed class MultiLabelRiskControl
{
    private readonly RiskCurve[] _curves;
    private readonly RiskCurve _objective;
    private readonly Func<int, int, double> _bound;

    private MultiLabelRiskControl(RiskCurve[] curves, MultiLabelTarget[] targets, RiskCurve objective, int[] valid, Func<int, int, double> bound)
    {
        (_curves, Targets, _objective, Valid, _bound) = (curves, targets, objective, valid, bound);
        double[] means = objective.Means;
        Best = valid.Length > 0 ? valid.MinBy(place => means[place]) : null;
    }

    private delegate (int[] Valid, Func<int, int, double> Bound) Decide(RiskCurve[] curves, MultiLabelTarget[] targets);

    /// <summary>The thresholds that were looked at, ascending.</summary>
    public IReadOnlyList<double> Thresholds => _objective.Parameters;

    /// <summary>What was to be kept.</summary>
    public IReadOnlyList<MultiLabelTarget> Targets { get; }

    /// <summary>The places of the thresholds at which every loss is under control, ascending; none is an answer.</summary>
    public IReadOnlyList<int> Valid { get; }

    /// <summary>The place of the valid threshold with the least loss of the objective, the first of equal ones; <c>null</c> where none is valid.</summary>
    public int? Best { get; }

    /// <summary>Learn then test: with confidence 1 − δ all valid thresholds keep all mean losses at once. Angelopoulos et al. (2025).</summary>
    /// <param name="probabilities">n × labels probabilities, row-major.</param>
    /// <param name="labels">Which labels are true, likewise.</param>
    /// <param name="count">How many labels a row has.</param>
    /// <param name="thresholds">The thresholds, finite and strictly ascending.</param>
    /// <param name="targets">The losses and their levels, each tested by the Hoeffding–Bentkus p-value.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <param name="procedure">How the thresholds are tested at once; Holm's if none is given.</param>
    /// <param name="objective">What the best threshold is the best in; if none is given recall for precision, precision for recall, else the first of the losses.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no target, a probability is none, or a row has no label that a loss is about; the row is named.</exception>
    public static MultiLabelRiskControl LearnThenTest(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<bool> labels,
        int count,
        ReadOnlySpan<double> thresholds,
        IReadOnlyList<MultiLabelTarget> targets,
        ConfidenceLevel confidence,
        FamilywiseProcedure? procedure = null,
        MultiLabelRisk? objective = null) =>
        Of(probabilities, labels, count, thresholds, targets, objective, (curves, asked) =>
        {
            double[] pValues = RiskControl.LearnThenTest.Combine([.. curves.Zip(asked, (curve, target) => RiskControl.LearnThenTest.PValues(curve, target.Loss))]);
            int[] valid = (procedure ?? FamilywiseProcedure.Holm).Reject(pValues, confidence, SurestFirst(pValues.Length, asked));
            double[][] means = Array.ConvertAll(curves, curve => curve.Means);
            return (valid, (target, place) => RiskBounds.HoeffdingBentkus(means[target][place], curves[target].Samples, confidence));
        });

    /// <summary>Conformal risk control: the losses of the next row are at most their levels on average, over calibration sets too. Angelopoulos et al. (2024), Theorem 1.</summary>
    /// <remarks>Calibration sets without a valid threshold count as kept, as for <see cref="BinaryRiskControl.Conformal"/>.</remarks>
    /// <param name="probabilities">n × labels probabilities, row-major.</param>
    /// <param name="labels">Which labels are true, likewise.</param>
    /// <param name="count">How many labels a row has.</param>
    /// <param name="thresholds">The thresholds, finite and strictly ascending.</param>
    /// <param name="targets">Recall and the false positive rate, which do not turn as the threshold grows.</param>
    /// <param name="objective">What the best threshold is the best in.</param>
    /// <exception cref="ArgumentException">As for <see cref="LearnThenTest"/>, or a loss may turn.</exception>
    public static MultiLabelRiskControl Conformal(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int count, ReadOnlySpan<double> thresholds, IReadOnlyList<MultiLabelTarget> targets, MultiLabelRisk? objective = null) =>
        Of(probabilities, labels, count, thresholds, targets, objective, (curves, asked) =>
        {
            int?[] furthest = [.. curves.Zip(asked, (curve, target) => ConformalRiskControl.Choose(curve, target.Loss)?.Index)];
            double[][] bounds = Array.ConvertAll(curves, curve => curve.NextLossBounds());
            return (Common(curves, furthest), (target, place) => bounds[target][place]);
        });

    /// <summary>Risk-controlling prediction sets: with confidence 1 − δ all mean losses are at their levels, each by a bound with its part of δ. Bates et al. (2021), Theorem 1.</summary>
    /// <param name="probabilities">n × labels probabilities, row-major.</param>
    /// <param name="labels">Which labels are true, likewise.</param>
    /// <param name="count">How many labels a row has.</param>
    /// <param name="thresholds">The thresholds, finite and strictly ascending.</param>
    /// <param name="targets">Recall and the false positive rate, which do not turn as the threshold grows.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <param name="bound">Which upper bound.</param>
    /// <param name="objective">What the best threshold is the best in.</param>
    /// <param name="random">
    /// Shuffles the rows for the betting bound, which reads them one after another. Without it they are read as they stand, and the promise
    /// holds only where their order has nothing to do with probabilities and labels: not for a sorted table.
    /// </param>
    /// <exception cref="ArgumentException">As for <see cref="Conformal"/>.</exception>
    public static MultiLabelRiskControl RiskControlling(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<bool> labels,
        int count,
        ReadOnlySpan<double> thresholds,
        IReadOnlyList<MultiLabelTarget> targets,
        ConfidenceLevel confidence,
        RiskBound bound = RiskBound.WaudbySmithRamdas,
        MultiLabelRisk? objective = null,
        Random? random = null)
    {
        double[] p = probabilities.ToArray(), grid = thresholds.ToArray();
        bool[] answers = labels.ToArray();
        if (random is not null && p.Length == answers.Length && count > 0)
        {
            Shuffle(p, answers, count, random);
        }

        return Of(p, answers, count, grid, targets, objective, (curves, asked) =>
        {
            PromiseConfidence.Check(confidence);
            ConfidenceLevel each = confidence.Shared(asked.Length);
            if (bound != RiskBound.WaudbySmithRamdas)
            {
                double[][] bounds = Array.ConvertAll(curves, curve => curve.Bounds(bound, each));
                return (Common(curves, [.. curves.Zip(asked, (curve, target) => RiskControllingSets.Choose(curve, target.Loss, each, bound)?.Index)]), (target, place) => bounds[target][place]);
            }

            int?[] furthest = [.. asked.Select(target => RiskControllingSets.Choose(MultiLabelCurve.OfBets(target.Risk, p, answers, count, grid, target.Loss, each)))];
            return (Common(curves, furthest), (target, place) => RiskBounds.WaudbySmithRamdas(MultiLabelCurve.Losses(asked[target].Risk, p, answers, count, grid[place]), each));
        });
    }

    /// <summary>What the rows say of each target at a threshold: the mean in the unit of its level, and the bound of the true one, by this threshold alone.</summary>
    /// <param name="index">The threshold's place.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such threshold.</exception>
    public (double Value, double Bound)[] Estimates(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Thresholds.Count);
        return [.. Targets.Select((target, place) => (Value(target, _curves[place].Means[index]), Value(target, _bound(place, index))))];

        static double Value(MultiLabelTarget target, double loss) => target.IsLeast ? 1 - loss : loss;
    }

    /// <summary>Selects labels at the best threshold.</summary>
    /// <param name="probabilities">The probabilities of a row's labels.</param>
    /// <param name="selected">Room for whether each is selected.</param>
    /// <exception cref="ArgumentException">The room is too small, or a probability is none.</exception>
    /// <exception cref="InvalidOperationException">No threshold is valid.</exception>
    public void Select(ReadOnlySpan<double> probabilities, Span<bool> selected)
    {
        Inputs.Room(selected.Length, nameof(selected), probabilities.Length);
        Inputs.UnitInterval(probabilities, nameof(probabilities), "take the row out or correct the model");
        double threshold = Best is int best
            ? Thresholds[best]
            : throw new InvalidOperationException("No threshold keeps every loss at its level, so nothing can be selected; ask for less, or calibrate on more rows.");
        for (int label = 0; label < probabilities.Length; label++)
        {
            selected[label] = probabilities[label] > threshold;
        }
    }

    private static MultiLabelRiskControl Of(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<bool> labels,
        int count,
        ReadOnlySpan<double> thresholds,
        IReadOnlyList<MultiLabelTarget> targets,
        MultiLabelRisk? objective,
        Decide decide)
    {
        ArgumentNullException.ThrowIfNull(targets);
        Inputs.NotEmpty(targets.Count, nameof(targets));
        MultiLabelTarget[] asked = [.. targets];
        if (Array.FindIndex(asked, target => target.Level == 0m) is var none and >= 0)
        {
            throw Inputs.Fault($"targets[{none}] is the default value of its type, which has no level; write new MultiLabelTarget(risk, level).", nameof(targets));
        }

        RiskCurve[] curves = new RiskCurve[asked.Length];
        for (int target = 0; target < asked.Length; target++)
        {
            curves[target] = MultiLabelCurve.Of(asked[target].Risk, probabilities, labels, count, thresholds);
        }

        MultiLabelRisk best = objective ?? (asked is [{ Risk: MultiLabelRisk.Precision or MultiLabelRisk.FalsePositiveRate }] ? MultiLabelRisk.Recall
            : asked is [{ Risk: MultiLabelRisk.Recall }] ? MultiLabelRisk.Precision
            : asked[0].Risk);
        int known = Array.FindIndex(asked, target => target.Risk == best);
        (int[] valid, Func<int, int, double> bound) = decide(curves, asked);
        return new(curves, asked, known >= 0 ? curves[known] : MultiLabelCurve.OfTelling(best, probabilities, labels, count, thresholds), valid, bound);
    }

    /// <summary>The places from the surest threshold on; <c>null</c> where that is not known before the data are seen.</summary>
    private static int[]? SurestFirst(int count, MultiLabelTarget[] targets)
    {
        IEnumerable<int> places = Enumerable.Range(0, count);
        return targets.All(target => target.Risk == MultiLabelRisk.Recall) ? [.. places]
            : targets.All(target => target.Risk is MultiLabelRisk.FalsePositiveRate or MultiLabelRisk.Precision) ? [.. places.Reverse()]
            : null;
    }

    /// <summary>Puts the rows in another order.</summary>
    private static void Shuffle(double[] probabilities, bool[] labels, int count, Random random)
    {
        int[] order = [.. Enumerable.Range(0, labels.Length / count)];
        random.Shuffle(order);
        double[] p = [.. probabilities];
        bool[] answers = [.. labels];
        for (int row = 0; row < order.Length; row++)
        {
            p.AsSpan(order[row] * count, count).CopyTo(probabilities.AsSpan(row * count));
            answers.AsSpan(order[row] * count, count).CopyTo(labels.AsSpan(row * count));
        }
    }

    /// <summary>The places that every loss allows: for each, those from its sure end to its furthest.</summary>
    private static int[] Common(RiskCurve[] curves, int?[] furthest)
    {
        IEnumerable<int> places = Enumerable.Range(0, curves[0].Parameters.Count);
        foreach ((RiskCurve curve, int? last) in curves.Zip(furthest))
        {
            places = last is not int end ? [] : places.Where(place => curve.Trend == RiskTrend.Increasing ? place <= end : place >= end);
        }

        return [.. places];
    }
}
