namespace Garant.Conformal.Calibration;

/// <summary>Refuses scores, labels and weights of two classes that calibrate nothing, and goes through many scores.</summary>
internal static class BinarySample
{
    /// <summary>As near to 0 and to 1 as a probability is read whose logarithm is taken.</summary>
    public const double Smallest = 1.0 / (1L << 52);

    public static void Check(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights = default)
    {
        Inputs.NotEmpty(scores.Length, nameof(scores));
        Inputs.SameLength(labels.Length, nameof(labels), scores.Length, nameof(scores));
        Inputs.Finite(scores, nameof(scores));
        Inputs.Binary(labels, nameof(labels));
        if (!weights.IsEmpty)
        {
            Inputs.Weights(weights, nameof(weights), scores.Length, nameof(scores), "no row counts, so leave the weights out or correct them");
        }
    }

    /// <summary>Refuses scores that are no probabilities.</summary>
    public static void CheckProbabilities(ReadOnlySpan<double> scores) =>
        Inputs.UnitInterval(scores, nameof(scores), "give probabilities, or calibrate scores of another kind with isotonic, sigmoid or Venn–Abers");

    /// <summary>The calibrated probability of each score.</summary>
    public static void Predict<T>(T calibrator, ReadOnlySpan<double> scores, Span<double> probabilities)
        where T : IProbabilityCalibrator
    {
        Inputs.Room(probabilities.Length, nameof(probabilities), scores.Length);
        Inputs.Finite(scores, nameof(scores));
        for (int row = 0; row < scores.Length; row++)
        {
            probabilities[row] = calibrator.Predict(scores[row]);
        }
    }

    /// <summary>The log odds of a probability, finite.</summary>
    public static double Logit(double p)
    {
        double clipped = Math.Clamp(p, Smallest, 1 - Smallest);
        return Math.Log(clipped / (1 - clipped));
    }

    /// <summary>1/(1 + e⁻ˣ), without overflow.</summary>
    public static double Logistic(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
