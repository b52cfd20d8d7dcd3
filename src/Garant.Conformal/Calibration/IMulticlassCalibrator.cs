namespace Garant.Conformal.Calibration;

/// <summary>Turns the probabilities of a model for several classes into calibrated ones that add up to 1. Those of this library are immutable and safe to use from several threads.</summary>
public interface IMulticlassCalibrator
{
    /// <summary>K, how many classes there are.</summary>
    int Classes { get; }

    /// <summary>n, how many samples calibrated it.</summary>
    int Count { get; }

    /// <summary>The calibrated probabilities of many rows.</summary>
    /// <param name="probabilities">The model's probabilities, m rows of K, row-major.</param>
    /// <param name="calibrated">Room for as many calibrated ones.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a row is not of probabilities that add up to 1.</exception>
    void Predict(ReadOnlySpan<double> probabilities, Span<double> calibrated);

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    string ToJson(DateTimeOffset calibratedAt);
}
