using System.Globalization;
using System.Text.Json;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Classification;

/// <summary>Split conformal classification: prediction sets around any model's probabilities from a calibration set the model did not see.</summary>
/// <remarks>
/// If the calibration rows and the next one are exchangeable, the set at level 1 − α contains the next label with probability
/// at least 1 − α (Vovk, Gammerman, Shafer 2005; Romano, Sesia, Candès 2020, Theorem 1). One calibration answers any number of
/// levels. Instances are immutable and thread-safe.
/// </remarks>
public sealed class ConformalClassifier
{
    internal ConformalClassifier(ConformityScores scores, LabelScore score, int classes, LastLabel lastLabel)
    {
        Scores = scores;
        Score = score;
        Classes = classes;
        LastLabel = lastLabel;
    }

    /// <summary>The calibration scores, of the true labels.</summary>
    public ConformityScores Scores { get; }

    /// <summary>The score of labels.</summary>
    public LabelScore Score { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>What becomes of the label at the cutoff, for scores that cumulate.</summary>
    public LastLabel LastLabel { get; }

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => Scores.Count;

    /// <summary>Calibrates without chance: the same input gives the same sets.</summary>
    /// <param name="score">The score of labels.</param>
    /// <param name="probabilities">The model's probabilities, n rows of as many numbers as classes, row-major; each row adds up to 1 within 10⁻⁴.</param>
    /// <param name="labels">The n labels observed, from 0.</param>
    /// <param name="lastLabel">What becomes of the label at the cutoff, for scores that cumulate.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a row is no distribution, or a label is out of range.</exception>
    public static ConformalClassifier Calibrate(LabelScore score, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, LastLabel lastLabel = LastLabel.Included) =>
        Calibrate(score, probabilities, labels, [], lastLabel);

    /// <summary>Calibrates with a draw for each row, so that scores that cumulate do not tie and coverage is exact.</summary>
    /// <param name="score">The score of labels.</param>
    /// <param name="probabilities">The model's probabilities, n rows of as many numbers as classes, row-major; each row adds up to 1 within 10⁻⁴.</param>
    /// <param name="labels">The n labels observed, from 0.</param>
    /// <param name="draws">n draws from the uniform distribution on [0, 1], or none.</param>
    /// <param name="lastLabel">What becomes of the label at the cutoff.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a row is no distribution, a label is out of range, or a draw is not between 0 and 1.</exception>
    public static ConformalClassifier Calibrate(
        LabelScore score, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<double> draws, LastLabel lastLabel = LastLabel.Randomized) =>
        new(new(Compute(score, probabilities, labels, draws, lastLabel)), score, Probabilities.Classes(probabilities.Length, labels), lastLabel);

    /// <summary>Calibrates with single-precision probabilities, as ONNX and ML.NET give them; scores are computed in double precision.</summary>
    /// <param name="score">The score of labels.</param>
    /// <param name="probabilities">The model's probabilities, row-major.</param>
    /// <param name="labels">The n labels observed, from 0.</param>
    /// <param name="draws">n draws from the uniform distribution on [0, 1], or none.</param>
    /// <param name="lastLabel">What becomes of the label at the cutoff.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a row is no distribution, or a label is out of range.</exception>
    public static ConformalClassifier Calibrate(
        LabelScore score, ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<double> draws, LastLabel lastLabel) =>
        Calibrate(score, SinglePrecision.Widen(probabilities), labels, draws, lastLabel);

    /// <summary>Calibrates each group of rows by itself, so that coverage holds in every group.</summary>
    /// <typeparam name="TGroup">What names a group.</typeparam>
    /// <param name="score">The score of labels.</param>
    /// <param name="probabilities">The model's probabilities, row-major.</param>
    /// <param name="labels">The labels observed.</param>
    /// <param name="groups">The group of each row.</param>
    /// <param name="unseen">What a group without calibration rows gets.</param>
    /// <param name="lastLabel">What becomes of the label at the cutoff.</param>
    /// <param name="draws">A draw for each row, or none.</param>
    /// <exception cref="ArgumentException">As for the other calibrations.</exception>
    public static GroupConditional<TGroup, ConformalClassifier> CalibrateByGroup<TGroup>(
        LabelScore score,
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<TGroup> groups,
        UnseenGroup unseen,
        LastLabel lastLabel = LastLabel.Included,
        ReadOnlySpan<double> draws = default)
        where TGroup : notnull
    {
        double[] scores = Compute(score, probabilities, labels, draws, lastLabel);
        int classes = probabilities.Length / labels.Length;
        return GroupConditional<TGroup, ConformalClassifier>.Of(groups, scores.Length, unseen, rows => new(new(scores, rows), score, classes, lastLabel));
    }

    /// <summary>The score that a label in the set does not exceed; infinite, so that every label is in it, where the calibration set is too small.</summary>
    /// <param name="confidence">The level 1 − α.</param>
    public Cutoff Cutoff(ConfidenceLevel confidence) => Scores.Cutoff(confidence);

    /// <summary>The prediction set of one row.</summary>
    /// <param name="probabilities">The model's probabilities.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="random">The source of chance for randomised sets; without it the label at the cutoff is kept.</param>
    /// <exception cref="ArgumentException">There is not one probability a class, or they are no distribution.</exception>
    public PredictionSet Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence, Random? random = null)
    {
        CheckRow(probabilities, 0);
        Span<ulong> bits = stackalloc ulong[LabelBits.Words(Classes)];
        double draw = LastLabel == LastLabel.Randomized && Score.UsesDraw && random is not null ? random.NextDouble() : double.NaN;
        Score.Predict(probabilities, Scores.Cutoff(confidence).Value, LastLabel, draw, bits);
        return new(bits, probabilities);
    }

