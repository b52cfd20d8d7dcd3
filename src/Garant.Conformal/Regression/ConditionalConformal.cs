using System.Text.Json;
using Garant.Conformal.Conditional;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>Conformal prediction whose coverage holds in groups that overlap, and under every shift that features describe.</summary>
/// <remarks>
/// <para>
/// Features Φ(x) ∈ ℝᵈ span a class of functions f(x) = Φ(x)ᵀβ. If the calibration rows and the next one are exchangeable, then
/// E[f(X)·(1{Y ∈ C(X)} − (1 − α))] ≥ 0 for every f ≥ 0 of the class, and = 0 for every f with a draw for each row and scores that do
/// not tie (Gibbs, Cherian, Candès 2023, "Conformal prediction with conditional guarantees", Theorem 2 and Section 4). So coverage is
/// at least 1 − α in every group whose indicator is a column or a sum of columns, and under every shift whose density ratio is in the
/// class; a column of ones adds all rows together. The features must not have been chosen on the calibration rows.
/// </para>
/// <para>
/// The cutoff of a row is Φ(x)ᵀθ, by a quantile regression of all n + 1 scores, solved exactly, ties included. It is infinite where too
/// few calibration rows hold the row in place; a draw can make it less than 0 and the interval empty. Features that are all 0 give the
/// cutoff 0: the class says nothing about such a row. Scores more than 10¹³ apart in size are more than its arithmetic can tell apart: take
/// such outliers out. Instances are immutable and thread-safe.
/// </para>
/// </remarks>
public sealed class ConditionalConformal
{
    internal const string Method = "conditional";

    private readonly ConditionalCutoffs _high;
    private readonly ConditionalCutoffs? _low;

    private ConditionalConformal(double[] scores, double[] features, IConformityScore score, bool symmetric)
    {
        Score = score;
        _high = new(scores, features);
        _low = symmetric ? null : new(Array.ConvertAll(scores, value => -value), features);
    }

    /// <summary>The conformity score.</summary>
    public IConformityScore Score { get; }

    /// <summary>Whether both sides share one two-sided score.</summary>
    public bool IsSymmetric => _low is null;

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => _high.Scores.Length;

    /// <summary>d, the number of features of a row.</summary>
    public int Features => _high.Columns;

    /// <summary>Calibrates.</summary>
    /// <param name="predictions">The model's predictions for n rows it was not trained on.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="features">Φ of the n rows, n × d, row-major: such as a one and, for each group, a one or a zero. Columns may depend on each other.</param>
    /// <param name="score">The conformity score; absolute residuals by default.</param>
    /// <param name="symmetric">Whether both sides share one two-sided score; else each has a cutoff of its own at α/2.</param>
    /// <param name="spreads">The n predicted spreads for a score that needs them.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, a number is not finite, or the score is not defined for a row.</exception>
    public static ConditionalConformal Calibrate(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> targets,
        ReadOnlySpan<double> features,
        IConformityScore? score = null,
        bool symmetric = true,
        ReadOnlySpan<double> spreads = default)
    {
        score ??= ConformityScore.Absolute;
        double[] scores = SplitConformal.Compute(predictions, targets, score, symmetric ? Tails.Symmetric : Tails.Equal, spreads);
        Inputs.Matrix(features, nameof(features), scores.Length, nameof(predictions));
        return new(scores, features.ToArray(), score, symmetric);
    }

    /// <summary>The interval around one prediction.</summary>
    /// <param name="prediction">The model's prediction.</param>
    /// <param name="features">Φ of the row: d numbers.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="draw">A draw from the uniform distribution on [0, 1] for coverage of exactly 1 − α; without it coverage is at least that.</param>
    /// <param name="spread">The predicted spread for a score that needs it.</param>
    /// <exception cref="ArgumentException">There is not one number a feature, a number is not finite, or the draw is none.</exception>
    public Interval Predict(double prediction, ReadOnlySpan<double> features, ConfidenceLevel confidence, double draw = double.NaN, double spread = double.NaN)
    {
        double lower = 0, upper = 0;
        Predict(
            [prediction], features, confidence, new Span<double>(ref lower), new Span<double>(ref upper), double.IsNaN(draw) ? [] : [draw], double.IsNaN(spread) ? [] : [spread]);
        return new(lower, upper);
    }

