namespace Garant.Conformal.Classification;

/// <summary>Conformal classification with a cutoff for each class, so that every class is covered at the level, rare ones too.</summary>
/// <remarks>Vovk, Gammerman, Shafer (2005), Section 4.5 (label-conditional). A class without calibration rows is always in the set: nothing less keeps the promise for it.</remarks>
public sealed class ClassConditionalClassifier
{
    private readonly ConformityScores[] _scores;

    internal ClassConditionalClassifier(ConformityScores[] scores, LabelScore score, LastLabel lastLabel)
    {
        _scores = scores;
        Score = score;
        LastLabel = lastLabel;
    }

    /// <summary>The score of labels.</summary>
    public LabelScore Score { get; }

    /// <summary>What becomes of the label at the cutoff, for scores that cumulate.</summary>
    public LastLabel LastLabel { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes => _scores.Length;

    /// <summary>The calibration scores of each class.</summary>
    public IReadOnlyList<ConformityScores> Scores => _scores;

    /// <summary>Calibrates each class by itself.</summary>
    /// <param name="score">The score of labels.</param>
    /// <param name="probabilities">The model's probabilities, n rows of as many numbers as classes, row-major.</param>
    /// <param name="labels">The n labels observed, from 0.</param>
    /// <param name="draws">A draw for each row, or none.</param>
    /// <param name="lastLabel">What becomes of the label at the cutoff.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a row is no distribution, or a label is out of range.</exception>
    public static ClassConditionalClassifier Calibrate(
        LabelScore score, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<double> draws = default, LastLabel lastLabel = LastLabel.Included)
    {
        double[] scores = ConformalClassifier.Compute(score, probabilities, labels, draws);
        List<double>[] byClass = [.. Enumerable.Range(0, probabilities.Length / labels.Length).Select(_ => new List<double>())];
        for (int row = 0; row < scores.Length; row++)
        {
            byClass[labels[row]].Add(scores[row]);
        }

        return new([.. byClass.Select(part => new ConformityScores([.. part]))], score, lastLabel);
    }

    /// <summary>The prediction set of one row.</summary>
    /// <param name="probabilities">The model's probabilities.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="random">The source of chance for randomised sets; without it the label at its cutoff is kept.</param>
    /// <exception cref="ArgumentException">There is not one probability a class, or they are no distribution.</exception>
    public PredictionSet Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence, Random? random = null)
    {
        Inputs.SameLength(probabilities.Length, nameof(probabilities), Classes, "the classes");
        Probabilities.CheckRow(probabilities, 0);
        double share = LabelScore.DrawOf(LastLabel, random is null || LastLabel != LastLabel.Randomized ? double.NaN : random.NextDouble());
        Span<ulong> bits = stackalloc ulong[LabelBits.Words(Classes)];
        for (int label = 0; label < Classes; label++)
        {
            if (Score.Score(probabilities, label, share) <= _scores[label].Cutoff(confidence).Value + Score.Tolerance)
            {
                LabelBits.Set(bits, label);
            }
        }

        return new(bits, probabilities);
    }
}
