using Garant.Conformal.Regression;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Cross Venn–Abers predictors for several classes: a <see cref="MulticlassVennAbers"/> for each fold, whose answers to each question are merged.</summary>
/// <remarks>Vovk, Petej, Fedorova (2015), section 4; Manokhin (2017). Immutable and safe to use from several threads.</remarks>
public sealed class MulticlassCrossVennAbers
{
    internal const string Method = "multiclass-cross-venn-abers";

    private readonly MulticlassVennAbers[] _folds;

    private MulticlassCrossVennAbers(MulticlassVennAbers[] folds) => _folds = folds;

    /// <summary>How many folds there are.</summary>
    public int Folds => _folds.Length;

    /// <summary>K, how many classes there are.</summary>
    public int Classes => _folds[0].Classes;

    /// <summary>n, how many samples calibrated it.</summary>
    public int Count => _folds.Sum(fold => fold.Count);

    /// <summary>Calibrates a predictor for each question and fold.</summary>
    /// <param name="probabilities">n × K, row-major, each row by the model that did not see its fold; each row adds up to 1.</param>
    /// <param name="labels">n classes, numbered from 0.</param>
    /// <param name="folds">The fold of each row, from 0 without gaps.</param>
    /// <param name="pairs">Into which questions the classes are taken apart.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a label or probability is none, a fold is empty, there are fewer than two classes, or a fold has no row of two classes that are compared.</exception>
    public static MulticlassCrossVennAbers Calibrate(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<int> folds, ClassPairs pairs = ClassPairs.OneVersusRest)
    {
        int classes = ClassSample.Check(probabilities, labels);
        List<int>[] rowsOf = [.. Enumerable.Range(0, FoldAssignment.Count(folds, labels.Length, nameof(labels))).Select(_ => new List<int>())];
        for (int row = 0; row < folds.Length; row++)
        {
            rowsOf[folds[row]].Add(row);
        }

        MulticlassVennAbers[] predictors = new MulticlassVennAbers[rowsOf.Length];
        for (int fold = 0; fold < predictors.Length; fold++)
        {
            double[] ofFold = new double[rowsOf[fold].Count * classes];
            int[] answers = new int[rowsOf[fold].Count];
            foreach ((int place, int row) in rowsOf[fold].Index())
            {
                probabilities.Slice(row * classes, classes).CopyTo(ofFold.AsSpan(place * classes));
                answers[place] = labels[row];
            }

            predictors[fold] = MulticlassVennAbers.Calibrate(ofFold, answers, pairs);
        }

        return new(predictors);
    }

    /// <summary>The calibrated probability of each class; they add up to 1.</summary>
    /// <param name="foldProbabilities">Folds × K, row-major: the probabilities of one row by the model of each fold.</param>
    /// <param name="merging">For which loss the folds are merged.</param>
    /// <exception cref="ArgumentException">There is not a row of K probabilities for each fold, or one does not add up to 1.</exception>
    public double[] Predict(ReadOnlySpan<double> foldProbabilities, VennAbersMerging merging = VennAbersMerging.LogLoss)
    {
        if (foldProbabilities.Length != Folds * Classes)
        {
            throw Inputs.Fault($"foldProbabilities has {foldProbabilities.Length} probabilities for {Folds} folds of {Classes} classes; give those of one row by each fold's model.", nameof(foldProbabilities));
        }

        ClassSample.CheckRows(foldProbabilities, Classes);
        double[] calibrated = new double[Classes], merged = new double[_folds[0].Questions];
        VennAbersProbability[] answers = new VennAbersProbability[Folds];
        for (int question = 0; question < merged.Length; question++)
        {
            for (int fold = 0; fold < Folds; fold++)
            {
                answers[fold] = _folds[fold].Ask(question, foldProbabilities.Slice(fold * Classes, Classes));
            }

            merged[question] = VennAbersProbability.Merge(answers, merging);
        }

        _folds[0].PutTogether(merged, calibrated);
        return calibrated;
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(
        Method, Count, calibratedAt, json => json.Nested("folds", _folds.Select(fold => fold.ToJson(calibratedAt))));

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static MulticlassCrossVennAbers FromJson(string json) => CalibrationJson.Read(json, Method, stored =>
    {
        MulticlassVennAbers[] folds = [.. stored.Nested("folds").Select(MulticlassVennAbers.FromJson)];
        return folds.Length > 0 && folds.All(fold => (fold.Classes, fold.Pairs) == (folds[0].Classes, folds[0].Pairs))
            ? new MulticlassCrossVennAbers(folds)
            : throw new FormatException("There is no fold, or folds of different classes; calibrate again.");
    });
}
