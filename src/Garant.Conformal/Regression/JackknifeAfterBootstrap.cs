using System.Globalization;
using System.Numerics;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Regression;

/// <summary>The jackknife+-after-bootstrap: leave-one-out predictions for free, from the bagged models that did not draw a row.</summary>
/// <remarks>
/// Kim, Xu, Barber (2020), Algorithm 1 and Theorem 1: coverage of at least 1 − 2α if the number of resamples is drawn from a
/// binomial distribution, and about 1 − α in practice. Resamples may be of rows or of blocks of rows (<see cref="Bootstrap"/>).
/// Instances are immutable and thread-safe.
/// </remarks>
public sealed class JackknifeAfterBootstrap
{
    /// <summary>So many rows are predicted together; a whole number of vectors on every machine.</summary>
    private const int BlockRows = 8;

    private const string Method = "jackknife-after-bootstrap";

    private readonly int[] _models;
    private readonly int[] _starts;
    private readonly int _modelCount;

    private JackknifeAfterBootstrap(ConformityScores scores, int[] models, int[] starts, int modelCount, int[] leftOut, Aggregation aggregation, IConformityScore score, Tails tails)
    {
        Scores = scores;
        _models = models;
        _starts = starts;
        _modelCount = modelCount;
        LeftOut = leftOut;
        Aggregation = aggregation;
        Score = score;
        Tails = tails;
    }

    /// <summary>The out-of-bag scores: absolute values where the tails are symmetric, else signed.</summary>
    public ConformityScores Scores { get; }

    /// <summary>How the out-of-bag models' predictions become one.</summary>
    public Aggregation Aggregation { get; }

    /// <summary>The conformity score.</summary>
    public IConformityScore Score { get; }

    /// <summary>How the miscoverage is spent on the two sides: symmetric or equal.</summary>
    public Tails Tails { get; }

    /// <summary>n, the number of rows that calibrate.</summary>
    public int Count => Scores.Count;

    /// <summary>The rows that every model drew: nothing predicts them out of bag, so they do not calibrate.</summary>
    public IReadOnlyList<int> LeftOut { get; }

    /// <summary>B, the number of models.</summary>
    public int Models => _modelCount;

    /// <summary>Calibrates.</summary>
    /// <param name="predictions">The B models' predictions for the n rows, a row of n numbers for each model.</param>
    /// <param name="targets">The n values observed.</param>
    /// <param name="resamples">For each model the rows it was trained on, repetitions included.</param>
    /// <param name="aggregation">How the out-of-bag models' predictions become one.</param>
    /// <param name="score">The conformity score, one that needs no spread; absolute residuals by default.</param>
    /// <param name="tails">Symmetric, or equal.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a number is not finite, or every model drew every row.</exception>
    public static JackknifeAfterBootstrap Calibrate(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> targets,
        IReadOnlyList<int[]> resamples,
        Aggregation aggregation = Aggregation.Mean,
        IConformityScore? score = null,
        Tails tails = Tails.Symmetric)
    {
        ArgumentNullException.ThrowIfNull(resamples);
        score ??= ConformityScore.Absolute;
        int n = targets.Length, count = resamples.Count;
        Inputs.NotEmpty(n, nameof(targets));
        Inputs.NotEmpty(count, nameof(resamples));
        Inputs.SameLength(predictions.Length, nameof(predictions), n * count, "n × B");
        Inputs.Finite(predictions, nameof(predictions));
        if (tails == Tails.Shortest)
        {
            throw new ArgumentException("The jackknife+-after-bootstrap has symmetric or equal tails; choose one of them.", nameof(tails));
        }

        (int[] models, int[] starts, int[] kept, int[] leftOut) = OutOfBag(resamples, n);
        double[] outOfBag = new double[kept.Length], observed = new double[kept.Length], drawn = new double[count];
        for (int i = 0; i < kept.Length; i++)
        {
            int size = 0;
            foreach (int model in models.AsSpan(starts[i]..starts[i + 1]))
            {
                drawn[size++] = predictions[model * n + kept[i]];
            }

            outOfBag[i] = Aggregate.Of(drawn.AsSpan(0, size), aggregation);
            observed[i] = targets[kept[i]];
        }

        return new(new(SplitConformal.Compute(outOfBag, observed, score, tails, [])), models, starts, count, leftOut, aggregation, score, tails);
    }

