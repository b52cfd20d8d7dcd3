using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>Intervals for several targets at once that hold together: a box that contains all targets of the next row.</summary>
/// <remarks>
/// Bonferroni gives each target an interval at 1 − α/d. The joint region takes the greatest of the d residuals, each divided by a
/// scale, as one score: never wider than needed for dependent targets. Both cover the whole vector with probability at least 1 − α.
/// </remarks>
public sealed class MultiTargetConformal
{
    private const string Method = "multi-target";

    private readonly ConformityScores[] _scores;
    private readonly double[] _scales;

    private MultiTargetConformal(ConformityScores[] scores, double[] scales)
    {
        _scores = scores;
        _scales = scales;
    }

    /// <summary>d, the number of targets.</summary>
    public int Targets => _scales.Length;

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => _scores[0].Count;

    /// <summary>Whether one score of all targets counts; else each target has its own at 1 − α/d.</summary>
    public bool IsJoint => _scores.Length == 1 && Targets > 1;

    /// <summary>Calibrates each target by itself, at 1 − α/d.</summary>
    /// <param name="predictions">The model's predictions, n rows of d numbers each, row-major.</param>
    /// <param name="targets">The values observed, in the same order.</param>
    /// <param name="count">d, the number of targets.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a number is not finite.</exception>
    public static MultiTargetConformal CalibrateEach(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, int count)
    {
        int rows = Check(predictions, targets, count);
        double[][] scores = [.. Enumerable.Range(0, count).Select(_ => new double[rows])];
        for (int i = 0; i < predictions.Length; i++)
        {
            scores[i % count][i / count] = Math.Abs(targets[i] - predictions[i]);
        }

        double[] scales = new double[count];
        Array.Fill(scales, 1);
        return new([.. scores.Select(values => new ConformityScores(values))], scales);
    }

    /// <summary>Calibrates the greatest scaled residual of a row as one score.</summary>
    /// <param name="predictions">The model's predictions, n rows of d numbers each, row-major.</param>
    /// <param name="targets">The values observed, in the same order.</param>
    /// <param name="scales">d numbers above 0 in the targets' units, known before the calibration, such as the residuals' deviations in training.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a number is not finite.</exception>
    public static MultiTargetConformal CalibrateJointly(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, ReadOnlySpan<double> scales)
    {
        int count = scales.Length, rows = Check(predictions, targets, count);
        Inputs.Positive(scales, nameof(scales));
        double[] scores = new double[rows];
        for (int i = 0; i < predictions.Length; i++)
        {
            scores[i / count] = Math.Max(scores[i / count], Math.Abs(targets[i] - predictions[i]) / scales[i % count]);
        }

        return new([new(scores)], scales.ToArray());
    }

    /// <summary>The box around one row of predictions.</summary>
    /// <param name="predictions">The model's d predictions.</param>
    /// <param name="confidence">The level 1 − α of the whole box.</param>
    /// <returns>An interval for each target.</returns>
    /// <exception cref="ArgumentException">There are not d predictions, or one is not finite.</exception>
    public Interval[] Predict(ReadOnlySpan<double> predictions, ConfidenceLevel confidence)
    {
        Inputs.OneForEach(predictions.Length, nameof(predictions), Targets, "target");
        Inputs.Finite(predictions, nameof(predictions));
        Interval[] box = new Interval[Targets];
        for (int target = 0; target < box.Length; target++)
        {
            double cutoff = _scores[_scores.Length == 1 ? 0 : target].Cutoff(confidence, _scores.Length).Value;
            box[target] = new(
                TargetBounds.Lower(ConformityScore.ResidualNormalized, -cutoff, predictions[target], _scales[target]),
                TargetBounds.Upper(ConformityScore.ResidualNormalized, cutoff, predictions[target], _scales[target]));
        }

        return box;
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.Numbers("scales", _scales);
        json.ScoresOfEach("scores", _scores);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static MultiTargetConformal FromJson(string json) => CalibrationJson.Read(json, Method, content =>
    {
        double[] scales = content.Numbers("scales");
        Inputs.Positive(scales, nameof(scales));
        ConformityScores[] scores = content.ScoresOfEach("scores");
        return (scores.Length == 1 || scores.Length == scales.Length) && Array.TrueForAll(scores, one => one.Count == scores[0].Count && one.Sorted[0] >= 0)
            ? new MultiTargetConformal(scores, scales)
            : throw new FormatException($"The stored calibration has {Inputs.Count(scores.Length, "set")} of scores for {Inputs.Count(scales.Length, "target")}, or not one score from 0 on for every row; calibrate again.");
    });

    /// <summary>The calibration of both sets of rows, as if they had been one.</summary>
    /// <param name="other">A calibration of the same targets with the same scales.</param>
    /// <exception cref="ArgumentException">Targets or scales differ.</exception>
    public MultiTargetConformal Merge(MultiTargetConformal other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other._scales.AsSpan().SequenceEqual(_scales) && other._scores.Length == _scores.Length
            ? new([.. _scores.Zip(other._scores, (mine, theirs) => mine.Merge(theirs))], _scales)
            : throw new ArgumentException("Targets or scales differ; merge calibrations of one kind.", nameof(other));
    }

    private static int Check(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Inputs.NotEmpty(predictions.Length, nameof(predictions));
        Inputs.SameLength(targets.Length, nameof(targets), predictions.Length, nameof(predictions));
        Inputs.Finite(predictions, nameof(predictions));
        Inputs.Finite(targets, nameof(targets));
        return FoldAssignment.Rows(predictions.Length, nameof(predictions), count);
    }
}
