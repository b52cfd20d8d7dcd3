namespace Garant.Conformal.Classification;

/// <summary>Tunes λ and k of regularised adaptive sets on rows held out for it. Angelopoulos, Bates, Malik, Jordan (2021), Algorithms 4 and 5 of the appendix.</summary>
public static class RegularizedAdaptiveSets
{
    private static readonly double[] Lambdas = [0.001, 0.01, 0.1, 0.2, 0.5];

    /// <summary>k is the ⌈(n+1)(1−α)⌉-th smallest rank of the true labels; λ is the one of 0.001, 0.01, 0.1, 0.2 and 0.5 with the smallest sets on average.</summary>
    /// <param name="probabilities">The model's probabilities of the rows held out, row-major; these rows must not calibrate.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="confidence">The level the sets shall be small at.</param>
    /// <param name="draws">A draw for each row, or none.</param>
    /// <returns>The score to calibrate with.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, a row is no distribution, or a label is out of range.</exception>
    public static LabelScore Tune(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ConfidenceLevel confidence, ReadOnlySpan<double> draws = default)
    {
        int classes = Probabilities.Classes(probabilities.Length, labels), n = labels.Length;
        double[] ranks = ConformalClassifier.Compute(LabelScore.TopK, probabilities, labels, [], LastLabel.Included);
        Array.Sort(ranks);
        int place = confidence.Rank(n), rank = place > n ? classes : (int)ranks[place - 1] + 1;
        PredictionSets sets = new(n, classes);
        LabelScore best = LabelScore.RegularizedAdaptive(Lambdas[0], rank);
        long fewest = long.MaxValue;
        foreach (double lambda in Lambdas)
        {
            LabelScore score = LabelScore.RegularizedAdaptive(lambda, rank);
            ConformalClassifier.Calibrate(score, probabilities, labels, draws).Predict(probabilities, confidence, sets, draws);
            long size = 0;
            for (int row = 0; row < n; row++)
            {
                size += sets.Count(row);
            }

            (best, fewest) = size < fewest ? (score, size) : (best, fewest);
        }

        return best;
    }
}