    /// <summary>The intervals around many predictions; rows of equal features are answered once.</summary>
    /// <param name="predictions">The model's predictions for m rows.</param>
    /// <param name="features">Φ of the m rows, m × d, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <param name="draws">m draws from the uniform distribution on [0, 1] for coverage of exactly 1 − α, or none.</param>
    /// <param name="spreads">The m predicted spreads for a score that needs them.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a number is not finite, or a draw is none.</exception>
    public void Predict(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> features,
        ConfidenceLevel confidence,
        Span<double> lower,
        Span<double> upper,
        ReadOnlySpan<double> draws = default,
        ReadOnlySpan<double> spreads = default)
    {
        int m = predictions.Length;
        Inputs.Room(lower.Length, nameof(lower), m);
        Inputs.Room(upper.Length, nameof(upper), m);
        Inputs.Finite(predictions, nameof(predictions));
        Inputs.Matrix(features, nameof(features), m, Features);
        Inputs.Draws(draws, m, nameof(predictions));
        SplitConformal.CheckSpreads(Score, spreads, m);
        Score.Check(predictions);
        double miscoverage = Miscoverage(confidence);
        _high.Cutoffs(features, miscoverage, draws, upper[..m]);
        if (_low is null)
        {
            upper[..m].CopyTo(lower);
        }
        else
        {
            _low.Cutoffs(features, miscoverage, draws, lower[..m]);
        }

        for (int row = 0; row < m; row++)
        {
            double spread = spreads.IsEmpty ? 1 : spreads[row];
            lower[row] = TargetBounds.Lower(Score, -lower[row], predictions[row], spread);
            upper[row] = TargetBounds.Upper(Score, upper[row], predictions[row], spread);
        }
    }

    /// <summary>Between which scores that of a row lies.</summary>
    /// <param name="features">Φ of the row: d numbers.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="draw">A draw from the uniform distribution on [0, 1], or none.</param>
    /// <returns>The bounds; the number of samples a level needs depends on the features and is given as for an intercept alone.</returns>
    /// <exception cref="ArgumentException">There is not one number a feature, a number is not finite, or the draw is none.</exception>
    public ScoreBounds Bounds(ReadOnlySpan<double> features, ConfidenceLevel confidence, double draw = double.NaN)
    {
        Inputs.Matrix(features, nameof(features), 1, Features);
        Inputs.Draws(double.IsNaN(draw) ? [] : [draw], 1, nameof(features));
        double miscoverage = Miscoverage(confidence), share = double.IsNaN(draw) ? 1 : draw;
        double high = _high.Cutoff(features, miscoverage, share);
        return new(-(_low?.Cutoff(features, miscoverage, share) ?? high), high, Count, confidence.SamplesNeeded(IsSymmetric ? 1 : 2));
    }

    /// <summary>The calibration of both sets of rows, as if they had been one.</summary>
    /// <param name="other">A calibration with the same score, tails and features.</param>
    /// <exception cref="ArgumentException">Score, tails or the number of features differ.</exception>
    public ConditionalConformal Merge(ConditionalConformal other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Score.Name == Score.Name && other.IsSymmetric == IsSymmetric && other.Features == Features
            ? new([.. _high.Scores, .. other._high.Scores], [.. _high.Features, .. other._high.Features], Score, IsSymmetric)
            : throw new ArgumentException("Score, tails or the number of features differ; merge calibrations of one kind.", nameof(other));
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, Write);

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <param name="score">The score, if it is one of your own.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static ConditionalConformal FromJson(string json, IConformityScore? score = null) => CalibrationJson.Read(json, Method, content =>
    {
        double[] scores = [.. content.Scores("scores").Values], features = content.Numbers("features");
        Inputs.Matrix(features, nameof(features), scores.Length, nameof(scores));
        return new ConditionalConformal(scores, features, ConformityScore.Named(content.GetProperty("score").GetString() ?? "", score), content.GetProperty("symmetric").GetBoolean());
    });

    private void Write(Utf8JsonWriter json)
    {
        json.WriteString("score", Score.Name);
        json.WriteBoolean("symmetric", IsSymmetric);
        json.Numbers("scores", _high.Scores);
        json.Numbers("features", _high.Features);
    }

    private double Miscoverage(ConfidenceLevel confidence) => (double)(confidence.Miscoverage / (IsSymmetric ? 1 : 2));

}
