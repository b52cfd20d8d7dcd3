using Garant.Conformal.Storage;

namespace Garant.Conformal.MultiLabel;

/// <summary>For each of L labels, several of which may be true at once, the answers that remain possible: present, absent, both or neither.</summary>
/// <remarks>
/// The score of a label is |y − p|, its distance from the model's probability. If the calibration rows and the next one are
/// exchangeable, the true answers of all L labels are among those that <see cref="Predict(ReadOnlySpan{double}, ConfidenceLevel)"/> leaves, at once, with probability
/// at least 1 − α: by Bonferroni, by the greatest score of a row (Papadopoulos 2014; Cauchois, Gupta, Duchi 2021, Section 3), or by the
/// greatest rank (Timans et al. 2025). Instances are immutable and thread-safe.
/// </remarks>
public sealed class MultiLabelConformal
{
    private const string Method = "multi-label";

    private readonly Kind _kind;
    private readonly ConformityScores[] _scores;
    private readonly double[] _scales;
    private readonly ConformityScores? _ranks;

    private MultiLabelConformal(Kind kind, ConformityScores[] scores, double[] scales)
    {
        _kind = kind;
        _scores = scores;
        _scales = scales;
        _ranks = kind == Kind.ByRank ? new(GreatestRanks(scores)) : null;
    }

    /// <summary>How the labels are calibrated.</summary>
    private enum Kind
    {
        Each,
        Jointly,
        ByRank,
    }

    /// <summary>L, the number of labels.</summary>
    public int Labels => _scales.Length;

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => _scores[0].Count;

    /// <summary>Whether a row counts as one score; else each label has its own.</summary>
    public bool IsJoint => _kind == Kind.Jointly;

    /// <summary>Calibrates each label by itself: at 1 − α for <see cref="PredictEach"/>, at 1 − α/L for all labels together.</summary>
    /// <param name="probabilities">The model's probabilities that a label is present, n rows of L numbers from 0 to 1, row-major.</param>
    /// <param name="labels">The labels observed, 1 where present and 0 where absent, in the same order.</param>
    /// <param name="count">L, the number of labels.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a number is out of range.</exception>
    public static MultiLabelConformal CalibrateEach(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int count) =>
        new(Kind.Each, ScoresOfEach(probabilities, labels, count), Ones(count));

    /// <summary>Calibrates the greatest scaled score of a row: one cutoff for all labels, exact whatever their dependence.</summary>
    /// <param name="probabilities">The model's probabilities that a label is present, n rows of L numbers from 0 to 1, row-major.</param>
    /// <param name="labels">The labels observed, 1 where present and 0 where absent, in the same order.</param>
    /// <param name="scales">L numbers above 0, known before the calibration, such as each label's mean |y − p| in training; all 1 for none.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a number is out of range.</exception>
    public static MultiLabelConformal CalibrateJointly(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<double> scales)
    {
        int count = scales.Length;
        double[] scores = new double[LabelMatrix.Rows(probabilities, labels, count)];
        Inputs.Positive(scales, nameof(scales));
        for (int i = 0; i < labels.Length; i++)
        {
            scores[i / count] = Math.Max(scores[i / count], Score(probabilities[i], labels[i]) / scales[i % count]);
        }

        return new(Kind.Jointly, [new(scores)], scales.ToArray());
    }

    /// <summary>Calibrates a cutoff for each label, all of one rank: labels of different difficulty count alike without scales of theirs.</summary>
    /// <param name="probabilities">The model's probabilities that a label is present, n rows of L numbers from 0 to 1, row-major.</param>
    /// <param name="labels">The labels observed, 1 where present and 0 where absent, in the same order.</param>
    /// <param name="count">L, the number of labels.</param>
    /// <remarks>
    /// After the max-rank of Timans et al. (2025), here with the next row counted among those that are ranked: it raises each row's greatest rank by
    /// at most 1. So with r the ⌈(n+1)(1−α)⌉-th smallest of the greatest ranks every label gets its score of rank r + 1, and the
    /// guarantee is exact for every n. It needs about as many rows as Bonferroni.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a number is out of range.</exception>
    public static MultiLabelConformal CalibrateByRank(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int count) =>
        new(Kind.ByRank, ScoresOfEach(probabilities, labels, count), Ones(count));

