using Garant.Conformal.Conditional;
using Garant.Conformal.Regression;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Classification;

/// <summary>Prediction sets whose coverage holds in groups that overlap, and under every shift that features describe.</summary>
/// <remarks>
/// As <see cref="ConditionalConformal"/> for intervals: with features Φ(x) ∈ ℝᵈ, E[f(X)·(1{Y ∈ C(X)} − (1 − α))] ≥ 0 for every f ≥ 0
/// of the form Φ(x)ᵀβ (Gibbs, Cherian, Candès 2023, Theorem 2). The cutoff of a row is infinite, so that every label is in the set, where
/// too few calibration rows hold it in place; below every score, the set is empty or holds the one label that the policy keeps.
/// Instances are immutable and thread-safe.
/// </remarks>
public sealed class ConditionalClassifier
{
    private const string Method = "conditional-sets";

    private readonly ConditionalCutoffs _cutoffs;

    private ConditionalClassifier(double[] scores, double[] features, LabelScore score, int classes, LastLabel lastLabel)
    {
        _cutoffs = new(scores, features);
        Score = score;
        Classes = classes;
        LastLabel = lastLabel;
    }

    /// <summary>The calibration scores, of the true labels; of scores that cumulate those that tie are some 10⁻¹⁰ apart, by the place of the label.</summary>
    public ReadOnlySpan<double> Scores => _cutoffs.Scores;

    /// <summary>The score of labels.</summary>
    public LabelScore Score { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>What becomes of the label at the cutoff, for scores that cumulate.</summary>
    public LastLabel LastLabel { get; }

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => _cutoffs.Scores.Length;

    /// <summary>d, the number of features of a row.</summary>
    public int Features => _cutoffs.Columns;

    /// <summary>Calibrates.</summary>
    /// <param name="score">The score of labels.</param>
    /// <param name="probabilities">The model's probabilities, n rows of as many numbers as classes, row-major.</param>
    /// <param name="labels">The n labels observed, from 0.</param>
    /// <param name="features">Φ of the n rows, n × d, row-major: such as a one and, for each group, a one or a zero. Columns may depend on each other.</param>
    /// <param name="draws">n draws from the uniform distribution on [0, 1] for scores that cumulate, or none.</param>
    /// <param name="lastLabel">What becomes of the label at the cutoff.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a row is no distribution, a label is out of range, or a number is not finite.</exception>
    public static ConditionalClassifier Calibrate(
        LabelScore score,
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> draws = default,
        LastLabel lastLabel = LastLabel.Included)
    {
        double[] scores = ConformalClassifier.Compute(score, probabilities, labels, draws, lastLabel);
        int classes = probabilities.Length / labels.Length;
        for (int row = 0; row < scores.Length; row++)
        {
            scores[row] = score.Apart(scores[row], classes);
        }

        Inputs.Matrix(features, nameof(features), scores.Length, nameof(labels));
        return new(scores, features.ToArray(), score, classes, lastLabel);
    }

    /// <summary>The score that a label in a row's set does not exceed.</summary>
    /// <param name="features">Φ of the row: d numbers.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="draw">A draw from the uniform distribution on [0, 1] for a randomised cutoff, or none.</param>
    /// <exception cref="ArgumentException">There is not one number a feature, a number is not finite, or the draw is none.</exception>
    public double Cutoff(ReadOnlySpan<double> features, ConfidenceLevel confidence, double draw = double.NaN)
    {
        Inputs.Matrix(features, nameof(features), 1, Features);
        Inputs.Draws(double.IsNaN(draw) ? [] : [draw], 1, nameof(features));
        return _cutoffs.Cutoff(features, (double)confidence.Miscoverage, double.IsNaN(draw) ? 1 : draw);
    }

    /// <summary>The prediction set of one row.</summary>
    /// <param name="probabilities">The model's probabilities.</param>
    /// <param name="features">Φ of the row: d numbers.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <exception cref="ArgumentException">There is not one probability a class or one number a feature, the probabilities are no distribution, or a number is not finite.</exception>
    public PredictionSet Predict(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> features, ConfidenceLevel confidence)
    {
        Probabilities.CheckCount(probabilities.Length, Classes);
        PredictionSets sets = new(1, Classes);
        Predict(probabilities, features, confidence, sets);
        return sets.Set(0, probabilities);
    }

    /// <summary>The prediction sets of many rows; rows of equal features are answered once.</summary>
    /// <param name="probabilities">The model's probabilities, m rows, row-major.</param>
    /// <param name="features">Φ of the m rows, m × d, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="sets">Receives the m sets.</param>
    /// <param name="draws">m draws from the uniform distribution on [0, 1] for randomised cutoffs, or none.</param>
    /// <param name="lastDraws">m draws of their own for the label at the cutoff, where the policy is randomised; without them it is kept.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a row is no distribution, a number is not finite, or a draw is none.</exception>
    public void Predict(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<double> features,
        ConfidenceLevel confidence,
        PredictionSets sets,
        ReadOnlySpan<double> draws = default,
        ReadOnlySpan<double> lastDraws = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        int rows = FoldAssignment.Rows(probabilities.Length, nameof(probabilities), Classes);
        sets.MustFit(rows, Classes);
        Inputs.Matrix(features, nameof(features), rows, Features);
        Inputs.Draws(draws, rows, nameof(probabilities));
        ConformalClassifier.CheckDraws(lastDraws, rows);
        double[] cutoffs = new double[rows], own = new double[Classes];
        _cutoffs.Cutoffs(features, (double)confidence.Miscoverage, draws, cutoffs);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> distribution = probabilities.Slice(row * Classes, Classes);
            Probabilities.CheckRow(distribution, row);
            Span<ulong> bits = sets.Bits(row);
            bits.Clear();
            Score.PredictScores(distribution, LastLabel, lastDraws.IsEmpty ? double.NaN : lastDraws[row], own);
            for (int label = 0; label < Classes; label++)
            {
                if (Score.Apart(own[label], Classes) <= cutoffs[row])
                {
                    LabelBits.Set(bits, label);
                }
            }
        }
    }

    /// <summary>The calibration of both sets of rows, as if they had been one.</summary>
    /// <param name="other">A calibration with the same score, classes, policy and features.</param>
    /// <exception cref="ArgumentException">They are of different kinds.</exception>
    public ConditionalClassifier Merge(ConditionalClassifier other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Score.Name == Score.Name && other.Score.Parameters == Score.Parameters && other.Classes == Classes && other.LastLabel == LastLabel && other.Features == Features
            ? new([.. Scores, .. other.Scores], [.. _cutoffs.Features, .. other._cutoffs.Features], Score, Classes, LastLabel)
            : throw new ArgumentException("Score, classes, the policy for the last label or the number of features differ; merge calibrations of one kind.", nameof(other));
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteLabelScore(Score, LastLabel);
        json.WriteNumber("classes", Classes);
        json.Numbers("scores", Scores);
        json.Numbers("features", _cutoffs.Features);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static ConditionalClassifier FromJson(string json) => CalibrationJson.Read(json, Method, content =>
    {
        double[] scores = [.. content.Scores("scores").Values], features = content.Numbers("features");
        Inputs.Matrix(features, nameof(features), scores.Length, nameof(scores));
        return new ConditionalClassifier(scores, features, content.LabelScore(), content.Classes(), content.Word<LastLabel>("lastLabel"));
    });
}
