using Garant.Conformal.Regression;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Classification;

/// <summary>Cross-conformal classification: every row calibrates through the model that did not see its fold, so no data is set aside.</summary>
/// <remarks>
/// <see cref="Predict"/> is CV+ for sets (Romano, Sesia, Candès 2020, Algorithm 2 and Theorem 2: coverage at least 1 − 2α − √(2/n),
/// about 1 − α in practice); <see cref="PredictMean"/> averages the models and has no such guarantee.
/// </remarks>
public sealed class CrossConformalClassifier
{
    private const string Method = "cross-sets";

    private readonly int[] _folds;
    private readonly double[][] _byFold;

    private CrossConformalClassifier(double[] scores, int[] folds, LabelScore score, int classes, LastLabel lastLabel)
    {
        Scores = new(scores);
        _folds = folds;
        _byFold = [.. Enumerable.Range(0, FoldAssignment.Count(folds, scores.Length)).Select(fold => scores.Where((_, row) => folds[row] == fold).Order().ToArray())];
        Score = score;
        Classes = classes;
        LastLabel = lastLabel;
    }

    /// <summary>The out-of-fold scores of the true labels.</summary>
    public ConformityScores Scores { get; }

    /// <summary>The score of labels.</summary>
    public LabelScore Score { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>n, the number of rows.</summary>
    public int Count => Scores.Count;

    /// <summary>K, the number of fold models.</summary>
    public int Folds => _byFold.Length;

    /// <summary>What becomes of the label at the cutoff, for scores that cumulate.</summary>
    public LastLabel LastLabel { get; }

    /// <summary>Calibrates from out-of-fold probabilities.</summary>
    /// <param name="score">The score of labels.</param>
    /// <param name="outOfFold">For each of n rows the probabilities by the model that did not see its fold, row-major.</param>
    /// <param name="labels">The n labels observed, from 0.</param>
    /// <param name="folds">The fold of each row, from 0 to K − 1.</param>
    /// <param name="draws">A draw for each row, or none.</param>
    /// <param name="lastLabel">What becomes of the label at the cutoff.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a row is no distribution, a label is out of range, or a fold is empty.</exception>
    public static CrossConformalClassifier Calibrate(
        LabelScore score,
        ReadOnlySpan<double> outOfFold,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<int> folds,
        ReadOnlySpan<double> draws = default,
        LastLabel lastLabel = LastLabel.Included)
    {
        double[] scores = ConformalClassifier.Compute(score, outOfFold, labels, draws, lastLabel);
        return new(scores, folds.ToArray(), score, outOfFold.Length / labels.Length, lastLabel);
    }

    /// <summary>The set of the labels that fewer than (n+1)(1−α) calibration rows fit better, each row judged by its own fold's model.</summary>
    /// <param name="foldProbabilities">The K fold models' probabilities for the row, K rows of as many numbers as classes.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="draw">A draw for randomised sets; without it the label at the cutoff is kept.</param>
    /// <exception cref="ArgumentException">The length does not fit, or a model's row is no distribution.</exception>
    public PredictionSet Predict(ReadOnlySpan<double> foldProbabilities, ConfidenceLevel confidence, double draw = double.NaN)
    {
        double[] mean = Mean(foldProbabilities);
        int[] better = Better(foldProbabilities, draw);
        int rank = confidence.Rank(Count);
        Span<ulong> bits = stackalloc ulong[LabelBits.Words(Classes)];
        for (int label = 0; label < Classes; label++)
        {
            if (better[label] < rank)
            {
                LabelBits.Set(bits, label);
            }
        }

        return new(bits, mean);
    }

    /// <summary>The p-value of every label of a row: the set at a level 1 − α holds exactly the labels with p &gt; α.</summary>
    /// <param name="foldProbabilities">The K fold models' probabilities for the row, K rows of as many numbers as classes.</param>
    /// <param name="pValues">Receives a number in (0, 1] for every class: the share of the rows, the new one among them, that the label fits at least as well as their own.</param>
    /// <param name="draw">A draw for randomised sets; without it the label at the cutoff is kept.</param>
    /// <remarks>
    /// At most α with probability at most 2α + √(2/n), about α in practice (Romano, Sesia, Candès 2020, Theorem 2): rows of different folds are
    /// judged by different models.
    /// </remarks>
    /// <exception cref="ArgumentException">The length does not fit, a model's row is no distribution, or the draw is not between 0 and 1.</exception>
    public void PValues(ReadOnlySpan<double> foldProbabilities, Span<double> pValues, double draw = double.NaN)
    {
        CheckRows(foldProbabilities);
        Inputs.Room(pValues.Length, nameof(pValues), Classes);
        int[] better = Better(foldProbabilities, draw);
        for (int label = 0; label < Classes; label++)
        {
            pValues[label] = (Count - better[label] + 1.0) / (Count + 1.0);
        }
    }

    /// <summary>Without a guarantee: the set of the averaged probabilities at the quantile of the out-of-fold scores, as if one model had given all.</summary>
    /// <param name="foldProbabilities">The K fold models' probabilities for the row, K rows of as many numbers as classes.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="draw">A draw for randomised sets; without it the label at the cutoff is kept.</param>
    /// <exception cref="ArgumentException">The length does not fit, or a model's row is no distribution.</exception>
    public PredictionSet PredictMean(ReadOnlySpan<double> foldProbabilities, ConfidenceLevel confidence, double draw = double.NaN)
    {
        double[] mean = Mean(foldProbabilities);
        Span<ulong> bits = stackalloc ulong[LabelBits.Words(Classes)];
        ConformalClassifier.CheckDraw(draw, nameof(draw));
        Score.Predict(mean, Scores.Cutoff(confidence).Value, LastLabel, draw, bits);
        return new(bits, mean);
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteLabelScore(Score, LastLabel);
        json.WriteNumber("classes", Classes);
        json.Numbers("scores", Scores.Values);
        json.Integers("folds", _folds);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static CrossConformalClassifier FromJson(string json) => CalibrationJson.Read(json, Method, content => new CrossConformalClassifier(
        content.Numbers("scores"), content.Integers("folds"), content.LabelScore(), content.Classes(), content.Word<LastLabel>("lastLabel")));

    private double[] Mean(ReadOnlySpan<double> foldProbabilities)
    {
        CheckRows(foldProbabilities);
        double[] mean = new double[Classes];
        for (int index = 0; index < foldProbabilities.Length; index++)
        {
            mean[index % Classes] += foldProbabilities[index];
        }

        for (int label = 0; label < Classes; label++)
        {
            mean[label] /= Folds;
        }

        return mean;
    }

    private void CheckRows(ReadOnlySpan<double> foldProbabilities)
    {
        if (foldProbabilities.Length != Folds * Classes)
        {
            throw Inputs.Fault($"foldProbabilities has {foldProbabilities.Length} numbers, and there are {Folds} fold models of {Classes} classes; give a row for each model.", nameof(foldProbabilities));
        }

        for (int fold = 0; fold < Folds; fold++)
        {
            Probabilities.CheckRow(foldProbabilities.Slice(fold * Classes, Classes), fold);
        }
    }

    /// <summary>For each label how many calibration rows have a smaller score than it has by their own fold's model.</summary>
    private int[] Better(ReadOnlySpan<double> foldProbabilities, double draw)
    {
        ConformalClassifier.CheckDraw(draw, nameof(draw));
        int[] better = new int[Classes];
        double[] own = new double[Classes];
        for (int fold = 0; fold < Folds; fold++)
        {
            Score.Scores(foldProbabilities.Slice(fold * Classes, Classes), OwnShare.Predicting(LastLabel, draw), own);
            for (int label = 0; label < Classes; label++)
            {
                better[label] += SortedSearch.LowerBound(_byFold[fold], own[label]);
            }
        }

        return better;
    }
}
