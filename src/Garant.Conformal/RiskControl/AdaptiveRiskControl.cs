using System.Collections.Concurrent;
using Garant.Conformal.Conditional;

namespace Garant.Conformal.RiskControl;

/// <summary>A threshold λ(x) = Φ(x)ᵀθ that follows the features, such that the expected loss is controlled in groups that overlap.</summary>
/// <remarks>
/// <para>
/// A loss ℓᵢ(λ) between 0 and B does not increase with λ. If the calibration rows and the next one are exchangeable, then
/// E[f(X)·(ℓ(λ(X)) − α)] ≤ 0 for every f ≥ 0 of the form Φ(x)ᵀβ: the mean loss is at most α over all rows (give an intercept as a column of ones), in
/// every group whose indicator is a column or a sum of columns, and under every shift with a density ratio of that form.
/// After Blot, Angelopoulos, Jordan, Brunel (2025), "Automatically adaptive conformal risk control"; with an intercept alone
/// it is conformal risk control (Angelopoulos et al. 2024). The features must not have been chosen on the calibration rows.
/// </para>
/// <para>
/// Why: Σ ∫(α − ℓᵢ) along Φ(xᵢ)ᵀθ is convex in θ; where it is least over all n + 1 rows, slopes ηᵢ ≥ ℓᵢ(λᵢ) − α satisfy Σ ηᵢΦ(xᵢ) = 0,
/// so that E[f(X)·η] = 0 for the next row too. Its loss is not known, so η is held just below the worst, B − α, and λ(x) is the least
/// threshold of the fit. That threshold does not decrease in η: if the true η is below B − α, the true threshold is at most λ(x) and
/// ℓ(λ(x)) − α ≤ η; else η = B − α, which no loss exceeds. Losses may jump and tie.
/// </para>
/// <para>
/// Instances are immutable and thread-safe.
/// </para>
/// </remarks>
public sealed class AdaptiveRiskControl
{
    /// <summary>How many levels are kept fitted.</summary>
    private const int MostLevels = 32;

    private readonly HingeSum _sum;
    private readonly FeatureBasis _basis;
    private readonly double[] _last;
    private readonly double[][] _coordinates;
    private readonly ConcurrentDictionary<decimal, LeastVertex> _levels = [];

    private AdaptiveRiskControl(ReadOnlySpan<int> steps, ReadOnlySpan<double> thresholds, ReadOnlySpan<double> losses, ReadOnlySpan<double> features, double bound)
    {
        Count = steps.Length;
        Features = features.Length / Count;
        Bound = bound;
        _basis = new(features, Features);
        _coordinates = _basis.Coordinates(features);
        _last = new double[Count];
        List<int> rows = [];
        List<double> breakpoints = [], weights = [];
        for (int row = 0, next = 0; row < Count; row++)
        {
            double loss = 1;
            for (int end = next + steps[row]; next < end; next++)
            {
                double scaled = losses[next] / bound;
                if (scaled < loss)
                {
                    rows.Add(row);
                    breakpoints.Add(thresholds[next]);
                    weights.Add(loss - scaled);
                    loss = scaled;
                }
            }

            _last[row] = loss;
        }

        int[] first = new int[Count];
        for (int hinge = rows.Count - 1; hinge >= 0; hinge--)
        {
            first[rows[hinge]] = hinge;
        }

        _sum = new(
            [.. _basis.BaseRows.Select(row => first[row])],
            [.. _coordinates.Select(coordinate => rows.Select(row => coordinate[row]).ToArray())],
            [.. breakpoints],
            [.. weights]);
    }

    /// <summary>n, the number of calibration samples.</summary>
    public int Count { get; }

    /// <summary>d, the number of features of a row.</summary>
    public int Features { get; }

    /// <summary>B, the greatest loss there can be.</summary>
    public double Bound { get; }

    /// <summary>Calibrates with the losses at the same thresholds for every row.</summary>
    /// <param name="thresholds">L thresholds, strictly ascending: the loss between two of them is that at the lower one, and below the first it counts as B.</param>
    /// <param name="losses">The losses of n rows at the thresholds, n × L, row-major: from 0 to B, not increasing along a row.</param>
    /// <param name="features">Φ of the n rows, n × d, row-major: such as a one and, for each group, a one or a zero. Columns may depend on each other.</param>
    /// <param name="bound">B, the greatest loss there can be, above 0.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row or threshold, a number is not finite, thresholds do not ascend, or a loss increases or is out of range.</exception>
    public static AdaptiveRiskControl Calibrate(ReadOnlySpan<double> thresholds, ReadOnlySpan<double> losses, ReadOnlySpan<double> features, double bound = 1)
    {
        Inputs.NotEmpty(thresholds.Length, nameof(thresholds));
        Inputs.NotEmpty(losses.Length, nameof(losses));
        int n = losses.Length / thresholds.Length;
        if (losses.Length % thresholds.Length != 0)
        {
            throw Inputs.Fault($"losses has {Inputs.Count(losses.Length, "number")} for {Inputs.Count(thresholds.Length, "threshold")}; give a row-major matrix with one loss for each threshold in each row.", nameof(losses));
        }

        int[] steps = new int[n];
        Array.Fill(steps, thresholds.Length);
        double[] all = new double[losses.Length];
        for (int row = 0; row < n; row++)
        {
            thresholds.CopyTo(all.AsSpan(row * thresholds.Length));
        }

        return Calibrate(steps, all, losses, features, bound);
    }

