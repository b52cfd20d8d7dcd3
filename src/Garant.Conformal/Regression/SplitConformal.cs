using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>Split conformal prediction: intervals around any model's predictions from a calibration set the model did not see.</summary>
/// <remarks>
/// If the calibration rows and the next one are exchangeable, the interval at level 1 − α contains the next target with
/// probability at least 1 − α, and at most 1 − α + 1/(n+1) where scores do not tie (Lei et al. 2018, Theorem 2).
/// Instances are immutable and thread-safe.
/// </remarks>
public sealed class SplitConformal
{
    internal SplitConformal(ConformityScores scores, IConformityScore score, Tails tails)
    {
        Scores = scores;
        Score = score;
        Tails = tails;
    }

    /// <summary>The calibration scores: absolute values where the tails are symmetric, else signed.</summary>
    public ConformityScores Scores { get; }

    /// <summary>The conformity score.</summary>
    public IConformityScore Score { get; }

    /// <summary>How the miscoverage is spent on the two sides.</summary>
    public Tails Tails { get; }

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => Scores.Count;

    /// <summary>Calibrates with absolute residuals and symmetric tails.</summary>
    /// <param name="predictions">The model's predictions for n rows it was not trained on.</param>
    /// <param name="targets">The n values observed.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is not finite.</exception>
    public static SplitConformal Calibrate(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets) =>
        Calibrate(predictions, targets, ConformityScore.Absolute);

    /// <summary>Calibrates.</summary>
    /// <param name="predictions">The model's predictions for n rows it was not trained on.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="score">The conformity score.</param>
    /// <param name="tails">How the miscoverage is spent on the two sides.</param>
    /// <param name="spreads">The n predicted spreads, above 0, for a score that needs them; else none.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, there is no row, a number is not finite, or the score is not defined for a row; or, on one of 32 rows, a score of
    /// your own is not undone by its inverse or does not rise with the target, or it has the name of a built-in one.
    /// </exception>
    public static SplitConformal Calibrate(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> targets,
        IConformityScore score,
        Tails tails = Tails.Symmetric,
        ReadOnlySpan<double> spreads = default) =>
        new(new(Compute(predictions, targets, score, tails, spreads)), score, tails);

    /// <summary>Calibrates with single-precision numbers; scores are computed in double precision.</summary>
    /// <param name="predictions">The model's predictions for n rows it was not trained on.</param>
    /// <param name="targets">The n values observed.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is not finite.</exception>
    public static SplitConformal Calibrate(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets) =>
        Calibrate(SinglePrecision.Widen(predictions), SinglePrecision.Widen(targets));

    /// <summary>Calibrates each group by itself, so that coverage holds in every group (Mondrian; Vovk, Gammerman, Shafer 2005, Section 4.5).</summary>
    /// <typeparam name="TGroup">What names a group.</typeparam>
    /// <param name="predictions">The model's predictions for n rows it was not trained on.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="groups">The group of each row.</param>
    /// <param name="unseen">What a group without calibration rows gets.</param>
    /// <param name="score">The conformity score; absolute residuals by default.</param>
    /// <param name="tails">How the miscoverage is spent on the two sides.</param>
    /// <param name="spreads">The n predicted spreads for a score that needs them.</param>
    /// <exception cref="ArgumentException">As for <see cref="Calibrate(ReadOnlySpan{double}, ReadOnlySpan{double}, IConformityScore, Tails, ReadOnlySpan{double})"/>.</exception>
    public static GroupConditional<TGroup, SplitConformal> CalibrateByGroup<TGroup>(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> targets,
        ReadOnlySpan<TGroup> groups,
        UnseenGroup unseen,
        IConformityScore? score = null,
        Tails tails = Tails.Symmetric,
        ReadOnlySpan<double> spreads = default)
        where TGroup : notnull
    {
        score ??= ConformityScore.Absolute;
        double[] scores = Compute(predictions, targets, score, tails, spreads);
        return GroupConditional<TGroup, SplitConformal>.Of(groups, scores.Length, unseen, rows => new(new(scores, rows), score, tails));
    }