    /// <summary>The jackknife+-after-bootstrap intervals of many rows, without the n × m matrix.</summary>
    /// <param name="modelPredictions">The models' predictions, m rows of B numbers each, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public void PredictPlus(ReadOnlySpan<double> modelPredictions, ConfidenceLevel confidence, Span<double> lower, Span<double> upper)
    {
        int rows = Check(modelPredictions, lower, upper), n = Count;
        int rank = confidence.Rank(n, Tails == Tails.Symmetric ? 1 : 2);
        if (rank > n)
        {
            lower[..rows].Fill(double.NegativeInfinity);
            upper[..rows].Fill(double.PositiveInfinity);
            return;
        }

        double[] values = new double[n], centers = new double[BlockRows * n];
        for (int start = 0; start < rows; start += BlockRows)
        {
            int count = Math.Min(BlockRows, rows - start);
            LeaveOneOut(modelPredictions.Slice(start * _modelCount, count * _modelCount), count, centers);
            for (int row = 0; row < count; row++)
            {
                ReadOnlySpan<double> center = centers.AsSpan(row * n, n);
                Targets(center, 1, values);
                int roundings = Score is AbsoluteScore ? 2 : 4;
                upper[start + row] = TargetBounds.Outward(OrderStatistics.SelectInPlace(values, rank), center, roundings, 1);
                if (Tails == Tails.Symmetric)
                {
                    Targets(center, -1, values);
                }

                lower[start + row] = TargetBounds.Outward(OrderStatistics.SelectInPlace(values, n + 1 - rank), center, roundings, -1);
            }
        }
    }

    /// <summary>The min-max intervals of many rows: between the least and the greatest leave-one-out prediction, widened by the scores' quantile.</summary>
    /// <param name="modelPredictions">The models' predictions, m rows of B numbers each, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public void PredictMinMax(ReadOnlySpan<double> modelPredictions, ConfidenceLevel confidence, Span<double> lower, Span<double> upper)
    {
        int rows = Check(modelPredictions, lower, upper), n = Count;
        ScoreBounds bounds = SignedScores.Bounds(Scores, confidence, Tails);
        double[] centers = new double[BlockRows * n];
        for (int start = 0; start < rows; start += BlockRows)
        {
            int count = Math.Min(BlockRows, rows - start);
            LeaveOneOut(modelPredictions.Slice(start * _modelCount, count * _modelCount), count, centers);
            for (int row = 0; row < count; row++)
            {
                (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
                foreach (double center in centers.AsSpan(row * n, n))
                {
                    least = Math.Min(least, TargetBounds.Lower(Score, bounds.Low, center, 1));
                    most = Math.Max(most, TargetBounds.Upper(Score, bounds.High, center, 1));
                }

                (lower[start + row], upper[start + row]) = (least, most);
            }
        }
    }

    /// <summary>The jackknife+-after-bootstrap intervals on several threads, with the same results.</summary>
    /// <param name="modelPredictions">The models' predictions, m rows of B numbers each, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="lower">Receives the m lower bounds.</param>
    /// <param name="upper">Receives the m upper bounds.</param>
    /// <param name="threads">How many threads at the most.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is not finite.</exception>
    public void PredictPlus(ReadOnlyMemory<double> modelPredictions, ConfidenceLevel confidence, Memory<double> lower, Memory<double> upper, int threads)
    {
        int rows = Check(modelPredictions.Span, lower.Span, upper.Span);
        RowBlocks.ForEach(rows, threads, (start, count) => PredictPlus(
            modelPredictions.Span.Slice(start * _modelCount, count * _modelCount), confidence, lower.Span.Slice(start, count), upper.Span.Slice(start, count)));
    }

    /// <summary>The point prediction: the mean or median of the n leave-one-out predictions.</summary>
    /// <param name="modelPredictions">The B models' predictions for a row.</param>
    /// <exception cref="ArgumentException">There are not B predictions.</exception>
    public double PredictPoint(ReadOnlySpan<double> modelPredictions)
    {
        Inputs.OneForEach(modelPredictions.Length, nameof(modelPredictions), _modelCount, "model");
        double[] centers = new double[Count];
        LeaveOneOut(modelPredictions, 1, centers);
        return Aggregate.Of(centers, Aggregation);
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteString("score", Score.Name);
        json.WriteString("tails", Tails.ToString().ToLowerInvariant());
        json.WriteString("aggregation", Aggregation.ToString().ToLowerInvariant());
        json.WriteNumber("models", Models);
        json.Numbers("scores", Scores.Values);
        json.Integers("outOfBag", _models);
        json.Integers("starts", _starts);
        json.Integers("leftOut", [.. LeftOut]);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <param name="score">The score, if it is one of your own.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static JackknifeAfterBootstrap FromJson(string json, IConformityScore? score = null) => CalibrationJson.Read(json, Method, content =>
    {
        Tails tails = content.Word<Tails>("tails");
        ConformityScores scores = new(content.Scores("scores", tails == Tails.Symmetric));
        int[] leftOut = content.Integers("leftOut");
        int[] models = content.Integers("outOfBag"), starts = content.Integers("starts");
        int count = content.Whole("models"), rows = scores.Count + leftOut.Length;
        bool sound = starts.Length == scores.Count + 1 && starts[0] == 0 && starts[^1] == models.Length
            && Array.TrueForAll(models, model => model >= 0 && model < count) && !starts.Zip(starts.Skip(1)).Any(pair => pair.Second <= pair.First);
        return sound && tails != Tails.Shortest && Array.TrueForAll(leftOut, row => row >= 0 && row < rows) && leftOut.Distinct().Count() == leftOut.Length
            ? new JackknifeAfterBootstrap(
                scores, models, starts, count, leftOut, content.Word<Aggregation>("aggregation"), ConformityScore.Named(content.Text("score"), score), tails)
            : throw new FormatException("The stored calibration does not say for every row which models did not draw it, or not which rows are left out; calibrate again.");
    });

    private int Check(ReadOnlySpan<double> modelPredictions, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        int rows = FoldAssignment.Rows(modelPredictions.Length, nameof(modelPredictions), _modelCount);
        Inputs.Room(lower.Length, nameof(lower), rows);
        Inputs.Room(upper.Length, nameof(upper), rows);
        Inputs.Finite(modelPredictions, nameof(modelPredictions));
        Score.Check(modelPredictions);
        return rows;
    }

    /// <summary>The targets with the scores times a sign around each leave-one-out prediction.</summary>
    private void Targets(ReadOnlySpan<double> centers, double sign, Span<double> values)
    {
        ReadOnlySpan<double> scores = Scores.Values;
        if (Score is AbsoluteScore)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = centers[i] + sign * scores[i];
            }

            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Score.Target(sign * scores[i], centers[i], 1);
        }
    }

