using Garant.Conformal.Classification;

namespace Garant.Conformal.Calibration;

/// <summary>Venn–Abers predictors for several classes: one for each question of two answers, put together to probabilities that add up to 1.</summary>
/// <remarks>
/// One-vs-one follows Manokhin (2017): the merged probabilities of the pairs are coupled by Price et al. (1994),
/// pᵢ ∝ 1/(Σⱼ 1/pᵢⱼ − (K − 2)). Immutable and safe to use from several threads.
/// </remarks>
public sealed class MulticlassVennAbers
{
    private readonly VennAbers[] _predictors;

    /// <summary>Each question: is it the second class rather than the first, or rather than any other (−1)?</summary>
    private readonly (int First, int Second)[] _pairs;

    private MulticlassVennAbers(int classes, (int First, int Second)[] pairs, VennAbers[] predictors) =>
        (Classes, _pairs, _predictors) = (classes, pairs, predictors);

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>Calibrates a predictor for each question.</summary>
    /// <param name="probabilities">n × classes, row-major; each row adds up to 1.</param>
    /// <param name="labels">n classes, numbered from 0.</param>
    /// <param name="pairs">Into which questions the classes are taken apart.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a label or probability is none, there are fewer than two classes, or no row has one of two classes that are compared.</exception>
    public static MulticlassVennAbers Calibrate(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ClassPairs pairs = ClassPairs.OneVersusRest)
    {
        int classes = Probabilities.Classes(probabilities.Length, labels);
        if (classes < 2)
        {
            throw Inputs.Fault($"probabilities has {classes} column; give one for each of at least two classes.", nameof(probabilities));
        }

        for (int row = 0; row < labels.Length; row++)
        {
            Probabilities.CheckRow(probabilities.Slice(row * classes, classes), row);
        }

        (int First, int Second)[] questions = pairs == ClassPairs.OneVersusRest
            ? [.. Enumerable.Range(0, classes).Select(label => (-1, label))]
            : [.. Enumerable.Range(0, classes).SelectMany(first => Enumerable.Range(first + 1, classes - first - 1).Select(second => (first, second)))];
        VennAbers[] predictors = new VennAbers[questions.Length];
        List<double> scores = [];
        List<int> answers = [];
        for (int question = 0; question < questions.Length; question++)
        {
            (int first, int second) = questions[question];
            scores.Clear();
            answers.Clear();
            for (int row = 0; row < labels.Length; row++)
            {
                if (first < 0 || labels[row] == first || labels[row] == second)
                {
                    scores.Add(Score(probabilities.Slice(row * classes, classes), first, second));
                    answers.Add(labels[row] == second ? 1 : 0);
                }
            }

            predictors[question] = scores.Count > 0
                ? VennAbers.Calibrate(scores.ToArray(), answers.ToArray())
                : throw Inputs.Fault($"No row has the label {first} or {second}, so the two cannot be compared; add rows, or compare one against the rest.", nameof(labels));
        }

        return new(classes, questions, predictors);
    }

    /// <summary>The two probabilities for each question: of each class, or of the second class of the pairs (0, 1), (0, 2) … (1, 2) …</summary>
    /// <param name="row">The probabilities of a row.</param>
    /// <exception cref="ArgumentException">The row has another number of classes, or is not of probabilities that add up to 1.</exception>
    public VennAbersProbability[] PredictPairs(ReadOnlySpan<double> row)
    {
        OneRow(row.Length);
        Probabilities.CheckRow(row, 0);
        VennAbersProbability[] found = new VennAbersProbability[_pairs.Length];
        for (int question = 0; question < found.Length; question++)
        {
            found[question] = Ask(question, row);
        }

        return found;
    }

    /// <summary>The calibrated probability of each class; they add up to 1.</summary>
    /// <param name="row">The probabilities of a row.</param>
    /// <exception cref="ArgumentException">The row has another number of classes, or is not of probabilities that add up to 1.</exception>
    public double[] Predict(ReadOnlySpan<double> row)
    {
        OneRow(row.Length);
        double[] calibrated = new double[Classes];
        Predict(row, calibrated);
        return calibrated;
    }

    /// <summary>The calibrated probabilities of many rows, without allocating.</summary>
    /// <param name="probabilities">The model's probabilities, m rows, row-major.</param>
    /// <param name="calibrated">Room for as many calibrated ones.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a row is not of probabilities that add up to 1.</exception>
    public void Predict(ReadOnlySpan<double> probabilities, Span<double> calibrated)
    {
        Check(probabilities.Length);
        Inputs.Room(calibrated.Length, nameof(calibrated), probabilities.Length);
        for (int start = 0; start < probabilities.Length; start += Classes)
        {
            ReadOnlySpan<double> row = probabilities.Slice(start, Classes);
            Probabilities.CheckRow(row, start / Classes);
            Couple(row, calibrated.Slice(start, Classes));
        }
    }

    private void Couple(ReadOnlySpan<double> row, Span<double> merged)
    {
        merged.Clear();
        for (int question = 0; question < _pairs.Length; question++)
        {
            (int first, int second) = _pairs[question];
            double p = Ask(question, row).Merged;
            merged[second] += first < 0 ? p : 1 / p;
            if (first >= 0)
            {
                merged[first] += 1 / (1 - p);
            }
        }

        double sum = 0;
        for (int label = 0; label < Classes; label++)
        {
            merged[label] = _pairs[0].First < 0 ? merged[label] : 1 / (merged[label] - (Classes - 2));
            sum += merged[label];
        }

        for (int label = 0; label < Classes; label++)
        {
            merged[label] /= sum;
        }
    }

    private VennAbersProbability Ask(int question, ReadOnlySpan<double> row) =>
        _predictors[question].Predict(Score(row, _pairs[question].First, _pairs[question].Second));

    private void OneRow(int length)
    {
        if (length != Classes)
        {
            throw Inputs.Fault($"row has {length} probabilities and there are {Classes} classes; give one for each.", "row");
        }
    }

    private void Check(int length)
    {
        if (length == 0 || length % Classes != 0)
        {
            throw Inputs.Fault($"There are {length} probabilities for {Classes} classes; give one for each class of a row.", "probabilities");
        }
    }

    /// <summary>The second class's share of the two, or its probability where it is compared with the rest.</summary>
    private static double Score(ReadOnlySpan<double> row, int first, int second)
    {
        double both = first < 0 ? 1 : row[first] + row[second];
        return both > 0 ? row[second] / both : 0.5;
    }
}