    /// <summary>Calibrates with steps of its own for every row.</summary>
    /// <param name="steps">How many steps the loss of each of the n rows has: at least 1.</param>
    /// <param name="thresholds">Where they are, row after row; strictly ascending within a row. Below its first step a loss counts as B.</param>
    /// <param name="losses">The loss from each step on: from 0 to B, not increasing within a row.</param>
    /// <param name="features">Φ of the n rows, n × d, row-major.</param>
    /// <param name="bound">B, the greatest loss there can be, above 0.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row or step, a number is not finite, thresholds do not ascend, or a loss increases or is out of range.</exception>
    public static AdaptiveRiskControl Calibrate(
        ReadOnlySpan<int> steps, ReadOnlySpan<double> thresholds, ReadOnlySpan<double> losses, ReadOnlySpan<double> features, double bound = 1)
    {
        Inputs.NotEmpty(steps.Length, nameof(steps));
        if (!(bound > 0) || double.IsInfinity(bound))
        {
            throw Inputs.Fault($"bound is {Inputs.Text(bound)}, and the greatest loss is finite and above 0; give it.", nameof(bound));
        }

        Inputs.Finite(thresholds, nameof(thresholds));
        Inputs.SameLength(losses.Length, nameof(losses), thresholds.Length, nameof(thresholds));
        CheckSteps(steps, thresholds, losses, bound);
        Inputs.Matrix(features, nameof(features), steps.Length, nameof(steps));
        return new(steps, thresholds, losses, features, bound);
    }

    /// <summary>λ(x), the threshold of one row.</summary>
    /// <param name="features">Φ of the row: d numbers.</param>
    /// <param name="level">α, the mean loss allowed: above 0 and below B, and no loss of the calibration ends above it.</param>
    /// <returns>The threshold; positive infinity where too few calibration rows hold it in place, and 0 for features that are all 0, of which the class says nothing.</returns>
    /// <exception cref="ArgumentException">There is not one number a feature, a number is not finite, or the level is out of range.</exception>
    public double Threshold(ReadOnlySpan<double> features, decimal level)
    {
        Inputs.Matrix(features, nameof(features), 1, Features);
        double alpha = CheckLevel(level);
        double[] row = new double[_basis.Rank];
        return _basis.TryCoordinates(features, row) ? Fit(level, alpha).Value(row, 1 - alpha) : double.PositiveInfinity;
    }

    /// <summary>The thresholds of many rows; rows of equal features are answered once.</summary>
    /// <param name="features">Φ of the m rows, m × d, row-major.</param>
    /// <param name="level">α, as for one row.</param>
    /// <param name="thresholds">Receives the m thresholds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a number is not finite, or the level is out of range.</exception>
    public void Thresholds(ReadOnlySpan<double> features, decimal level, Span<double> thresholds)
    {
        Inputs.Matrix(features, nameof(features), thresholds.Length, Features);
        FeatureRows.Answer(features, thresholds, own => Threshold(own, level));
    }

    private LeastVertex Fit(decimal level, double alpha)
    {
        if (_levels.Count >= MostLevels)
        {
            _levels.Clear();
        }

        return _levels.GetOrAdd(level, _ => new(_sum, Array.ConvertAll(_coordinates, coordinate =>
        {
            double sum = 0;
            for (int row = 0; row < _last.Length; row++)
            {
                sum += (alpha - _last[row]) * coordinate[row];
            }

            return sum;
        })));
    }

    /// <summary>The level as a part of B.</summary>
    private double CheckLevel(decimal level)
    {
        double alpha = (double)level / Bound;
        if (!(alpha is > 0 and < 1))
        {
            throw Inputs.Fault($"level is {level}, and a level lies above 0 and below the greatest loss, {Inputs.Text(Bound)}.", nameof(level));
        }

        for (int row = 0; row < _last.Length; row++)
        {
            if (_last[row] > alpha)
            {
                throw Inputs.Fault($"The loss of row {row} is still {Inputs.Text(_last[row] * Bound)} at its greatest threshold, above the level {level}; calibrate with a threshold at which it is below, or ask for a greater level.", nameof(level));
            }
        }

        return alpha;
    }

    private static void CheckSteps(ReadOnlySpan<int> steps, ReadOnlySpan<double> thresholds, ReadOnlySpan<double> losses, double bound)
    {
        int next = 0;
        for (int row = 0; row < steps.Length; row++)
        {
            if (steps[row] < 1 || steps[row] > thresholds.Length - next)
            {
                throw Inputs.Fault($"steps[{row}] is {steps[row]}, and {Inputs.Count(thresholds.Length - next, "threshold")} {(thresholds.Length - next == 1 ? "is" : "are")} left; give each row at least one and as many thresholds as steps.", nameof(steps));
            }

            int start = next;
            for (int end = start + steps[row]; next < end; next++)
            {
                if (!(losses[next] >= 0 && losses[next] <= bound))
                {
                    throw Inputs.Fault($"A loss of row {row} is {Inputs.Text(losses[next])}, and a loss lies between 0 and the bound {Inputs.Text(bound)}; correct it or raise the bound.", nameof(losses));
                }

                if (next > start && !(thresholds[next] > thresholds[next - 1]))
                {
                    throw Inputs.Fault($"The thresholds of row {row} do not ascend: {Inputs.Text(thresholds[next])} follows {Inputs.Text(thresholds[next - 1])}; sort them.", nameof(thresholds));
                }

                if (next > start && losses[next] > losses[next - 1])
                {
                    throw Inputs.Fault($"The loss of row {row} increases from {Inputs.Text(losses[next - 1])} to {Inputs.Text(losses[next])} with the threshold; take the greatest loss from there on, or the threshold the other way round.", nameof(losses));
                }
            }
        }

        Inputs.SameLength(thresholds.Length, nameof(thresholds), next, "the steps in all");
    }
}