    /// <summary>For each of a few rows the n predictions of the models that did not draw row i, one after the other.</summary>
    private void LeaveOneOut(ReadOnlySpan<double> modelPredictions, int rows, Span<double> centers)
    {
        int n = Count;
        if (Aggregation == Aggregation.Median)
        {
            Span<double> drawn = new double[_modelCount];
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < n; i++)
                {
                    ReadOnlySpan<int> models = _models.AsSpan(_starts[i].._starts[i + 1]);
                    for (int k = 0; k < models.Length; k++)
                    {
                        drawn[k] = modelPredictions[row * _modelCount + models[k]];
                    }

                    centers[row * n + i] = Aggregate.Of(drawn[..models.Length], Aggregation);
                }
            }

            return;
        }

        // A column of the block for each model, so that a whole block adds up at once.
        Span<double> columns = new double[_modelCount * BlockRows];
        for (int row = 0; row < rows; row++)
        {
            for (int model = 0; model < _modelCount; model++)
            {
                columns[model * BlockRows + row] = modelPredictions[row * _modelCount + model];
            }
        }

        Span<double> mean = stackalloc double[BlockRows];
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<int> models = _models.AsSpan(_starts[i].._starts[i + 1]);
            Vector<double> size = new(models.Length);
            for (int lane = 0; lane < BlockRows; lane += Vector<double>.Count)
            {
                Vector<double> sum = Vector<double>.Zero;
                foreach (int model in models)
                {
                    sum += new Vector<double>(columns[(model * BlockRows + lane)..]);
                }

                (sum / size).CopyTo(mean[lane..]);
            }

            for (int row = 0; row < rows; row++)
            {
                centers[row * n + i] = mean[row];
            }
        }
    }

    private static (int[] Models, int[] Starts, int[] Kept, int[] LeftOut) OutOfBag(IReadOnlyList<int[]> resamples, int rows)
    {
        List<int> models = [], starts = [0], kept = [], leftOut = [];
        bool[][] drawn = [.. resamples.Select(resample => Drawn(resample, rows))];
        for (int row = 0; row < rows; row++)
        {
            for (int model = 0; model < drawn.Length; model++)
            {
                if (!drawn[model][row])
                {
                    models.Add(model);
                }
            }

            if (models.Count == starts[^1])
            {
                leftOut.Add(row);
                continue;
            }

            kept.Add(row);
            starts.Add(models.Count);
        }

        return kept.Count > 0
            ? ([.. models], [.. starts], [.. kept], [.. leftOut])
            : throw new ArgumentException("Every model of resamples drew every row, so nothing can be predicted out of bag; draw more resamples.", nameof(resamples));
    }

    private static bool[] Drawn(int[] resample, int rows)
    {
        bool[] drawn = new bool[rows];
        foreach (int row in resample)
        {
            if (row < 0 || row >= rows)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"resamples name row {row}; rows are numbered from 0 to {rows - 1}."), nameof(resample));
            }

            drawn[row] = true;
        }

        return drawn;
    }
}