    /// <summary>Between which scores the next one lies; says how many samples the level needs where the set is too small.</summary>
    /// <param name="confidence">The level 1 − α.</param>
    public ScoreBounds Bounds(ConfidenceLevel confidence) => SignedScores.Bounds(Scores, confidence, Tails);

    /// <summary>The interval around one prediction.</summary>
    /// <param name="prediction">The model's prediction.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="spread">The predicted spread, above 0, for a score that needs it.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the score is not defined for it.</exception>
    public Interval Predict(double prediction, ConfidenceLevel confidence, double spread = double.NaN)
    {
        double lower = 0, upper = 0;
        Predict([prediction], confidence, new Span<double>(ref lower), new Span<double>(ref upper), double.IsNaN(spread) ? [] : [spread]);
        return new(lower, upper);
    }

    /// <summary>The intervals around many predictions, without allocating.</summary>
    /// <param name="predictions">The model's predictions for m rows.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <param name="spreads">The m predicted spreads for a score that needs them.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a number is not finite, or the score is not defined for a row.</exception>
    public void Predict(ReadOnlySpan<double> predictions, ConfidenceLevel confidence, Span<double> lower, Span<double> upper, ReadOnlySpan<double> spreads = default)
    {
        Inputs.Room(lower.Length, nameof(lower), predictions.Length);
        Inputs.Room(upper.Length, nameof(upper), predictions.Length);
        CheckSpreads(Score, spreads, predictions.Length);
        ScoreBounds bounds = Bounds(confidence);
        Inputs.Finite(predictions, nameof(predictions));
        if (Score is AbsoluteScore)
        {
            // The predictions may be overwritten by one of the bounds, which then comes last.
            bool lowerLast = predictions.Overlaps(lower);
            if (!lowerLast)
            {
                TargetBounds.Below(predictions, bounds.Low, lower);
            }

            TargetBounds.Above(predictions, bounds.High, upper);
            if (lowerLast)
            {
                TargetBounds.Below(predictions, bounds.Low, lower);
            }

            return;
        }

        Score.Check(predictions);
        for (int row = 0; row < predictions.Length; row++)
        {
            double spread = spreads.IsEmpty ? 1 : spreads[row];
            (lower[row], upper[row]) = Invert(bounds, predictions[row], spread);
        }
    }

    /// <summary>The intervals around many single-precision predictions; bounds are rounded outwards, so that none loses what it covers.</summary>
    /// <param name="predictions">The model's predictions for m rows.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public void Predict(ReadOnlySpan<float> predictions, ConfidenceLevel confidence, Span<float> lower, Span<float> upper)
    {
        Inputs.Room(lower.Length, nameof(lower), predictions.Length);
        Inputs.Room(upper.Length, nameof(upper), predictions.Length);
        ScoreBounds bounds = Bounds(confidence);
        CheckSpreads(Score, [], predictions.Length);
        for (int row = 0; row < predictions.Length; row++)
        {
            double prediction = predictions[row];
            Inputs.Finite(prediction, $"predictions[{row}]");
            Score.Check([prediction]);
            (double low, double high) = Invert(bounds, prediction, 1);
            (lower[row], upper[row]) = (SinglePrecision.Below(low), SinglePrecision.Above(high));
        }
    }

    /// <summary>The calibration of both sets of rows, as if they had been one.</summary>
    /// <param name="other">A calibration with the same score and tails.</param>
    /// <exception cref="ArgumentException">Score or tails differ.</exception>
    public SplitConformal Merge(SplitConformal other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Score.Name == Score.Name && other.Tails == Tails
            ? new(Scores.Merge(other.Scores), Score, Tails)
            : throw new ArgumentException($"other has the score {other.Score.Name} with {other.Tails} tails and this has {Score.Name} with {Tails}; merge calibrations of one kind.", nameof(other));
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, Write);

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <param name="score">The score, if it is one of your own.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static SplitConformal FromJson(string json, IConformityScore? score = null) => CalibrationJson.Read(json, Method, content => Read(content, score));

