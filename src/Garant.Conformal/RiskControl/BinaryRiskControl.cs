using Garant.Conformal.Metrics;

namespace Garant.Conformal.RiskControl;

/// <summary>Thresholds of a probability that keep one or several risks of the decisions at their levels, and the best of them by a second criterion.</summary>
/// <remarks>
/// From the labels and probabilities of rows the model was not trained on. Three promises, by what they cost: <see cref="Conformal"/> on
/// average, <see cref="RiskControlling"/> and <see cref="LearnThenTest"/> with a confidence, the last for every risk and for two thresholds too.
/// Immutable and safe to use from several threads.
/// </remarks>
public sealed class BinaryRiskControl
{
    private readonly DecisionThresholds[] _thresholds;
    private readonly RiskTarget[] _targets;
    private readonly DecisionOutcomes _outcomes;
    private readonly Func<RiskTarget, int, double> _bound;

    private BinaryRiskControl(
        DecisionOutcomes outcomes, DecisionThresholds[] thresholds, RiskTarget[] targets, BinaryRisk? objective, int[] valid, double[] pValues, Func<RiskTarget, int, double> bound)
    {
        (_outcomes, _thresholds, _targets, Valid, PValues, _bound) = (outcomes, thresholds, targets, valid, pValues, bound);
        Objective = objective ?? Usual(targets);
        Best = FindBest(valid);
    }

    /// <summary>The thresholds that were looked at.</summary>
    public IReadOnlyList<DecisionThresholds> Thresholds => _thresholds;

    /// <summary>What was to be kept.</summary>
    public IReadOnlyList<RiskTarget> Targets => _targets;

    /// <summary>What the best threshold is the best in.</summary>
    public BinaryRisk Objective { get; }

    /// <summary>The places of the thresholds at which every risk is under control, ascending; none is an answer.</summary>
    public IReadOnlyList<int> Valid { get; }

    /// <summary>The place of the valid threshold with the best <see cref="Objective"/>, the first of equal ones; <c>null</c> where none is valid.</summary>
    public int? Best { get; }

    /// <summary>The p-value of "some risk misses its level" at each threshold; empty where nothing was tested.</summary>
    public IReadOnlyList<double> PValues { get; }

    /// <summary>Learn then test: with confidence 1 − δ all valid thresholds keep all risks at once. Angelopoulos et al. (2025).</summary>
    /// <param name="probabilities">n probabilities of label 1.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="thresholds">Single thresholds, or pairs with rows between them that nothing is decided of; fixed before the data were seen.</param>
    /// <param name="targets">The risks and their levels; each is tested by the exact binomial p-value of the rows that count.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <param name="procedure">How the thresholds are tested at once; Holm's if none is given.</param>
    /// <param name="objective">What the best threshold is the best in; if none is given recall for precision, precision for recall, and so on, or the first of several risks.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, threshold or risk, a probability, label or threshold is none, or the procedure needs an order and the risks have none in common.</exception>
    public static BinaryRiskControl LearnThenTest(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<int> labels,
        IReadOnlyList<DecisionThresholds> thresholds,
        IReadOnlyList<RiskTarget> targets,
        ConfidenceLevel confidence,
        FamilywiseProcedure? procedure = null,
        BinaryRisk? objective = null)
    {
        (DecisionOutcomes outcomes, DecisionThresholds[] pairs, RiskTarget[] asked) = Prepare(probabilities, labels, thresholds, targets);
        double[] pValues = RiskControl.LearnThenTest.Combine(PValuesOf(outcomes, pairs, asked, RiskPValues.Binomial));
        procedure ??= FamilywiseProcedure.Holm;
        int[] valid = procedure.Reject(pValues, confidence, SurestFirst(pairs, asked));
        return new(outcomes, pairs, asked, objective, valid, pValues, (target, place) =>
        {
            (int failures, int rows) = outcomes.Count(target.Risk, place);
            return BinomialBounds.Above(failures, rows, confidence);
        });
    }

    /// <summary>Conformal risk control: the next row that counts fails with at most the level's probability, over calibration sets too. Angelopoulos et al. (2024), Theorem 1.</summary>
    /// <remarks>
    /// Calibration sets without a valid threshold count as kept, as they are where the surest decision of all is taken then (for recall: always
    /// positive). Where they are frequent, the risk given that a threshold was found may be above its level: ask for less, or for a confidence.
    /// </remarks>
    /// <param name="probabilities">n probabilities of label 1.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="thresholds">Single thresholds, strictly ascending.</param>
    /// <param name="targets">Risks that count the same rows at every threshold: recall, specificity, false positive rate, rate of positive decisions.</param>
    /// <param name="objective">What the best threshold is the best in.</param>
    /// <exception cref="ArgumentException">As for <see cref="LearnThenTest"/>, or a risk counts other rows at another threshold, or thresholds are pairs or do not ascend.</exception>
    public static BinaryRiskControl Conformal(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, IReadOnlyList<DecisionThresholds> thresholds, IReadOnlyList<RiskTarget> targets, BinaryRisk? objective = null)
    {
        (DecisionOutcomes outcomes, DecisionThresholds[] pairs, RiskTarget[] asked) = Prepare(probabilities, labels, thresholds, targets);
        RequireTrend(pairs, asked);
        int[] valid = Common(pairs.Length, asked, (target, place) =>
        {
            (int failures, int rows) = outcomes.Count(target.Risk, place);
            return failures + 1 <= target.Risk.Failures(target.Level) * (rows + 1);
        });
        return new(outcomes, pairs, asked, objective, valid, [], (target, place) =>
        {
            (int failures, int rows) = outcomes.Count(target.Risk, place);
            return (failures + 1.0) / (rows + 1);
        });
    }

