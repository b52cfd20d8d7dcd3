using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>Cross-conformal intervals: every row calibrates through the model that did not see its fold, so no data is set aside.</summary>
/// <remarks>
/// CV+ covers with probability at least 1 − 2α − √(2/n), and about 1 − α in practice; with one row a fold it is the jackknife+,
/// which covers at least 1 − 2α; the min-max variants cover at least 1 − α (Barber, Candès, Ramdas, Tibshirani 2021, Theorems 1, 3 and 4).
/// The plain CV interval around the full model (<see cref="PredictAround"/>) has no such guarantee.
/// Instances are immutable and thread-safe.
/// </remarks>
public sealed class CrossConformal
{
    private const string Method = "cross";

    private readonly FoldedScores _folded;
    private readonly int[] _folds;

    private CrossConformal(double[] scores, int[] folds, IConformityScore score, Tails tails)
    {
        Scores = new(scores);
        _folds = folds;
        _folded = new(scores, folds, FoldAssignment.Count(folds, scores.Length));
        Score = score;
        Tails = tails;
    }

    /// <summary>The out-of-fold scores: absolute values where the tails are symmetric, else signed.</summary>
    public ConformityScores Scores { get; }

    /// <summary>The conformity score.</summary>
    public IConformityScore Score { get; }

    /// <summary>How the miscoverage is spent on the two sides: symmetric or equal.</summary>
    public Tails Tails { get; }

    /// <summary>n, the number of rows.</summary>
    public int Count => Scores.Count;

    /// <summary>K, the number of fold models.</summary>
    public int Folds => _folded.Folds;

    /// <summary>Calibrates from out-of-fold predictions.</summary>
    /// <param name="outOfFold">For each of n rows the prediction of the model that did not see its fold.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="folds">The fold of each row, from 0 to K − 1; every fold has rows, and their sizes may differ.</param>
    /// <param name="score">The conformity score, one that needs no spread; absolute residuals by default.</param>
    /// <param name="tails">Symmetric, or equal.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a number is not finite, or a fold is empty or negative.</exception>
    public static CrossConformal Calibrate(
        ReadOnlySpan<double> outOfFold, ReadOnlySpan<double> targets, ReadOnlySpan<int> folds, IConformityScore? score = null, Tails tails = Tails.Symmetric)
    {
        score ??= ConformityScore.Absolute;
        if (tails == Tails.Shortest)
        {
            throw new ArgumentException("Cross-conformal intervals have symmetric or equal tails; choose one of them.", nameof(tails));
        }

        double[] scores = SplitConformal.Compute(outOfFold, targets, score, tails, []);
        return new(scores, folds.ToArray(), score, tails);
    }

    /// <summary>Calibrates from single-precision out-of-fold predictions; scores are computed in double precision.</summary>
    /// <param name="outOfFold">For each of n rows the prediction of the model that did not see its fold.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="folds">The fold of each row, from 0 to K − 1.</param>
    /// <param name="score">The conformity score; absolute residuals by default.</param>
    /// <param name="tails">Symmetric, or equal.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a number is not finite, or a fold is empty or negative.</exception>
    public static CrossConformal Calibrate(
        ReadOnlySpan<float> outOfFold, ReadOnlySpan<float> targets, ReadOnlySpan<int> folds, IConformityScore? score = null, Tails tails = Tails.Symmetric) =>
        Calibrate(SinglePrecision.Widen(outOfFold), SinglePrecision.Widen(targets), folds, score, tails);

    /// <summary>Calibrates from leave-one-out predictions, for the jackknife, the jackknife+ and the jackknife-minmax: every row is a fold.</summary>
    /// <param name="leaveOneOut">For each of n rows the prediction of the model that did not see it.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="score">The conformity score; absolute residuals by default.</param>
    /// <param name="tails">Symmetric, or equal.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a number is not finite.</exception>
    public static CrossConformal Jackknife(ReadOnlySpan<double> leaveOneOut, ReadOnlySpan<double> targets, IConformityScore? score = null, Tails tails = Tails.Symmetric) =>
        Calibrate(leaveOneOut, targets, [.. Enumerable.Range(0, leaveOneOut.Length)], score, tails);