    internal const string Method = "split";

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteString("score", Score.Name);
        json.WriteString("tails", Tails.ToString().ToLowerInvariant());
        json.Numbers("scores", Scores.Values);
    }

    internal static SplitConformal Read(JsonElement json, IConformityScore? score = null)
    {
        Tails tails = json.Word<Tails>("tails");
        return new(new(json.Scores("scores", tails == Tails.Symmetric)), ConformityScore.Named(json.Text("score"), score), tails);
    }

    internal (double Lower, double Upper) Invert(ScoreBounds bounds, double prediction, double spread) =>
        (TargetBounds.Lower(Score, bounds.Low, prediction, spread), TargetBounds.Upper(Score, bounds.High, prediction, spread));

    /// <summary>The scores of calibration rows: absolute values where the tails are symmetric.</summary>
    internal static double[] Compute(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, IConformityScore score, Tails tails, ReadOnlySpan<double> spreads)
    {
        ArgumentNullException.ThrowIfNull(score);
        Inputs.NotEmpty(predictions.Length, nameof(predictions));
        Inputs.SameLength(targets.Length, nameof(targets), predictions.Length, nameof(predictions));
        Inputs.Finite(predictions, nameof(predictions));
        Inputs.Finite(targets, nameof(targets));
        CheckSpreads(score, spreads, predictions.Length);
        score.Check(predictions);
        double[] scores = GC.AllocateUninitializedArray<double>(predictions.Length);
        if (score is AbsoluteScore)
        {
            Residuals(predictions, targets, scores, tails == Tails.Symmetric);
        }
        else
        {
            for (int row = 0; row < scores.Length; row++)
            {
                double signed = score.Score(targets[row], predictions[row], spreads.IsEmpty ? 1 : spreads[row]);
                scores[row] = tails == Tails.Symmetric ? Math.Abs(signed) : signed;
            }
        }

        Inputs.Finite(scores, nameof(scores));
        ScoreCheck.Check(score, predictions, targets, spreads, isSigned: tails != Tails.Symmetric);
        return scores;
    }

    internal static void CheckSpreads(IConformityScore score, ReadOnlySpan<double> spreads, int rows)
    {
        if (!score.NeedsSpread)
        {
            if (!spreads.IsEmpty)
            {
                throw new ArgumentException($"spreads were given, and the score {score.Name} needs none; leave them out or take a normalized score.", nameof(spreads));
            }

            return;
        }

        if (spreads.IsEmpty && rows > 0)
        {
            throw new ArgumentException($"spreads are missing; the score {score.Name} divides by them.", nameof(spreads));
        }

        Inputs.SameLength(spreads.Length, nameof(spreads), rows, "predictions");
        Inputs.Positive(spreads, nameof(spreads));
    }

    private static void Residuals(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, Span<double> scores, bool absolute)
    {
        ReadOnlySpan<Vector<double>> p = MemoryMarshal.Cast<double, Vector<double>>(predictions), t = MemoryMarshal.Cast<double, Vector<double>>(targets);
        Span<Vector<double>> s = MemoryMarshal.Cast<double, Vector<double>>(scores);
        for (int i = 0; i < s.Length; i++)
        {
            Vector<double> residual = t[i] - p[i];
            s[i] = absolute ? Vector.Abs(residual) : residual;
        }

        for (int row = s.Length * Vector<double>.Count; row < scores.Length; row++)
        {
            double residual = targets[row] - predictions[row];
            scores[row] = absolute ? Math.Abs(residual) : residual;
        }
    }
}
