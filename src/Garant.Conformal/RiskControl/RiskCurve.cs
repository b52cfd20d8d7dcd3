using System.Numerics;
using System.Runtime.InteropServices;

namespace Garant.Conformal.RiskControl;

/// <summary>The mean loss at each of several parameters, gathered one sample at a time in memory that does not grow with the samples.</summary>
/// <remarks>
/// What <see cref="ConformalRiskControl"/>, <see cref="RiskControllingSets"/> and <see cref="LearnThenTest"/> decide from.
/// The betting bound needs more than means: <see cref="BettingCurve"/>. Not safe to add to from several threads.
/// </remarks>
public sealed class RiskCurve
{
    private readonly double[] _parameters;
    private readonly double[] _sums;
    private readonly double[] _means;
    private readonly double[] _squares;
    private readonly double[] _scaled;

    /// <summary>A curve without samples.</summary>
    /// <param name="parameters">The parameters λ, finite and strictly ascending.</param>
    /// <param name="trend">How the loss of every sample moves when the parameter grows.</param>
    /// <param name="least">The least loss there can be.</param>
    /// <param name="greatest">The greatest.</param>
    /// <exception cref="ArgumentException">There is no parameter, they do not ascend, or the bounds of the loss are not finite or not in order.</exception>
    public RiskCurve(ReadOnlySpan<double> parameters, RiskTrend trend = RiskTrend.None, double least = 0, double greatest = 1)
    {
        Inputs.Ascending(parameters, nameof(parameters));
        Inputs.Finite(least, nameof(least));
        Inputs.Finite(greatest, nameof(greatest));
        if (least >= greatest)
        {
            throw Inputs.Fault($"least is {Inputs.Text(least)} and greatest {Inputs.Text(greatest)}; give the bounds of the loss in order.", nameof(least));
        }

        (_parameters, Trend, Least, Greatest) = (parameters.ToArray(), trend, least, greatest);
        (_sums, _means, _squares, _scaled) = (new double[parameters.Length], new double[parameters.Length], new double[parameters.Length], new double[parameters.Length]);
    }

    /// <summary>The parameters λ, ascending.</summary>
    public IReadOnlyList<double> Parameters => _parameters;

    /// <summary>How the loss moves when the parameter grows.</summary>
    public RiskTrend Trend { get; }

    /// <summary>The least loss there can be.</summary>
    public double Least { get; }

    /// <summary>The greatest loss there can be.</summary>
    public double Greatest { get; }

    /// <summary>n, how many samples were added.</summary>
    public int Samples { get; private set; }

    /// <summary>The mean loss at each parameter, in the loss's unit.</summary>
    /// <exception cref="InvalidOperationException">There is no sample.</exception>
    public double[] Means => [.. Gathered().Select(sum => Unscale(sum / Samples))];

    /// <summary>The curve of a risk over many samples.</summary>
    /// <typeparam name="TPrediction">What the model predicts.</typeparam>
    /// <typeparam name="TTarget">What is observed.</typeparam>
    /// <param name="risk">The risk.</param>
    /// <param name="predictions">n predictions.</param>
    /// <param name="targets">n observations.</param>
    /// <param name="parameters">The parameters λ, finite and strictly ascending.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no sample, or a loss is not between the risk's bounds.</exception>
    public static RiskCurve Of<TPrediction, TTarget>(
        Risk<TPrediction, TTarget> risk, IReadOnlyList<TPrediction> predictions, IReadOnlyList<TTarget> targets, ReadOnlySpan<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(risk);
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(targets);
        Inputs.NotEmpty(predictions.Count, nameof(predictions));
        Inputs.SameLength(targets.Count, nameof(targets), predictions.Count, nameof(predictions));
        RiskCurve curve = new(parameters, risk.Trend, risk.Least, risk.Greatest);
        double[] losses = new double[parameters.Length];
        for (int row = 0; row < predictions.Count; row++)
        {
            for (int index = 0; index < losses.Length; index++)
            {
                losses[index] = risk.Loss(predictions[row], targets[row], parameters[index]);
            }

            curve.Add(losses);
        }

        return curve;
    }