    /// <summary>The prediction set of one row of single-precision probabilities.</summary>
    /// <param name="probabilities">The model's probabilities.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="random">The source of chance for randomised sets.</param>
    /// <exception cref="ArgumentException">There is not one probability a class, or they are no distribution.</exception>
    public PredictionSet Predict(ReadOnlySpan<float> probabilities, ConfidenceLevel confidence, Random? random = null) =>
        Predict(SinglePrecision.Widen(probabilities), confidence, random);

    /// <summary>The prediction sets of many rows, without allocating.</summary>
    /// <param name="probabilities">The model's probabilities, m rows, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="sets">Receives the m sets.</param>
    /// <param name="draws">m draws from the uniform distribution for randomised sets; without them the label at the cutoff is kept.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a row is no distribution.</exception>
    public void Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence, PredictionSets sets, ReadOnlySpan<double> draws = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        int rows = Rows(probabilities.Length);
        sets.MustFit(rows, Classes);
        CheckDraws(draws, rows);
        PredictRows(probabilities, Scores.Cutoff(confidence).Value, sets, draws, 0);
    }

    /// <summary>The prediction sets of many rows of single-precision probabilities, without allocating for each.</summary>
    /// <param name="probabilities">The model's probabilities, m rows, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="sets">Receives the m sets.</param>
    /// <param name="draws">m draws from the uniform distribution for randomised sets, or none.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a row is no distribution.</exception>
    public void Predict(ReadOnlySpan<float> probabilities, ConfidenceLevel confidence, PredictionSets sets, ReadOnlySpan<double> draws)
    {
        ArgumentNullException.ThrowIfNull(sets);
        int rows = Rows(probabilities.Length);
        sets.MustFit(rows, Classes);
        CheckDraws(draws, rows);
        double cutoff = Scores.Cutoff(confidence).Value;
        double[] row = new double[Classes];
        for (int index = 0; index < rows; index++)
        {
            SinglePrecision.Widen(probabilities.Slice(index * Classes, Classes), row);
            PredictRows(row, cutoff, sets, draws.IsEmpty ? [] : draws.Slice(index, 1), index);
        }
    }

    /// <summary>The same on several threads, with the same results.</summary>
    /// <param name="probabilities">The model's probabilities, m rows, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="sets">Receives the m sets.</param>
    /// <param name="draws">m draws from the uniform distribution for randomised sets, or none.</param>
    /// <param name="threads">How many threads at the most.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a row is no distribution.</exception>
    public void Predict(ReadOnlyMemory<double> probabilities, ConfidenceLevel confidence, PredictionSets sets, ReadOnlyMemory<double> draws, int threads)
    {
        ArgumentNullException.ThrowIfNull(sets);
        int rows = Rows(probabilities.Length);
        sets.MustFit(rows, Classes);
        CheckDraws(draws.Span, rows);
        double cutoff = Scores.Cutoff(confidence).Value;
        RowBlocks.ForEach(rows, threads, (start, count) => PredictRows(
            probabilities.Span.Slice(start * Classes, count * Classes), cutoff, sets, draws.IsEmpty ? [] : draws.Span.Slice(start, count), start));
    }

    /// <summary>The p-value of every label of a row: the set at a level 1 − α holds exactly the labels with p &gt; α.</summary>
    /// <param name="probabilities">The model's probabilities.</param>
    /// <param name="pValues">Receives a number in (0, 1] for every class; 1 for a label that the policy always keeps.</param>
    /// <param name="draw">A draw for randomised sets; without it each label's own probability is left out, as the set keeps the label at the cutoff.</param>
    /// <remarks>Vovk, Gammerman, Shafer (2005), Section 2.2.</remarks>
    /// <exception cref="ArgumentException">There is not one probability a class, they are no distribution, or the draw is not between 0 and 1.</exception>
    public void PValues(ReadOnlySpan<double> probabilities, Span<double> pValues, double draw = double.NaN)
    {
        CheckRow(probabilities, 0);
        Inputs.Room(pValues.Length, nameof(pValues), Classes);
        CheckDraw(draw, nameof(draw));
        Score.PredictScores(probabilities, LastLabel, draw, pValues);
        for (int label = 0; label < Classes; label++)
        {
            pValues[label] = Scores.PValue(pValues[label]);
        }
    }

    /// <summary>How credible the row is (the greatest p-value) and how sure its most plausible label (1 − the second greatest).</summary>
    /// <param name="probabilities">The model's probabilities.</param>
    /// <returns>The most plausible label, its credibility and the confidence in it. Vovk, Gammerman, Shafer (2005), Section 3.3.</returns>
    /// <exception cref="ArgumentException">There is not one probability a class, or they are no distribution.</exception>
    public (int Label, double Credibility, double Confidence) Certainty(ReadOnlySpan<double> probabilities)
    {
        double[] pValues = new double[Classes];
        PValues(probabilities, pValues);
        int best = 0;
        double second = 0;
        for (int label = 1; label < Classes; label++)
        {
            bool better = pValues[label] > pValues[best] || (pValues[label] == pValues[best] && probabilities[label] > probabilities[best]);
            second = Math.Max(second, better ? pValues[best] : pValues[label]);
            best = better ? label : best;
        }

        return (best, pValues[best], 1 - second);
    }

    /// <summary>The calibration of both sets of rows, as if they had been one.</summary>
    /// <param name="other">A calibration with the same score, classes and policy.</param>
    /// <exception cref="ArgumentException">They are of different kinds.</exception>
    public ConformalClassifier Merge(ConformalClassifier other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Score.Name == Score.Name && other.Score.Parameters == Score.Parameters && other.Classes == Classes && other.LastLabel == LastLabel
            ? new(Scores.Merge(other.Scores), Score, Classes, LastLabel)
            : throw new ArgumentException("Score, classes or the policy for the last label differ; merge calibrations of one kind.", nameof(other));
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, Write);

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static ConformalClassifier FromJson(string json) => CalibrationJson.Read(json, Method, Read);

    internal const string Method = "prediction-sets";

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteLabelScore(Score, LastLabel);
        json.WriteNumber("classes", Classes);
        json.Numbers("scores", Scores.Values);
    }

    internal static ConformalClassifier Read(JsonElement json) => new(
        json.Scores("scores"),
        json.LabelScore(),
        json.Classes(),
        json.Word<LastLabel>("lastLabel"));

    internal static double[] Compute(LabelScore score, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<double> draws, LastLabel lastLabel)
    {
        ArgumentNullException.ThrowIfNull(score);
        int classes = Probabilities.Classes(probabilities.Length, labels);
        CheckDraws(draws, labels.Length);
        double[] scores = new double[labels.Length];
        for (int row = 0; row < scores.Length; row++)
        {
            ReadOnlySpan<double> distribution = probabilities.Slice(row * classes, classes);
            Probabilities.CheckRow(distribution, row);
            scores[row] = score.Score(distribution, labels[row], OwnShare.Calibrating(lastLabel, draws.IsEmpty ? 0 : draws[row]));
        }

        return scores;
    }

    internal static void CheckDraws(ReadOnlySpan<double> draws, int rows)
    {
        if (draws.IsEmpty)
        {
            return;
        }

        Inputs.SameLength(draws.Length, nameof(draws), rows, "labels");
        for (int row = 0; row < rows; row++)
        {
            if (!(draws[row] is >= 0 and <= 1))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"draws[{row}] is {Inputs.Text(draws[row])}; a draw lies between 0 and 1."), nameof(draws));
            }
        }
    }

    /// <summary>A draw, or none.</summary>
    internal static void CheckDraw(double draw, string name)
    {
        if (draw is < 0 or > 1)
        {
            throw Inputs.Fault($"{name} is {Inputs.Text(draw)}; a draw lies between 0 and 1.", name);
        }
    }

    private int Rows(int length) => length % Classes == 0
        ? length / Classes
        : throw Inputs.Fault($"probabilities has {length} numbers, which is no whole number of rows of {Classes} classes.", "probabilities");

    private void CheckRow(ReadOnlySpan<double> probabilities, int index)
    {
        Probabilities.CheckCount(probabilities.Length, Classes);
        Probabilities.CheckRow(probabilities, index);
    }

    private void PredictRows(ReadOnlySpan<double> probabilities, double cutoff, PredictionSets sets, ReadOnlySpan<double> draws, int first)
    {
        int rows = probabilities.Length / Classes;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> distribution = probabilities.Slice(row * Classes, Classes);
            Probabilities.CheckRow(distribution, first + row);
            Span<ulong> bits = sets.Bits(first + row);
            bits.Clear();
            Score.Predict(distribution, cutoff, LastLabel, draws.IsEmpty ? double.NaN : draws[row], bits);
        }
    }
}
