namespace Garant.Conformal.Calibration;

/// <summary>Turns the score of a model into the probability of label 1. Those of this library are immutable and safe to use from several threads.</summary>
public interface IProbabilityCalibrator
{
    /// <summary>n, how many samples calibrated it.</summary>
    int Count { get; }

    /// <summary>The calibrated probability of a score.</summary>
    /// <param name="score">A score of the kind it was calibrated with.</param>
    /// <exception cref="ArgumentException">The score is not finite, or no probability where one is asked for.</exception>
    double Predict(double score);

    /// <summary>The calibrated probabilities of many scores, without allocating.</summary>
    /// <param name="scores">Scores of the kind it was calibrated with.</param>
    /// <param name="probabilities">Room for a probability for each.</param>
    /// <exception cref="ArgumentException">A score is not finite, or no probability where one is asked for, or the room is too small.</exception>
    void Predict(ReadOnlySpan<double> scores, Span<double> probabilities);

    /// <summary>The calibration as versioned JSON, which <see cref="ProbabilityCalibrator.FromJson"/> reads.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    string ToJson(DateTimeOffset calibratedAt);
}