    /// <summary>Without a guarantee: the plain CV or jackknife interval, the quantile of the out-of-fold scores around the full model's prediction.</summary>
    /// <param name="prediction">The prediction of the model trained on all rows.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <exception cref="ArgumentException">The prediction is not finite, or the score is not defined for it.</exception>
    public Interval PredictAround(double prediction, ConfidenceLevel confidence) =>
        new SplitConformal(Scores, Score, Tails).Predict(prediction, confidence);

    /// <summary>The CV+ interval (jackknife+ with one row a fold) of one row. Barber et al. (2021), equations 1.4 and 1.10.</summary>
    /// <param name="foldPredictions">The K fold models' predictions for the row.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <exception cref="ArgumentException">There are not K predictions, or one is not finite.</exception>
    public Interval PredictPlus(ReadOnlySpan<double> foldPredictions, ConfidenceLevel confidence)
    {
        double lower = 0, upper = 0;
        PredictPlus(foldPredictions, confidence, new Span<double>(ref lower), new Span<double>(ref upper));
        return new(lower, upper);
    }

    /// <summary>The CV+ intervals of many rows, without allocating for each and without the n × m matrix.</summary>
    /// <param name="foldPredictions">The fold models' predictions, m rows of K numbers each, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public void PredictPlus(ReadOnlySpan<double> foldPredictions, ConfidenceLevel confidence, Span<double> lower, Span<double> upper)
    {
        int rows = Check(foldPredictions, lower, upper), folds = Folds;
        int parts = Tails == Tails.Symmetric ? 1 : 2, rank = confidence.Rank(Count, parts);
        if (rank > Count)
        {
            lower[..rows].Fill(double.NegativeInfinity);
            upper[..rows].Fill(double.PositiveInfinity);
            return;
        }

        int[] bounds = new int[3 * folds];
        Span<int> low = bounds.AsSpan(0, folds), high = bounds.AsSpan(folds, folds), at = bounds.AsSpan(2 * folds);
        bool plain = Score is AbsoluteScore, symmetric = Tails == Tails.Symmetric;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> centers = foldPredictions.Slice(row * folds, folds);
            upper[row] = plain
                ? _folded.Select(new CenterPlus(centers), rank, low, high, at)
                : _folded.Select(new ScoredTarget(centers, Score, turnedOver: false), rank, low, high, at);
            lower[row] = (symmetric, plain) switch
            {
                (true, true) => -_folded.Select(new ScoreMinusCenter(centers), rank, low, high, at),
                (true, false) => -_folded.Select(new ScoredTarget(centers, Score, turnedOver: true), rank, low, high, at),
                (false, true) => _folded.Select(new CenterPlus(centers), Count + 1 - rank, low, high, at),
                _ => _folded.Select(new ScoredTarget(centers, Score, turnedOver: false), Count + 1 - rank, low, high, at),
            };
            lower[row] = TargetBounds.Outward(lower[row], centers, plain ? 2 : 4, -1);
            upper[row] = TargetBounds.Outward(upper[row], centers, plain ? 2 : 4, 1);
        }
    }

    /// <summary>The CV+ intervals of many rows in single precision, without allocating for each; bounds are rounded outwards.</summary>
    /// <param name="foldPredictions">The fold models' predictions, m rows of K numbers each, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public void PredictPlus(ReadOnlySpan<float> foldPredictions, ConfidenceLevel confidence, Span<float> lower, Span<float> upper)
    {
        double[] wide = SinglePrecision.Widen(foldPredictions);
        int rows = FoldAssignment.Rows(foldPredictions.Length, nameof(foldPredictions), Folds);
        Inputs.Room(lower.Length, nameof(lower), rows);
        Inputs.Room(upper.Length, nameof(upper), rows);
        double[] low = new double[rows], high = new double[rows];
        PredictPlus(wide, confidence, low, high);
        for (int row = 0; row < rows; row++)
        {
            (lower[row], upper[row]) = (SinglePrecision.Below(low[row]), SinglePrecision.Above(high[row]));
        }
    }

    /// <summary>The same on several threads, with the same results.</summary>
    /// <param name="foldPredictions">The fold models' predictions, m rows of K numbers each, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <param name="threads">How many threads at the most.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public void PredictPlus(ReadOnlyMemory<double> foldPredictions, ConfidenceLevel confidence, Memory<double> lower, Memory<double> upper, int threads)
    {
        int rows = Check(foldPredictions.Span, lower.Span, upper.Span);
        RowBlocks.ForEach(rows, threads, (start, count) => PredictPlus(
            foldPredictions.Span.Slice(start * Folds, count * Folds), confidence, lower.Span.Slice(start, count), upper.Span.Slice(start, count)));
    }

    /// <summary>The CV-minmax interval (jackknife-minmax with one row a fold) of one row. Barber et al. (2021), equation 1.5.</summary>
    /// <param name="foldPredictions">The K fold models' predictions for the row.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <exception cref="ArgumentException">There are not K predictions, or one is not finite.</exception>
    public Interval PredictMinMax(ReadOnlySpan<double> foldPredictions, ConfidenceLevel confidence)
    {
        double lower = 0, upper = 0;
        PredictMinMax(foldPredictions, confidence, new Span<double>(ref lower), new Span<double>(ref upper));
        return new(lower, upper);
    }

    /// <summary>The CV-minmax intervals of many rows.</summary>
    /// <param name="foldPredictions">The fold models' predictions, m rows of K numbers each, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public void PredictMinMax(ReadOnlySpan<double> foldPredictions, ConfidenceLevel confidence, Span<double> lower, Span<double> upper)
    {
        int rows = Check(foldPredictions, lower, upper), folds = Folds;
        ScoreBounds bounds = SignedScores.Bounds(Scores, confidence, Tails);
        for (int row = 0; row < rows; row++)
        {
            double least = double.PositiveInfinity, most = double.NegativeInfinity;
            foreach (double center in foldPredictions.Slice(row * folds, folds))
            {
                least = Math.Min(least, TargetBounds.Lower(Score, bounds.Low, center, 1));
                most = Math.Max(most, TargetBounds.Upper(Score, bounds.High, center, 1));
            }

            (lower[row], upper[row]) = (least, most);
        }
    }

    /// <summary>The point prediction the fold models make together, each counting as often as its fold has rows.</summary>
    /// <param name="foldPredictions">The K fold models' predictions for a row.</param>
    /// <param name="aggregation">Their mean or their median.</param>
    /// <exception cref="ArgumentException">There are not K predictions.</exception>
    public double PredictPoint(ReadOnlySpan<double> foldPredictions, Aggregation aggregation)
    {
        Inputs.OneForEach(foldPredictions.Length, nameof(foldPredictions), Folds, "fold model");
        return Aggregate.Of(_folded.ForEachRow(foldPredictions), aggregation);
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteString("score", Score.Name);
        json.WriteString("tails", Tails.ToString().ToLowerInvariant());
        json.Numbers("scores", Scores.Values);
        json.Integers("folds", _folds);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <param name="score">The score, if it is one of your own.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static CrossConformal FromJson(string json, IConformityScore? score = null) => CalibrationJson.Read(json, Method, content =>
    {
        Tails tails = content.Word<Tails>("tails");
        return tails != Tails.Shortest
            ? new CrossConformal(content.Scores("scores", tails == Tails.Symmetric), content.Integers("folds"), ConformityScore.Named(content.Text("score"), score), tails)
            : throw new FormatException("The stored calibration has the shortest tails, which this method does not have; calibrate again.");
    });

    private int Check(ReadOnlySpan<double> foldPredictions, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        int rows = FoldAssignment.Rows(foldPredictions.Length, nameof(foldPredictions), Folds);
        Inputs.Room(lower.Length, nameof(lower), rows);
        Inputs.Room(upper.Length, nameof(upper), rows);
        Inputs.Finite(foldPredictions, nameof(foldPredictions));
        Score.Check(foldPredictions);
        return rows;
    }
}
