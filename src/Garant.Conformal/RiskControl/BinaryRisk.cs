namespace Garant.Conformal.RiskControl;

/// <summary>A risk of decisions between yes and no: the share of failures among the rows that count, or its complement such as recall.</summary>
/// <remarks>
/// Rows are counted by their label and by what is decided of them. A row of which nothing is decided is a miss for recall and
/// for accuracy, and does not count for precision.
/// </remarks>
public sealed class BinaryRisk
{
    private const int Outcomes = 6;

    /// <summary>For the labels 0 and 1, each decided negative, positive or not at all: whether the row is a failure; null where it does not count.</summary>
    private readonly bool?[] _failures;

    private readonly Kind _kind;

    private BinaryRisk(string name, Kind kind, RiskTrend trend, bool?[] failures, bool? surestIsHigh) =>
        (Name, _kind, Trend, _failures, SurestIsHigh) = (name, kind, trend, failures, surestIsHigh);

    private enum Kind
    {
        Rate,
        Complement,
        FMeasure,
    }

    /// <summary>How many of the positive rows are found.</summary>
    public static BinaryRisk Recall { get; } = new("recall", Kind.Complement, RiskTrend.Increasing, [null, null, null, true, false, true], false);

    /// <summary>How many of the negative rows are decided negative or left alone: 1 less the false positive rate.</summary>
    public static BinaryRisk Specificity { get; } = new("specificity", Kind.Complement, RiskTrend.Decreasing, [false, true, false, null, null, null], true);

    /// <summary>How many of the negative rows are decided positive.</summary>
    public static BinaryRisk FalsePositiveRate { get; } = new("fpr", Kind.Rate, RiskTrend.Decreasing, [false, true, false, null, null, null], true);

    /// <summary>How many of the rows decided positive are positive.</summary>
    public static BinaryRisk Precision { get; } = new("precision", Kind.Complement, RiskTrend.None, [null, true, null, null, false, null], true);

    /// <summary>How many of the rows decided positive are negative: 1 less the precision.</summary>
    public static BinaryRisk FalseDiscoveryRate { get; } = new("fdr", Kind.Rate, RiskTrend.None, [null, true, null, null, false, null], true);

    /// <summary>How many of the rows decided negative are negative.</summary>
    public static BinaryRisk NegativePredictiveValue { get; } = new("npv", Kind.Complement, RiskTrend.None, [false, null, null, true, null, null], false);

    /// <summary>How many rows are decided rightly; one of which nothing is decided is not.</summary>
    public static BinaryRisk Accuracy { get; } = new("accuracy", Kind.Complement, RiskTrend.None, [false, true, true, true, false, true], null);

    /// <summary>How many of the rows of which something is decided are decided rightly.</summary>
    public static BinaryRisk SelectiveAccuracy { get; } = new("selective-accuracy", Kind.Complement, RiskTrend.None, [false, true, null, true, false, null], null);

    /// <summary>Of how many rows nothing is decided.</summary>
    public static BinaryRisk AbstentionRate { get; } = new("abstention", Kind.Rate, RiskTrend.None, [false, false, true, false, false, true], null);

    /// <summary>How many rows are decided positive.</summary>
    public static BinaryRisk PositiveRate { get; } = new("positive-rate", Kind.Rate, RiskTrend.Decreasing, [false, true, false, false, true, false], true);

    /// <summary>
    /// The F₁ measure 2·TP/(2·TP + FP + FN). Its test is exact: F₁ is at least F where, of the rows that are positive or decided positive,
    /// at most (2 − 2F)/(2 − F) are decided wrongly.
    /// </summary>
    public static BinaryRisk FMeasure { get; } = new("f1", Kind.FMeasure, RiskTrend.None, [null, true, null, true, false, true], null);