    /// <summary>The score that an answer of a label does not exceed when all labels are to hold together; infinite where the calibration set is too small.</summary>
    /// <param name="label">The label, from 0.</param>
    /// <param name="confidence">The level 1 − α of all labels together.</param>
    /// <remarks>Calibrated by rank, a label's cutoff may need more rows than <see cref="Conformal.Cutoff.SamplesNeeded"/>: how many depends on the data.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such label.</exception>
    public Cutoff Cutoff(int label, ConfidenceLevel confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, Labels);
        if (_ranks is null)
        {
            return _scores[IsJoint ? 0 : label].Cutoff(confidence, _scores.Length);
        }

        Cutoff greatest = _ranks.Cutoff(confidence);
        int rank = greatest.IsInfinite ? Count + 1 : (int)greatest.Value + 1;
        return greatest with { Rank = rank, Value = rank > Count ? double.PositiveInfinity : _scores[label].OfRank(rank) };
    }

    /// <summary>The answers that remain possible; all true ones are among them at once with probability at least 1 − α.</summary>
    /// <param name="probabilities">The model's probabilities, m rows of L numbers, row-major.</param>
    /// <param name="confidence">The level 1 − α of all labels of a row together.</param>
    /// <returns>m rows of L answers.</returns>
    /// <exception cref="ArgumentException">It is no whole number of rows, or a number is no probability.</exception>
    public LabelAnswers[] Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence)
    {
        LabelAnswers[] answers = new LabelAnswers[probabilities.Length];
        Predict(probabilities, confidence, answers);
        return answers;
    }

    /// <summary>The same without allocating for each row.</summary>
    /// <param name="probabilities">The model's probabilities, m rows of L numbers, row-major.</param>
    /// <param name="confidence">The level 1 − α of all labels of a row together.</param>
    /// <param name="answers">Receives m rows of L answers.</param>
    /// <exception cref="ArgumentException">It is no whole number of rows, a number is no probability, or there is no room.</exception>
    public void Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence, Span<LabelAnswers> answers)
    {
        double[] cutoffs = new double[Labels];
        for (int label = 0; label < cutoffs.Length; label++)
        {
            cutoffs[label] = Cutoff(label, confidence).Value;
        }

        Fill(probabilities, cutoffs, answers);
    }

    /// <summary>The answers that remain possible; each label's true one is among them with probability at least 1 − α, but not all at once.</summary>
    /// <param name="probabilities">The model's probabilities, m rows of L numbers, row-major.</param>
    /// <param name="confidence">The level 1 − α of each label.</param>
    /// <returns>m rows of L answers.</returns>
    /// <exception cref="ArgumentException">It is no whole number of rows, or a number is no probability.</exception>
    /// <exception cref="InvalidOperationException">The labels were calibrated jointly.</exception>
    public LabelAnswers[] PredictEach(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence)
    {
        MustHaveOwnCutoffs();
        LabelAnswers[] answers = new LabelAnswers[probabilities.Length];
        Fill(probabilities, Array.ConvertAll(_scores, scores => scores.Cutoff(confidence).Value), answers);
        return answers;
    }

    /// <summary>The p-values of both answers of every label, adjusted for all labels together: <see cref="Predict(ReadOnlySpan{double}, ConfidenceLevel)"/> leaves exactly the answers with p &gt; α.</summary>
    /// <param name="probabilities">The model's L probabilities of one row.</param>
    /// <param name="absent">Receives the p-value of each label's absence, a number in (0, 1].</param>
    /// <param name="present">Receives the p-value of each label's presence.</param>
    /// <exception cref="ArgumentException">There are not L probabilities, one is not between 0 and 1, or there is no room.</exception>
    public void PValues(ReadOnlySpan<double> probabilities, Span<double> absent, Span<double> present) => Fill(probabilities, absent, present, (label, score) =>
        _ranks is not null ? _ranks.PValue(SortedSearch.LowerBound(_scores[label].Sorted, score))
        : Math.Min(1, _scores.Length * _scores[IsJoint ? 0 : label].PValue(score)));

    /// <summary>The p-values of both answers of every label, each by itself: <see cref="PredictEach"/> leaves exactly the answers with p &gt; α.</summary>
    /// <param name="probabilities">The model's L probabilities of one row.</param>
    /// <param name="absent">Receives the p-value of each label's absence, a number in (0, 1].</param>
    /// <param name="present">Receives the p-value of each label's presence.</param>
    /// <exception cref="ArgumentException">There are not L probabilities, one is not between 0 and 1, or there is no room.</exception>
    /// <exception cref="InvalidOperationException">The labels were calibrated jointly.</exception>
    public void PValuesOfEach(ReadOnlySpan<double> probabilities, Span<double> absent, Span<double> present)
    {
        MustHaveOwnCutoffs();
        Fill(probabilities, absent, present, (label, score) => _scores[label].PValue(score));
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteString("calibration", _kind.ToString().ToLowerInvariant());
        json.Numbers("scales", _scales);
        json.ScoresOfEach("scores", _scores);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static MultiLabelConformal FromJson(string json) => CalibrationJson.Read(json, Method, content =>
    {
        double[] scales = content.Numbers("scales");
        Inputs.NotEmpty(scales.Length, nameof(scales));
        Inputs.Positive(scales, nameof(scales));
        Kind kind = content.Word<Kind>("calibration");
        ConformityScores[] scores = content.ScoresOfEach("scores");
        return scores.Length == (kind == Kind.Jointly ? 1 : scales.Length) && scores.All(one => one.Count == scores[0].Count)
            ? new MultiLabelConformal(kind, scores, scales)
            : throw new FormatException($"The stored calibration has {scores.Length} sets of scores for {scales.Length} labels, or sets of different lengths; calibrate again.");
    });

    /// <summary>The calibration of both sets of rows, as if they had been one.</summary>
    /// <param name="other">A calibration of the same labels in the same way.</param>
    /// <exception cref="ArgumentException">Labels, scales or the way of calibrating differ.</exception>
    public MultiLabelConformal Merge(MultiLabelConformal other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other._kind == _kind && other._scales.AsSpan().SequenceEqual(_scales)
            ? new(_kind, [.. _scores.Zip(other._scores, (mine, theirs) => mine.Merge(theirs))], _scales)
            : throw new ArgumentException("Labels, scales or the way of calibrating differ; merge calibrations of one kind.", nameof(other));
    }

    private static double Score(double probability, int label) => label == 1 ? 1 - probability : probability;

    private static ConformityScores[] ScoresOfEach(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int count)
    {
        int rows = LabelMatrix.Rows(probabilities, labels, count);
        double[][] scores = [.. Enumerable.Range(0, count).Select(_ => new double[rows])];
        for (int i = 0; i < labels.Length; i++)
        {
            scores[i % count][i / count] = Score(probabilities[i], labels[i]);
        }

        return Array.ConvertAll(scores, values => new ConformityScores(values));
    }

    /// <summary>For each row the greatest of its labels' ranks from 1 to n, the least of the ranks that tied scores share.</summary>
    private static double[] GreatestRanks(ConformityScores[] scores)
    {
        double[] greatest = new double[scores[0].Count];
        foreach (ConformityScores label in scores)
        {
            for (int row = 0; row < greatest.Length; row++)
            {
                greatest[row] = Math.Max(greatest[row], SortedSearch.LowerBound(label.Sorted, label.Values[row]) + 1);
            }
        }

        return greatest;
    }

    private static double[] Ones(int count)
    {
        double[] ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private void MustHaveOwnCutoffs()
    {
        if (IsJoint)
        {
            throw new InvalidOperationException("These labels were calibrated jointly and have no cutoffs of their own; use CalibrateEach.");
        }
    }

    private void Fill(ReadOnlySpan<double> probabilities, Span<double> absent, Span<double> present, Func<int, double, double> pValue)
    {
        LabelMatrix.CheckCount(probabilities.Length, Labels);
        LabelMatrix.Rows(probabilities, Labels);
        Inputs.Room(absent.Length, nameof(absent), Labels);
        Inputs.Room(present.Length, nameof(present), Labels);
        for (int label = 0; label < Labels; label++)
        {
            absent[label] = pValue(label, Score(probabilities[label], 0) / _scales[label]);
            present[label] = pValue(label, Score(probabilities[label], 1) / _scales[label]);
        }
    }

    private void Fill(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> cutoffs, Span<LabelAnswers> answers)
    {
        int rows = LabelMatrix.Rows(probabilities, Labels);
        Inputs.Room(answers.Length, nameof(answers), probabilities.Length);
        for (int row = 0; row < rows; row++)
        {
            for (int label = 0, i = row * cutoffs.Length; label < cutoffs.Length; label++, i++)
            {
                double cutoff = cutoffs[label], scale = _scales[label];
                answers[i] = (Score(probabilities[i], 0) / scale <= cutoff ? LabelAnswers.Absent : LabelAnswers.None)
                    | (Score(probabilities[i], 1) / scale <= cutoff ? LabelAnswers.Present : LabelAnswers.None);
            }
        }
    }
}
