namespace Garant.Conformal.Classification;

/// <summary>Adaptive prediction sets (APS): sets that grow where the row is hard. Romano, Sesia, Candès (2020).</summary>
public static class AdaptivePredictionSets
{
    /// <summary>Calibrates with draws, so that coverage is exact.</summary>
    /// <param name="probabilities">The model's probabilities, n rows of as many numbers as classes, row-major.</param>
    /// <param name="labels">The n labels observed, from 0.</param>
    /// <param name="random">The source of chance, seeded by the caller.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a row is no distribution, or a label is out of range.</exception>
    public static ConformalClassifier Calibrate(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double[] draws = new double[labels.Length];
        for (int row = 0; row < draws.Length; row++)
        {
            draws[row] = random.NextDouble();
        }

        return ConformalClassifier.Calibrate(LabelScore.Adaptive, probabilities, labels, draws);
    }

    /// <summary>Calibrates without chance.</summary>
    /// <param name="probabilities">The model's probabilities, n rows of as many numbers as classes, row-major.</param>
    /// <param name="labels">The n labels observed, from 0.</param>
    /// <param name="lastLabel">Whether the label at the cutoff is kept.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a row is no distribution, or a label is out of range.</exception>
    public static ConformalClassifier Calibrate(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, LastLabel lastLabel = LastLabel.Included) =>
        ConformalClassifier.Calibrate(LabelScore.Adaptive, probabilities, labels, lastLabel);
}
