using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>A split conformal predictive system: for each prediction a whole calibrated distribution of the target.</summary>
/// <remarks>
/// Vovk, Nouretdinov, Manokhin, Gammerman (2020), "Computationally efficient versions of conformal predictive distributions";
/// Vovk, Shen, Manokhin, Xie (2019), Theorem 1: the randomised distribution function at the target is uniform on [0, 1]
/// when the calibration rows and the next one are exchangeable. Instances are immutable and thread-safe.
/// </remarks>
public sealed class ConformalPredictiveSystem
{
    private const string Method = "predictive-system";

    private readonly Lazy<double[]> _sums;
    private readonly Lazy<double> _spread;

    private ConformalPredictiveSystem(ConformityScores residuals)
    {
        Residuals = residuals;
        _sums = new(() => PrefixSums(Residuals.Sorted));
        _spread = new(() => HalfMeanDifference(Residuals.Sorted));
    }

    /// <summary>The signed residuals y − ŷ of the calibration rows.</summary>
    public ConformityScores Residuals { get; }

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => Residuals.Count;

    /// <summary>Σ of the i least residuals.</summary>
    internal double[] Sums => _sums.Value;

    /// <summary>Half the mean absolute difference of two residuals.</summary>
    internal double Spread => _spread.Value;

    /// <summary>Calibrates.</summary>
    /// <param name="predictions">The model's predictions for n rows it was not trained on.</param>
    /// <param name="targets">The n values observed.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is not finite.</exception>
    public static ConformalPredictiveSystem Calibrate(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets) =>
        new(new(SplitConformal.Compute(predictions, targets, ConformityScore.Absolute, Tails.Equal, [])));

    /// <summary>The distribution of the target of a row.</summary>
    /// <param name="prediction">The model's prediction.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public PredictiveDistribution Predict(double prediction)
    {
        Inputs.Finite(prediction, nameof(prediction));
        return new(this, prediction);
    }

    /// <summary>The system of both sets of rows, as if they had been one.</summary>
    /// <param name="other">The other set's system.</param>
    public ConformalPredictiveSystem Merge(ConformalPredictiveSystem other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Residuals.Merge(other.Residuals));
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.Numbers("residuals", Residuals.Values);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static ConformalPredictiveSystem FromJson(string json) => CalibrationJson.Read(json, Method, content => new ConformalPredictiveSystem(content.Scores("residuals")));

    private static double[] PrefixSums(double[] sorted)
    {
        double[] sums = new double[sorted.Length + 1];
        for (int i = 0; i < sorted.Length; i++)
        {
            sums[i + 1] = sums[i] + sorted[i];
        }

        return sums;
    }

    /// <summary>1/(2n²) ΣᵢΣⱼ|rᵢ − rⱼ|, of sorted residuals in one pass.</summary>
    private static double HalfMeanDifference(double[] sorted)
    {
        double sum = 0, n = sorted.Length;
        for (int i = 0; i < sorted.Length; i++)
        {
            sum += (2 * i + 1 - n) * sorted[i];
        }

        return sum / (n * n);
    }
}
