using System.Text.Json;
using Garant.Conformal.Classification;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Venn–Abers predictors for several classes: one for each question of two answers, put together to probabilities that add up to 1.</summary>
/// <remarks>
/// One-vs-one follows Manokhin (2017): the merged probabilities of the pairs are coupled by <see cref="PairwiseCoupling"/>;
/// one-vs-rest divides them by their sum. Immutable and safe to use from several threads.
/// </remarks>
public sealed class MulticlassVennAbers : IMulticlassCalibrator
{
    internal const string Method = "multiclass-venn-abers";

    /// <summary>So many questions find their room on the stack.</summary>
    private const int QuestionsOnStack = 256;

    private readonly VennAbers[] _predictors;

    /// <summary>Each question: is it the second class rather than the first, or rather than any other (−1)?</summary>
    private readonly (int First, int Second)[] _questions;

    private MulticlassVennAbers(int count, int classes, ClassPairs pairs, VennAbers[] predictors) =>
        (Count, Classes, Pairs, _predictors, _questions) = (count, classes, pairs, predictors, QuestionsOf(classes, pairs));

    /// <inheritdoc/>
    public int Classes { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Into which questions the classes are taken apart.</summary>
    public ClassPairs Pairs { get; }

    /// <summary>How many questions there are.</summary>
    internal int Questions => _questions.Length;

    /// <summary>Calibrates a predictor for each question.</summary>
    /// <param name="probabilities">n × classes, row-major; each row adds up to 1.</param>
    /// <param name="labels">n classes, numbered from 0.</param>
    /// <param name="pairs">Into which questions the classes are taken apart.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a label or probability is none, there are fewer than two classes, or no row has one of two classes that are compared.</exception>
    public static MulticlassVennAbers Calibrate(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ClassPairs pairs = ClassPairs.OneVersusRest)
    {
        int classes = ClassSample.Check(probabilities, labels);
        (int First, int Second)[] questions = QuestionsOf(classes, pairs);
        VennAbers[] predictors = new VennAbers[questions.Length];
        double[] scores = new double[labels.Length];
        int[] answers = new int[labels.Length];
        for (int question = 0; question < questions.Length; question++)
        {
            (int first, int second) = questions[question];
            int count = 0;
            for (int row = 0; row < labels.Length; row++)
            {
                if (first < 0 || labels[row] == first || labels[row] == second)
                {
                    scores[count] = Score(probabilities.Slice(row * classes, classes), first, second);
                    answers[count++] = labels[row] == second ? 1 : 0;
                }
            }

            predictors[question] = count > 0
                ? VennAbers.Calibrate(scores.AsSpan(0, count), answers.AsSpan(0, count))
                : throw Inputs.Fault($"No row has the label {first} or {second}, so the two cannot be compared; add rows, or compare one against the rest.", nameof(labels));
        }

        return new(labels.Length, classes, pairs, predictors);
    }

    /// <summary>The two probabilities for each question: of each class, or of the second class of the pairs (0, 1), (0, 2) … (1, 2) …</summary>
    /// <param name="row">The probabilities of a row.</param>
    /// <exception cref="ArgumentException">The row has another number of classes, or is not of probabilities that add up to 1.</exception>
    public VennAbersProbability[] PredictPairs(ReadOnlySpan<double> row)
    {
        Inputs.OneForEach(row.Length, nameof(row), Classes, "class");
        Probabilities.CheckRow(row, 0);
        VennAbersProbability[] found = new VennAbersProbability[_questions.Length];
        for (int question = 0; question < found.Length; question++)
        {
            found[question] = Ask(question, row);
        }

        return found;
    }

    /// <summary>The calibrated probability of each class; they add up to 1.</summary>
    /// <param name="row">The probabilities of a row.</param>
    /// <param name="merging">For which loss the two probabilities of a question are merged.</param>
    /// <exception cref="ArgumentException">The row has another number of classes, or is not of probabilities that add up to 1.</exception>
    public double[] Predict(ReadOnlySpan<double> row, VennAbersMerging merging = VennAbersMerging.LogLoss)
    {
        Inputs.OneForEach(row.Length, nameof(row), Classes, "class");
        double[] calibrated = new double[Classes];
        Predict(row, calibrated, merging);
        return calibrated;
    }

    /// <summary>The calibrated probabilities of many rows.</summary>
    /// <param name="probabilities">The model's probabilities, m rows, row-major.</param>
    /// <param name="calibrated">Room for as many calibrated ones.</param>
    /// <param name="merging">For which loss the two probabilities of a question are merged.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a row is not of probabilities that add up to 1.</exception>
    public void Predict(ReadOnlySpan<double> probabilities, Span<double> calibrated, VennAbersMerging merging = VennAbersMerging.LogLoss)
    {
        ClassSample.CheckRows(probabilities, calibrated, Classes);
        Span<double> merged = _questions.Length <= QuestionsOnStack ? stackalloc double[_questions.Length] : new double[_questions.Length];
        for (int start = 0; start < probabilities.Length; start += Classes)
        {
            ReadOnlySpan<double> row = probabilities.Slice(start, Classes);
            for (int question = 0; question < merged.Length; question++)
            {
                merged[question] = Ask(question, row).Merge(merging);
            }

            PutTogether(merged, calibrated.Slice(start, Classes));
        }
    }

    /// <inheritdoc/>
    void IMulticlassCalibrator.Predict(ReadOnlySpan<double> probabilities, Span<double> calibrated) => Predict(probabilities, calibrated);

    /// <inheritdoc/>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.WriteNumber("classes", Classes);
        json.WriteString("pairs", Pairs.ToString().ToLowerInvariant());
        json.Nested("predictors", _predictors.Select(predictor => predictor.ToJson(calibratedAt)));
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static MulticlassVennAbers FromJson(string json) => CalibrationJson.Read(json, Method, Read);

    /// <summary>The probabilities of a question for a row that was checked.</summary>
    internal VennAbersProbability Ask(int question, ReadOnlySpan<double> row) =>
        _predictors[question].Predict(Score(row, _questions[question].First, _questions[question].Second));

    /// <summary>The probabilities of the classes from those of the questions.</summary>
    internal void PutTogether(ReadOnlySpan<double> merged, Span<double> calibrated)
    {
        if (Pairs == ClassPairs.OneVersusOne)
        {
            PairwiseCoupling.Couple(merged, calibrated);
            return;
        }

        merged.CopyTo(calibrated);
        PairwiseCoupling.Normalize(calibrated);
    }

    private static MulticlassVennAbers Read(JsonElement json)
    {
        int classes = json.Whole("classes");
        ClassPairs pairs = json.Word<ClassPairs>("pairs");
        VennAbers[] predictors = [.. json.Nested("predictors").Select(VennAbers.FromJson)];
        int samples = json.Samples();
        return classes > 1 && predictors.Length == (pairs == ClassPairs.OneVersusRest ? classes : (long)classes * (classes - 1) / 2)
            && Array.TrueForAll(predictors, one => pairs == ClassPairs.OneVersusRest ? one.Count == samples : one.Count <= samples)
            ? new(samples, classes, pairs, predictors)
            : throw new FormatException($"There are {predictors.Length} predictors for {classes} classes, or not of the {samples} rows; calibrate again.");
    }

    private static (int First, int Second)[] QuestionsOf(int classes, ClassPairs pairs) => pairs == ClassPairs.OneVersusRest
        ? [.. Enumerable.Range(0, classes).Select(label => (-1, label))]
        : [.. Enumerable.Range(0, classes).SelectMany(first => Enumerable.Range(first + 1, classes - first - 1).Select(second => (first, second)))];

    /// <summary>The second class's share of the two, or its probability where it is compared with the rest.</summary>
    private static double Score(ReadOnlySpan<double> row, int first, int second)
    {
        double both = first < 0 ? 1 : row[first] + row[second];
        return both > 0 ? row[second] / both : 0.5;
    }
}
