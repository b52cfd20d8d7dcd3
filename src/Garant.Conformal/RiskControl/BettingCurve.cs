using System.Numerics;
using System.Runtime.InteropServices;

namespace Garant.Conformal.RiskControl;

/// <summary>The betting bound of Waudby-Smith and Ramdas at each of several parameters, one sample at a time in memory that does not grow with the samples.</summary>
/// <remarks>
/// A bound needs all losses; whether it is at most a level does not: the wealth of the bets on a mean above the level has
/// exceeded 1/δ at some time. Bates et al. (2021), Proposition 5. The order of the samples must have nothing to do with their losses: shuffle a sorted table. Not safe to add to from several threads.
/// </remarks>
public sealed class BettingCurve
{
    private readonly double[] _parameters;
    private readonly double[] _bets;
    private readonly double[] _sums;
    private readonly double[] _squares;
    private readonly double[] _wealth;
    private readonly double[] _most;
    private readonly int _announced;
    private readonly double _level;
    private readonly double _limit;
    private readonly double _budget;

    /// <summary>A curve without samples.</summary>
    /// <param name="parameters">The parameters λ, finite and strictly ascending.</param>
    /// <param name="trend">How the loss of every sample moves when the parameter grows.</param>
    /// <param name="samples">n, how many samples will be added; the bets depend on it.</param>
    /// <param name="level">α, from 0 to 1.</param>
    /// <param name="confidence">1 − δ, at least 0.5.</param>
    /// <exception cref="ArgumentException">There is no parameter, or they do not ascend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no sample, or the level is not between 0 and 1.</exception>
    public BettingCurve(ReadOnlySpan<double> parameters, RiskTrend trend, int samples, decimal level, ConfidenceLevel confidence)
    {
        Inputs.Ascending(parameters, nameof(parameters));
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 1m);
        double delta = confidence.Delta();
        (_parameters, Trend, _announced, _level, _limit) = (parameters.ToArray(), trend, samples, (double)level, 1 / delta);
        _budget = -2 * Math.Log(delta) / samples;
        (_bets, _sums, _squares, _wealth, _most) = (Filled(new Betting(samples, delta).Bet), Filled(0.5), Filled(0.25), Filled(1), Filled(1));
    }

    /// <summary>The parameters λ, ascending.</summary>
    public IReadOnlyList<double> Parameters => _parameters;

    /// <summary>How the loss moves when the parameter grows.</summary>
    public RiskTrend Trend { get; }

    /// <summary>How many samples were added.</summary>
    public int Samples { get; private set; }

    /// <summary>Adds a sample.</summary>
    /// <param name="losses">Its loss at each parameter, from 0 to 1.</param>
    /// <exception cref="ArgumentException">There is not one loss a parameter, one is not between 0 and 1, or all samples were added.</exception>
    public void Add(ReadOnlySpan<double> losses)
    {
        Inputs.OneForEach(losses.Length, nameof(losses), _parameters.Length, "parameter");
        Inputs.UnitInterval(losses, nameof(losses), "divide by the greatest loss");
        if (Samples == _announced)
        {
            throw Inputs.Fault($"There are more samples than the {_announced} announced; announce them all.", nameof(losses));
        }

        Samples++;
        Gather(losses);
    }

    /// <summary>Whether the bound of the risk at a parameter is at most the level.</summary>
    /// <param name="index">The parameter's place.</param>
    /// <exception cref="InvalidOperationException">There are fewer samples than were announced.</exception>
    public bool IsControlled(int index) => Samples == _announced
        ? _most[index] > _limit
        : throw new InvalidOperationException($"Of {Inputs.Count(_announced, "sample")} announced only {Samples} came; add them all.");

    /// <summary>Settles each bet and makes the next from what was seen, as <see cref="Betting"/> does for one parameter.</summary>
    private void Gather(ReadOnlySpan<double> losses)
    {
        ReadOnlySpan<Vector<double>> loss = MemoryMarshal.Cast<double, Vector<double>>(losses);
        Span<Vector<double>> bets = Vectors(_bets), sums = Vectors(_sums), squares = Vectors(_squares), wealth = Vectors(_wealth), most = Vectors(_most);
        Vector<double> level = new(_level), count = new(Samples + 1.0), budget = new(_budget * (Samples + 1));
        for (int i = 0; i < loss.Length; i++)
        {
            wealth[i] *= Vector<double>.One - bets[i] * (loss[i] - level);
            most[i] = Vector.Max(most[i], wealth[i]);
            sums[i] += loss[i];
            Vector<double> away = loss[i] - sums[i] / count;
            squares[i] += away * away;
            bets[i] = Vector.Min(Vector<double>.One, Vector.SquareRoot(budget / squares[i]));
        }

        for (int i = loss.Length * Vector<double>.Count; i < losses.Length; i++)
        {
            _wealth[i] *= 1 - _bets[i] * (losses[i] - _level);
            _most[i] = Math.Max(_most[i], _wealth[i]);
            _sums[i] += losses[i];
            double away = losses[i] - _sums[i] / (Samples + 1);
            _squares[i] += away * away;
            _bets[i] = Math.Min(1, Math.Sqrt(_budget * (Samples + 1) / _squares[i]));
        }
    }

    private static Span<Vector<double>> Vectors(double[] values) => MemoryMarshal.Cast<double, Vector<double>>(values.AsSpan());

    private double[] Filled(double value)
    {
        double[] values = new double[_parameters.Length];
        Array.Fill(values, value);
        return values;
    }
}