    /// <summary>All that are built in.</summary>
    public static IReadOnlyList<BinaryRisk> All { get; } =
        [Recall, Precision, Accuracy, Specificity, FalsePositiveRate, FalseDiscoveryRate, NegativePredictiveValue, FMeasure, SelectiveAccuracy, AbstentionRate, PositiveRate];

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Whether a level is the least value that is wanted, as for recall, rather than the greatest, as for a rate of errors.</summary>
    public bool IsLeast => _kind != Kind.Rate;

    /// <summary>How the failures move when a single threshold grows, for risks that count the same rows at every threshold.</summary>
    public RiskTrend Trend { get; }

    /// <summary>Whether the highest threshold is expected to be the surest or the lowest; <c>null</c> where neither is.</summary>
    internal bool? SurestIsHigh { get; }

    /// <summary>What one would like to be good in while this risk is kept; <c>null</c> where nothing suggests itself.</summary>
    internal BinaryRisk? Counterpart =>
        this == Recall ? Precision
        : this == Precision || this == FalseDiscoveryRate || this == FalsePositiveRate || this == Specificity ? Recall
        : this == NegativePredictiveValue ? Specificity
        : this == Accuracy || this == SelectiveAccuracy || this == FMeasure ? this
        : null;

    /// <summary>A risk of your own.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="isFailure">Whether a row with this label (0 or 1) and this decision is a failure; <c>null</c> where the row does not count.</param>
    /// <param name="isLeast">Whether the risk is the share of successes, with a least value as its level, rather than the share of failures.</param>
    public static BinaryRisk Own(string name, Func<int, Decision, bool?> isFailure, bool isLeast = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(isFailure);
        bool?[] failures = [.. Enumerable.Range(0, Outcomes).Select(outcome => isFailure(outcome / 3, (Decision)(outcome % 3)))];
        return new(name, isLeast ? Kind.Complement : Kind.Rate, RiskTrend.None, failures, null);
    }

    /// <summary>The risk of decisions that were made.</summary>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="decisions">What was decided of each row.</param>
    /// <returns>The value, and how many rows it is of; without any the value is not a number.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a label is neither 0 nor 1.</exception>
    public (double Value, int Rows) Of(ReadOnlySpan<int> labels, ReadOnlySpan<Decision> decisions)
    {
        Inputs.NotEmpty(labels.Length, nameof(labels));
        Inputs.SameLength(decisions.Length, nameof(decisions), labels.Length, nameof(labels));
        Inputs.Binary(labels, nameof(labels));
        int[] outcomes = new int[Outcomes];
        for (int row = 0; row < labels.Length; row++)
        {
            outcomes[labels[row] * 3 + (int)decisions[row]]++;
        }

        (int failures, int rows) = Count(outcomes);
        return (Value((double)failures / rows), rows);
    }

    /// <summary>How many rows fail, and how many count, from how many there are of each outcome.</summary>
    internal (int Failures, int Rows) Count(ReadOnlySpan<int> outcomes)
    {
        int failures = 0, rows = 0;
        for (int outcome = 0; outcome < Outcomes; outcome++)
        {
            failures += _failures[outcome] == true ? outcomes[outcome] : 0;
            rows += _failures[outcome] is not null ? outcomes[outcome] : 0;
        }

        return (failures, rows);
    }

    /// <summary>Whether a row fails; <c>null</c> where it does not count.</summary>
    internal bool? Fails(int label, Decision decision) => _failures[label * 3 + (int)decision];

    /// <summary>The risk's value where this share of the rows that count fails.</summary>
    internal double Value(double failures) => _kind switch
    {
        Kind.Rate => failures,
        Kind.Complement => 1 - failures,
        Kind.FMeasure => (2 - 2 * failures) / (2 - failures),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The share of failures at which the risk has a value.</summary>
    internal decimal Failures(decimal level) => _kind switch
    {
        Kind.Rate => level,
        Kind.Complement => 1m - level,
        Kind.FMeasure => (2m - 2m * level) / (2m - level),
        _ => throw new InvalidOperationException(),
    };
}
