using System.Runtime.InteropServices;
using Garant.Conformal.Regression;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>The cross Venn–Abers predictor: one predictor for each fold, calibrated with the scores of the model that did not see it, and their answers merged.</summary>
/// <remarks>
/// Vovk, Petej, Fedorova (2015), section 4, Algorithm 3. Every row both trains and calibrates; each fold's pair of probabilities
/// keeps its guarantee, the merged probability has none. Immutable and safe to use from several threads.
/// </remarks>
public sealed class CrossVennAbers
{
    internal const string Method = "cross-venn-abers";

    private readonly VennAbers[] _folds;

    private CrossVennAbers(VennAbers[] folds) => _folds = folds;

    /// <summary>K, how many folds there are.</summary>
    public int Folds => _folds.Length;

    /// <summary>n, how many samples calibrated it.</summary>
    public int Count => _folds.Sum(fold => fold.Count);

    /// <summary>Calibrates, in O(n log n).</summary>
    /// <param name="scores">n finite scores, each by the model that did not see the row's fold.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <param name="folds">The fold of each row, from 0 without gaps.</param>
    /// <exception cref="ArgumentException">The lengths differ, a fold is empty, a score is not finite or a label neither 0 nor 1.</exception>
    public static CrossVennAbers Calibrate(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, ReadOnlySpan<int> folds)
    {
        BinarySample.Check(scores, labels);
        List<double>[] scoresOf = [.. Enumerable.Range(0, FoldAssignment.Count(folds, scores.Length, nameof(scores))).Select(_ => new List<double>())];
        List<int>[] labelsOf = [.. scoresOf.Select(_ => new List<int>())];
        for (int row = 0; row < folds.Length; row++)
        {
            scoresOf[folds[row]].Add(scores[row]);
            labelsOf[folds[row]].Add(labels[row]);
        }

        return new([.. scoresOf.Zip(labelsOf, (ofFold, answers) => VennAbers.Calibrate(CollectionsMarshal.AsSpan(ofFold), CollectionsMarshal.AsSpan(answers)))]);
    }

    /// <summary>The two probabilities of each fold's predictor.</summary>
    /// <param name="foldScores">The score of one row by the model of each fold.</param>
    /// <exception cref="ArgumentException">There is not a score for each fold, or one is not finite.</exception>
    public VennAbersProbability[] PredictFolds(ReadOnlySpan<double> foldScores)
    {
        VennAbersProbability[] found = new VennAbersProbability[Folds];
        Ask(foldScores, found);
        return found;
    }

    /// <summary>The merged probability of one row.</summary>
    /// <param name="foldScores">Its score by the model of each fold.</param>
    /// <param name="merging">For which loss the folds are merged.</param>
    /// <exception cref="ArgumentException">There is not a score for each fold, or one is not finite.</exception>
    public double Predict(ReadOnlySpan<double> foldScores, VennAbersMerging merging = VennAbersMerging.LogLoss) =>
        VennAbersProbability.Merge(PredictFolds(foldScores), merging);

    /// <summary>The merged probabilities of many rows.</summary>
    /// <param name="foldScores">m × K scores, row-major: each row's by the model of each fold.</param>
    /// <param name="probabilities">Room for m probabilities.</param>
    /// <param name="merging">For which loss the folds are merged.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a score is not finite.</exception>
    public void Predict(ReadOnlySpan<double> foldScores, Span<double> probabilities, VennAbersMerging merging = VennAbersMerging.LogLoss)
    {
        int rows = FoldAssignment.Rows(foldScores.Length, nameof(foldScores), Folds);
        Inputs.Room(probabilities.Length, nameof(probabilities), rows);
        Inputs.Finite(foldScores, nameof(foldScores));
        VennAbersProbability[] found = new VennAbersProbability[Folds];
        for (int row = 0; row < rows; row++)
        {
            Ask(foldScores.Slice(row * Folds, Folds), found);
            probabilities[row] = VennAbersProbability.Merge(found, merging);
        }
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(
        Method, Count, calibratedAt, json => json.Nested("folds", _folds.Select(fold => fold.ToJson(calibratedAt))));

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static CrossVennAbers FromJson(string json) => CalibrationJson.Read(json, Method, stored => new CrossVennAbers(
        stored.Nested("folds").Select(VennAbers.FromJson).ToArray() is { Length: > 0 } folds ? folds : throw new FormatException("There is no fold; calibrate again.")));

    private void Ask(ReadOnlySpan<double> foldScores, Span<VennAbersProbability> found)
    {
        if (foldScores.Length != Folds)
        {
            throw Inputs.Fault($"foldScores has {Inputs.Count(foldScores.Length, "score")} for {Inputs.Count(Folds, "fold")}; give the score by each fold's model.", nameof(foldScores));
        }

        for (int fold = 0; fold < Folds; fold++)
        {
            found[fold] = _folds[fold].Predict(foldScores[fold]);
        }
    }
}
