using Garant.Conformal.Classification;
using Garant.Conformal.Storage;

namespace Garant.Conformal.MultiLabel;

/// <summary>Sets around the true labels of a row, several of which may be true at once: supersets hold all of them, subsets nothing else.</summary>
/// <remarks>
/// If the calibration rows and the next one are exchangeable, with probability at least 1 − α a superset holds every true label of
/// the row, or a subset no false one. Cauchois, Gupta, Duchi (2021), Section 3 (outer and inner sets), with the plain scores 1 − p and p.
/// One cutoff counts for all labels, so sets from probabilities that fall along a tree are closed under ancestors
/// (<see cref="LabelTree.LowerToParents"/>). Instances are immutable and thread-safe.
/// </remarks>
public sealed class ConformalLabelSets
{
    private const string Method = "label-sets";

    /// <summary>Below every score: of a row without a true label for supersets, without a false one for subsets.</summary>
    private const double Least = -1;

    private ConformalLabelSets(ConformityScores scores, int labels, bool areSupersets)
    {
        Scores = scores;
        Labels = labels;
        AreSupersets = areSupersets;
    }

    /// <summary>The calibration scores: the greatest 1 − p of a true label, or the greatest p of a false one; −1 where there is none.</summary>
    public ConformityScores Scores { get; }

    /// <summary>L, the number of labels.</summary>
    public int Labels { get; }

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => Scores.Count;

    /// <summary>Whether the sets hold all true labels; else they hold only true ones.</summary>
    public bool AreSupersets { get; }

    /// <summary>Calibrates sets that hold all true labels.</summary>
    /// <param name="probabilities">The model's probabilities that a label is present, n rows of L numbers from 0 to 1, row-major.</param>
    /// <param name="labels">The labels observed, 1 where present and 0 where absent, in the same order.</param>
    /// <param name="count">L, the number of labels.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a number is out of range.</exception>
    public static ConformalLabelSets CalibrateSupersets(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int count) =>
        Calibrate(probabilities, labels, count, areSupersets: true);

    /// <summary>Calibrates sets that hold only true labels.</summary>
    /// <param name="probabilities">The model's probabilities that a label is present, n rows of L numbers from 0 to 1, row-major.</param>
    /// <param name="labels">The labels observed, 1 where present and 0 where absent, in the same order.</param>
    /// <param name="count">L, the number of labels.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a number is out of range.</exception>
    public static ConformalLabelSets CalibrateSubsets(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int count) =>
        Calibrate(probabilities, labels, count, areSupersets: false);

    /// <summary>The score at which a label enters a superset, or above which it enters a subset; infinite where the calibration set is too small, so that every label is in the superset and none in the subset.</summary>
    /// <param name="confidence">The level 1 − α.</param>
    public Cutoff Cutoff(ConfidenceLevel confidence) => Scores.Cutoff(confidence);

    /// <summary>The set of one row.</summary>
    /// <param name="probabilities">The model's L probabilities.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <exception cref="ArgumentException">There are not L probabilities, or one is not between 0 and 1.</exception>
    public PredictionSet Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence)
    {
        LabelMatrix.CheckCount(probabilities.Length, Labels);
        PredictionSets sets = new(1, Labels);
        Predict(probabilities, confidence, sets);
        return sets.Set(0, probabilities);
    }

    /// <summary>The sets of many rows, without allocating.</summary>
    /// <param name="probabilities">The model's probabilities, m rows of L numbers, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="sets">Receives the m sets.</param>
    /// <exception cref="ArgumentException">It is no whole number of rows, a number is no probability, or there is no room.</exception>
    public void Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence, PredictionSets sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        int rows = LabelMatrix.Rows(probabilities, Labels);
        sets.MustFit(rows, Labels);
        double cutoff = Cutoff(confidence).Value;
        for (int row = 0; row < rows; row++)
        {
            Span<ulong> bits = sets.Bits(row);
            bits.Clear();
            ReadOnlySpan<double> ofRow = probabilities.Slice(row * Labels, Labels);
            if (AreSupersets)
            {
                LabelBits.Complement(ofRow, cutoff, bits);
            }
            else
            {
                LabelBits.Above(ofRow, cutoff, bits);
            }
        }
    }

    /// <summary>The p-value of every label of a row: that it is true, for supersets, which hold exactly the labels with p &gt; α; that it is false, for subsets, which hold exactly those with p ≤ α.</summary>
    /// <param name="probabilities">The model's L probabilities.</param>
    /// <param name="pValues">Receives a number in (0, 1] for every label.</param>
    /// <remarks>With probability at least 1 − α none of the statements that are right has a p-value of α or less: there is nothing left to correct for several labels.</remarks>
    /// <exception cref="ArgumentException">There are not L probabilities, or one is not between 0 and 1.</exception>
    public void PValues(ReadOnlySpan<double> probabilities, Span<double> pValues)
    {
        LabelMatrix.CheckCount(probabilities.Length, Labels);
        LabelMatrix.Rows(probabilities, Labels);
        Inputs.Room(pValues.Length, nameof(pValues), Labels);
        for (int label = 0; label < Labels; label++)
        {
            pValues[label] = Scores.PValue(AreSupersets ? 1 - probabilities[label] : probabilities[label]);
        }
    }

    /// <summary>The calibration of both sets of rows, as if they had been one.</summary>
    /// <param name="other">A calibration of the same labels and the same side.</param>
    /// <exception cref="ArgumentException">They are of different kinds.</exception>
    public ConformalLabelSets Merge(ConformalLabelSets other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Labels == Labels && other.AreSupersets == AreSupersets
            ? new(Scores.Merge(other.Scores), Labels, AreSupersets)
            : throw new ArgumentException("Labels differ, or one is of supersets and one of subsets; merge calibrations of one kind.", nameof(other));
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteNumber("labels", Labels);
        json.WriteBoolean("supersets", AreSupersets);
        json.Numbers("scores", Scores.Values);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static ConformalLabelSets FromJson(string json) => CalibrationJson.Read(json, Method, content =>
    {
        int labels = content.GetProperty("labels").GetInt32();
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        return new ConformalLabelSets(content.Scores("scores"), labels, content.GetProperty("supersets").GetBoolean());
    });

    private static ConformalLabelSets Calibrate(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int count, bool areSupersets)
    {
        double[] scores = new double[LabelMatrix.Rows(probabilities, labels, count)];
        Array.Fill(scores, Least);
        int counted = areSupersets ? 1 : 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == counted)
            {
                scores[i / count] = Math.Max(scores[i / count], areSupersets ? 1 - probabilities[i] : probabilities[i]);
            }
        }

        return new(new(scores), count, areSupersets);
    }
}