    /// <summary>Risk-controlling prediction sets: with confidence 1 − δ all risks are at their levels, each by a bound with its part of δ. Bates et al. (2021), Theorem 1.</summary>
    /// <param name="probabilities">n probabilities of label 1.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="thresholds">Single thresholds, strictly ascending.</param>
    /// <param name="targets">Risks that count the same rows at every threshold: recall, specificity, false positive rate, rate of positive decisions.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <param name="bound">Which upper bound.</param>
    /// <param name="objective">What the best threshold is the best in.</param>
    /// <param name="random">
    /// Shuffles the rows for the betting bound, which reads them one after another. Without it they are read as they stand, and the promise
    /// holds only where their order has nothing to do with probabilities and labels: not for a sorted table.
    /// </param>
    /// <exception cref="ArgumentException">As for <see cref="Conformal"/>.</exception>
    public static BinaryRiskControl RiskControlling(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<int> labels,
        IReadOnlyList<DecisionThresholds> thresholds,
        IReadOnlyList<RiskTarget> targets,
        ConfidenceLevel confidence,
        RiskBound bound = RiskBound.WaudbySmithRamdas,
        BinaryRisk? objective = null,
        Random? random = null)
    {
        (DecisionOutcomes outcomes, DecisionThresholds[] pairs, RiskTarget[] asked) = Prepare(probabilities, labels, thresholds, targets);
        RequireTrend(pairs, asked);
        PromiseConfidence.Check(confidence);
        ConfidenceLevel each = confidence.Shared(asked.Length);
        (double Probability, int Label)[] rows = new (double, int)[labels.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = (probabilities[row], labels[row]);
        }

        random?.Shuffle(rows);
        int[] valid = Common(pairs.Length, asked, (target, place) =>
            Losses(target, place) is { Length: > 0 } losses && RiskBounds.IsAtMost(bound, losses, (double)target.Risk.Failures(target.Level), each));
        return new(outcomes, pairs, asked, objective, valid, [], (target, place) =>
            Losses(target, place) is { Length: > 0 } losses ? RiskBounds.Of(bound, losses, each) : 1);

        double[] Losses(RiskTarget target, int place) =>
            [.. rows.Select(row => target.Risk.Fails(row.Label, pairs[place].Decide(row.Probability))).Where(fails => fails is not null).Select(fails => fails == true ? 1.0 : 0.0)];
    }

    /// <summary>Learns an order of testing from rows set aside for it, for <see cref="FamilywiseProcedure.InOrder"/>. Angelopoulos et al. (2025), section 3.</summary>
    /// <param name="probabilities">The probabilities of the rows set aside; they must not be among those that are tested.</param>
    /// <param name="labels">Their labels, 0 or 1.</param>
    /// <param name="thresholds">The thresholds that will be tested.</param>
    /// <param name="targets">The risks and their levels.</param>
    /// <returns>Places of thresholds, the surest first; some may be left out.</returns>
    /// <exception cref="ArgumentException">As for <see cref="LearnThenTest"/>.</exception>
    public static int[] LearnOrder(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, IReadOnlyList<DecisionThresholds> thresholds, IReadOnlyList<RiskTarget> targets)
    {
        (DecisionOutcomes outcomes, DecisionThresholds[] pairs, RiskTarget[] asked) = Prepare(probabilities, labels, thresholds, targets);
        return FixedSequenceOrder.Learn(PValuesOf(outcomes, pairs, asked, (failures, rows, level) => RiskPValues.HoeffdingBentkus(rows > 0 ? (double)failures / rows : 1, rows, level)));
    }

