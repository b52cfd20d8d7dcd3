using System.Text.Json;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>Split conformal prediction under covariate shift: calibration rows count as much as they look like the test rows.</summary>
/// <remarks>
/// The weight of a row is the ratio of the densities of its features, test to calibration, up to a common factor. With the
/// true ratio coverage is at least 1 − α (Tibshirani, Barber, Candès, Ramdas 2019, Corollary 1); with an estimated one about that.
/// Both tails share one two-sided score, or have one each at α/2.
/// </remarks>
public sealed class WeightedSplitConformal
{
    internal WeightedSplitConformal(WeightedScores high, WeightedScores? low, IConformityScore score)
    {
        High = high;
        Low = low;
        Score = score;
    }

    /// <summary>The conformity score.</summary>
    public IConformityScore Score { get; }

    /// <summary>Whether both sides share one two-sided score.</summary>
    public bool IsSymmetric => Low is null;

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => High.Count;

    internal WeightedScores High { get; }

    internal WeightedScores? Low { get; }

    /// <summary>Calibrates.</summary>
    /// <param name="predictions">The model's predictions for n rows it was not trained on.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="weights">The n likelihood ratios: finite, not negative, not all 0.</param>
    /// <param name="score">The conformity score; absolute residuals by default.</param>
    /// <param name="symmetric">Whether both sides share one two-sided score.</param>
    /// <param name="spreads">The n predicted spreads for a score that needs them.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a number is not finite, or a weight is no weight.</exception>
    public static WeightedSplitConformal Calibrate(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> targets,
        ReadOnlySpan<double> weights,
        IConformityScore? score = null,
        bool symmetric = true,
        ReadOnlySpan<double> spreads = default)
    {
        score ??= ConformityScore.Absolute;
        double[] scores = SplitConformal.Compute(predictions, targets, score, symmetric ? Tails.Symmetric : Tails.Equal, spreads);
        WeightedScores.Check(weights, nameof(weights), scores.Length);
        return Of(scores, weights, symmetric, score);
    }

    /// <summary>The interval around one prediction.</summary>
    /// <param name="prediction">The model's prediction.</param>
    /// <param name="weight">The row's likelihood ratio, on the scale of the calibration weights.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="spread">The predicted spread for a score that needs it.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the weight is no weight.</exception>
    public Interval Predict(double prediction, double weight, ConfidenceLevel confidence, double spread = double.NaN)
    {
        double lower = 0, upper = 0;
        Predict([prediction], [weight], confidence, new Span<double>(ref lower), new Span<double>(ref upper), double.IsNaN(spread) ? [] : [spread]);
        return new(lower, upper);
    }

    /// <summary>The intervals around many predictions, without allocating for each.</summary>
    /// <param name="predictions">The model's predictions for m rows.</param>
    /// <param name="weights">The m likelihood ratios, on the scale of the calibration weights.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <param name="spreads">The m predicted spreads for a score that needs them.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a number is not finite, or a weight is no weight.</exception>
    public void Predict(
        ReadOnlySpan<double> predictions, ReadOnlySpan<double> weights, ConfidenceLevel confidence, Span<double> lower, Span<double> upper, ReadOnlySpan<double> spreads = default)
    {
        int m = predictions.Length;
        Inputs.Room(lower.Length, nameof(lower), m);
        Inputs.Room(upper.Length, nameof(upper), m);
        Inputs.Finite(predictions, nameof(predictions));
        Inputs.SameLength(weights.Length, nameof(weights), m, nameof(predictions));
        SplitConformal.CheckSpreads(Score, spreads, m);
        Score.Check(predictions);
        for (int row = 0; row < m; row++)
        {
            double spread = spreads.IsEmpty ? 1 : spreads[row];
            ScoreBounds bounds = Bounds(confidence, weights[row]);
            lower[row] = TargetBounds.Lower(Score, bounds.Low, predictions[row], spread);
            upper[row] = TargetBounds.Upper(Score, bounds.High, predictions[row], spread);
        }
    }

    /// <summary>Between which scores that of a test row lies.</summary>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="weight">The test row's likelihood ratio.</param>
    /// <returns>The bounds; the number of samples a level needs depends on the weights and is given as for equal ones.</returns>
    /// <exception cref="ArgumentException">The weight is negative or not finite.</exception>
    public ScoreBounds Bounds(ConfidenceLevel confidence, double weight)
    {
        if (!(weight >= 0) || double.IsInfinity(weight))
        {
            throw new ArgumentException($"The weight {Inputs.Text(weight)} is no likelihood ratio; a weight is finite and not negative.", nameof(weight));
        }

        int parts = IsSymmetric ? 1 : 2;
        double high = High.Cutoff(confidence, parts, weight);
        return new(-(Low?.Cutoff(confidence, parts, weight) ?? high), high, Count, confidence.SamplesNeeded(parts));
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, Write);

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <param name="score">The score, if it is one of your own.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static WeightedSplitConformal FromJson(string json, IConformityScore? score = null) => CalibrationJson.Read(json, Method, content =>
    {
        bool symmetric = content.Flag("symmetric");
        double[] scores = content.Scores("scores", symmetric), weights = content.Numbers("weights");
        WeightedScores.Check(weights, nameof(weights), scores.Length);
        return Of(scores, weights, symmetric, ConformityScore.Named(content.Text("score"), score));
    });

    /// <summary>The calibration of both sets of rows, whose weights are on one scale, as if they had been one.</summary>
    /// <param name="other">A calibration with the same score and tails.</param>
    /// <exception cref="ArgumentException">Score or tails differ.</exception>
    public WeightedSplitConformal Merge(WeightedSplitConformal other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Score.Name == Score.Name && other.IsSymmetric == IsSymmetric
            ? Of([.. High.Sorted, .. other.High.Sorted], [.. High.Weights, .. other.High.Weights], IsSymmetric, Score)
            : throw new ArgumentException("Score or tails differ; merge calibrations of one kind.", nameof(other));
    }

    internal const string Method = "weighted-split";

    private static WeightedSplitConformal Of(double[] scores, ReadOnlySpan<double> weights, bool symmetric, IConformityScore score) =>
        new(new(scores, weights), symmetric ? null : new(Array.ConvertAll(scores, value => -value), weights), score);

    private void Write(Utf8JsonWriter json)
    {
        json.WriteString("score", Score.Name);
        json.WriteBoolean("symmetric", IsSymmetric);
        json.Numbers("scores", High.Sorted);
        json.Numbers("weights", High.Weights);
    }
}