    /// <summary>Adds a sample.</summary>
    /// <param name="losses">Its loss at each parameter.</param>
    /// <exception cref="ArgumentException">There is not one loss a parameter, or one is not between the least and the greatest.</exception>
    public void Add(ReadOnlySpan<double> losses)
    {
        Inputs.OneForEach(losses.Length, nameof(losses), _parameters.Length, "parameter");
        double scale = 1 / (Greatest - Least);
        for (int i = 0; i < losses.Length; i++)
        {
            double loss = (losses[i] - Least) * scale;
            _scaled[i] = loss is >= 0 and <= 1
                ? loss
                : throw Inputs.Fault($"losses[{i}] of sample {Samples} is {Inputs.Text(losses[i])}, and a loss lies between {Inputs.Text(Least)} and {Inputs.Text(Greatest)}; correct the loss or its bounds.", nameof(losses));
        }

        Samples++;
        Gather(1.0 / Samples);
    }

    /// <summary>An upper bound of the true mean loss at each parameter, in the loss's unit.</summary>
    /// <param name="bound"><see cref="RiskBound.Hoeffding"/> or <see cref="RiskBound.EmpiricalBernstein"/>; for the third see <see cref="BettingCurve"/>.</param>
    /// <param name="confidence">1 − δ, at least 0.5: how surely the mean loss is at most the bound, for each parameter by itself.</param>
    /// <exception cref="ArgumentException">The betting bound was asked for.</exception>
    /// <exception cref="InvalidOperationException">There is no sample.</exception>
    public double[] Bounds(RiskBound bound, ConfidenceLevel confidence)
    {
        double[] bounds = bound switch
        {
            RiskBound.Hoeffding => [.. Gathered().Select(sum => RiskBounds.Hoeffding(sum / Samples, Samples, confidence))],
            RiskBound.EmpiricalBernstein => [.. Gathered().Zip(_squares, (sum, squares) => RiskBounds.EmpiricalBernstein(sum / Samples, squares, Samples, confidence))],
            _ => throw Inputs.Fault($"The bound {bound} needs every loss in order, not their mean; add the losses to a BettingCurve.", nameof(bound)),
        };
        return Array.ConvertAll(bounds, Unscale);
    }

    /// <summary>What the next loss is at most on average at each parameter: (Σ losses + greatest)/(n + 1), in the loss's unit.</summary>
    /// <exception cref="InvalidOperationException">There is no sample.</exception>
    public double[] NextLossBounds() => [.. Gathered().Select(sum => Unscale((sum + 1) / (Samples + 1)))];

    /// <summary>The mean loss from 0 to 1, and the standard deviation with n − 1 (0 for a single sample), at each parameter.</summary>
    internal IEnumerable<(double Mean, double Deviation)> Moments() =>
        Gathered().Zip(_squares, (sum, squares) => (sum / Samples, Samples > 1 ? Math.Sqrt(squares / (Samples - 1)) : 0));

    /// <summary>A level in the loss's unit as one from 0 to 1.</summary>
    internal double Scale(decimal level) =>
        (double)level >= Least && (double)level <= Greatest
            ? Least == 0 && Greatest == 1 ? (double)level : ((double)level - Least) / (Greatest - Least)
            : throw new ArgumentOutOfRangeException(nameof(level), level, $"The level of a risk lies between its least value {Inputs.Text(Least)} and its greatest {Inputs.Text(Greatest)}; correct it.");

    private double Unscale(double loss) => Least == 0 && Greatest == 1 ? loss : Least + loss * (Greatest - Least);

    private double[] Gathered() => Samples > 0 ? _sums : throw new InvalidOperationException("The curve has no sample; add at least one.");

    /// <summary>Welford's update of all means at once.</summary>
    private void Gather(double weight)
    {
        Span<Vector<double>> losses = MemoryMarshal.Cast<double, Vector<double>>(_scaled.AsSpan()), sums = MemoryMarshal.Cast<double, Vector<double>>(_sums.AsSpan());
        Span<Vector<double>> means = MemoryMarshal.Cast<double, Vector<double>>(_means.AsSpan()), squares = MemoryMarshal.Cast<double, Vector<double>>(_squares.AsSpan());
        for (int i = 0; i < losses.Length; i++)
        {
            Vector<double> away = losses[i] - means[i];
            sums[i] += losses[i];
            means[i] += away * weight;
            squares[i] += away * (losses[i] - means[i]);
        }

        for (int i = losses.Length * Vector<double>.Count; i < _scaled.Length; i++)
        {
            double away = _scaled[i] - _means[i];
            _sums[i] += _scaled[i];
            _means[i] += away * weight;
            _squares[i] += away * (_scaled[i] - _means[i]);
        }
    }
}