    /// <summary>What the rows say of each risk at a threshold, in the order of the targets.</summary>
    /// <param name="index">The threshold's place.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such threshold.</exception>
    public BinaryRiskEstimate[] Estimates(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _thresholds.Length);
        return [.. _targets.Select(target =>
        {
            (double value, int rows) = Value(target.Risk, index);
            return new BinaryRiskEstimate(target.Risk, value, target.Risk.Value(_bound(target, index)), rows);
        })];
    }

    /// <summary>The value of any risk on these rows at a threshold, and of how many rows; without any it is not a number.</summary>
    /// <param name="risk">The risk, whether it was controlled or not.</param>
    /// <param name="index">The threshold's place.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such threshold.</exception>
    public (double Value, int Rows) Value(BinaryRisk risk, int index)
    {
        ArgumentNullException.ThrowIfNull(risk);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _thresholds.Length);
        (int failures, int rows) = _outcomes.Count(risk, index);
        return (risk.Value((double)failures / rows), rows);
    }

    /// <summary>Decides at the best threshold.</summary>
    /// <param name="probability">The probability of label 1, from 0 to 1.</param>
    /// <exception cref="InvalidOperationException">No threshold is valid.</exception>
    public Decision Decide(double probability) => Best is int best
        ? _thresholds[best].Decide(probability)
        : throw new InvalidOperationException("No threshold keeps every risk at its level, so nothing can be decided; ask for less, or calibrate on more rows.");

    private static (DecisionOutcomes Outcomes, DecisionThresholds[] Thresholds, RiskTarget[] Targets) Prepare(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, IReadOnlyList<DecisionThresholds> thresholds, IReadOnlyList<RiskTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(targets);
        Inputs.NotEmpty(targets.Count, nameof(targets));
        RiskTarget[] asked = [.. targets];
        if (Array.FindIndex(asked, target => target.Risk is null) is var none and >= 0)
        {
            throw Inputs.Fault($"targets[{none}] is the default value of its type, which names no risk; write new RiskTarget(risk, level).", nameof(targets));
        }

        DecisionOutcomes outcomes = new(probabilities, labels, thresholds);
        return (outcomes, [.. thresholds], asked);
    }

    private static double[][] PValuesOf(DecisionOutcomes outcomes, DecisionThresholds[] thresholds, RiskTarget[] targets, Func<int, int, double, double> pValue) =>
        [.. targets.Select(target => Enumerable.Range(0, thresholds.Length).Select(place =>
        {
            (int failures, int rows) = outcomes.Count(target.Risk, place);
            return pValue(failures, rows, (double)target.Risk.Failures(target.Level));
        }).ToArray())];

    /// <summary>The places from the surest threshold on; <c>null</c> where that is not known before the data are seen.</summary>
    private static int[]? SurestFirst(DecisionThresholds[] thresholds, RiskTarget[] targets)
    {
        bool?[] ends = [.. targets.Select(target => target.Risk.SurestIsHigh).Distinct()];
        if (ends is not [bool isHigh] || thresholds.Any(pair => pair.CanAbstain))
        {
            return null;
        }

        IEnumerable<int> places = Enumerable.Range(0, thresholds.Length);
        return isHigh ? [.. places.OrderByDescending(place => thresholds[place].High)] : [.. places.OrderBy(place => thresholds[place].High)];
    }

    private static void RequireTrend(DecisionThresholds[] thresholds, RiskTarget[] targets)
    {
        foreach (RiskTarget target in targets.Where(target => target.Risk.Trend == RiskTrend.None))
        {
            throw Inputs.Fault($"{target.Risk.Name} may rise and fall with the threshold or counts other rows at each, and only a risk that does neither can be controlled so; take LearnThenTest.", nameof(targets));
        }

        foreach ((int place, DecisionThresholds pair) in thresholds.Index())
        {
            if (pair.CanAbstain || (place > 0 && pair.High <= thresholds[place - 1].High))
            {
                throw Inputs.Fault($"thresholds[{place}] is not a single threshold above the one before it; sort them, or take LearnThenTest for pairs.", nameof(thresholds));
            }
        }
    }

    /// <summary>The places that every risk allows: for each, those from its sure end on until it first fails.</summary>
    private static int[] Common(int count, RiskTarget[] targets, Func<RiskTarget, int, bool> isControlled)
    {
        IEnumerable<int> places = Enumerable.Range(0, count);
        foreach (RiskTarget target in targets)
        {
            int last = ConformalRiskControl.Furthest(count, target.Risk.Trend, place => isControlled(target, place));
            places = last < 0 ? [] : places.Where(place => target.Risk.Trend == RiskTrend.Increasing ? place <= last : place >= last);
        }

        return [.. places];
    }

    private static BinaryRisk Usual(RiskTarget[] targets) => targets.Length > 1 ? targets[0].Risk
        : targets[0].Risk.Counterpart ?? throw Inputs.Fault($"What the best threshold is the best in does not follow from {targets[0].Risk.Name}; name an objective.", "objective");

    private int? FindBest(int[] valid)
    {
        (int Failures, int Rows, int Place)? best = null;
        foreach (int place in valid)
        {
            (int failures, int rows) = _outcomes.Count(Objective, place);
            if (best is null || (rows > 0 && (best.Value.Rows == 0 || (long)failures * best.Value.Rows < (long)best.Value.Failures * rows)))
            {
                best = (failures, rows, place);
            }
        }

        return best?.Place;
    }
}
