using Garant.Conformal.Regression;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Classification;

/// <summary>Conformal classification with a cutoff for each class, so that every class is covered at the level, rare ones too.</summary>
/// <remarks>Vovk, Gammerman, Shafer (2005), Section 4.5 (label-conditional). A class without calibration rows is always in the set: nothing less keeps the promise for it.</remarks>
public sealed class ClassConditionalClassifier
{
    private const string Method = "class-conditional-sets";

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

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => _scores.Sum(scores => scores.Count);

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
        double[] scores = ConformalClassifier.Compute(score, probabilities, labels, draws, lastLabel);
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
        Probabilities.CheckCount(probabilities.Length, Classes);
        PredictionSets sets = new(1, Classes);
        Predict(probabilities, confidence, sets, random is null || LastLabel != LastLabel.Randomized ? [] : [random.NextDouble()]);
        return sets.Set(0, probabilities);
    }

    /// <summary>The prediction sets of many rows, without allocating for each.</summary>
    /// <param name="probabilities">The model's probabilities, m rows, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="sets">Receives the m sets.</param>
    /// <param name="draws">m draws from the uniform distribution for randomised sets; without them the label at its cutoff is kept.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a row is no distribution.</exception>
    public void Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence, PredictionSets sets, ReadOnlySpan<double> draws = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        int rows = FoldAssignment.Rows(probabilities.Length, nameof(probabilities), Classes);
        sets.MustFit(rows, Classes);
        ConformalClassifier.CheckDraws(draws, rows);
        double[] cutoffs = Array.ConvertAll(_scores, scores => scores.Cutoff(confidence).Value), own = new double[Classes];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> distribution = probabilities.Slice(row * Classes, Classes);
            Probabilities.CheckRow(distribution, row);
            Score.Scores(distribution, OwnShare.Predicting(LastLabel, draws.IsEmpty ? double.NaN : draws[row]), own);
            Span<ulong> bits = sets.Bits(row);
            bits.Clear();
            for (int label = 0; label < Classes; label++)
            {
                if (own[label] <= cutoffs[label])
                {
                    LabelBits.Set(bits, label);
                }
            }
        }
    }

    /// <summary>The p-value of every label of a row, among the calibration rows of that label: the set at a level 1 − α holds exactly the labels with p &gt; α.</summary>
    /// <param name="probabilities">The model's probabilities.</param>
    /// <param name="pValues">Receives a number in (0, 1] for every class; 1 for a class without calibration rows.</param>
    /// <param name="draw">A draw for randomised sets; without it the label at its cutoff is kept.</param>
    /// <remarks>Vovk, Gammerman, Shafer (2005), Section 4.5.</remarks>
    /// <exception cref="ArgumentException">There is not one probability a class, they are no distribution, or the draw is not between 0 and 1.</exception>
    public void PValues(ReadOnlySpan<double> probabilities, Span<double> pValues, double draw = double.NaN)
    {
        Probabilities.CheckCount(probabilities.Length, Classes);
        Probabilities.CheckRow(probabilities, 0);
        Inputs.Room(pValues.Length, nameof(pValues), Classes);
        ConformalClassifier.CheckDraw(draw, nameof(draw));
        Score.Scores(probabilities, OwnShare.Predicting(LastLabel, draw), pValues);
        for (int label = 0; label < Classes; label++)
        {
            pValues[label] = _scores[label].PValue(pValues[label]);
        }
    }

    /// <summary>The calibration of both sets of rows, as if they had been one.</summary>
    /// <param name="other">A calibration with the same score, classes and policy.</param>
    /// <exception cref="ArgumentException">They are of different kinds.</exception>
    public ClassConditionalClassifier Merge(ClassConditionalClassifier other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Score.Name == Score.Name && other.Score.Parameters == Score.Parameters && other.Classes == Classes && other.LastLabel == LastLabel
            ? new([.. _scores.Zip(other._scores, (mine, theirs) => mine.Merge(theirs))], Score, LastLabel)
            : throw new ArgumentException("Score, classes or the policy for the last label differ; merge calibrations of one kind.", nameof(other));
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteLabelScore(Score, LastLabel);
        json.WriteStartArray("classes");
        foreach (ConformityScores scores in _scores)
        {
            json.WriteStartObject();
            json.Numbers("scores", scores.Values);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static ClassConditionalClassifier FromJson(string json) => CalibrationJson.Read(json, Method, content => new ClassConditionalClassifier(
        [.. content.GetProperty("classes").EnumerateArray().Select(one => new ConformityScores(one.Numbers("scores")))], content.LabelScore(), content.Word<LastLabel>("lastLabel")));
}
