namespace Garant.Conformal.Calibration;

/// <summary>The inductive Venn–Abers predictor: a score of any kind becomes two probabilities, one of which is calibrated whatever the data.</summary>
/// <remarks>
/// Vovk, Petej, Fedorova (2015): the isotonic fit of the calibration set with the test score added, once with label 0 and once
/// with label 1, for every place the score can have, from one pass over the corners of the cumulative sums
/// (Algorithms 1 and 2). Immutable and safe to use from several threads.
/// </remarks>
public sealed class VennAbers
{
    private readonly double[] _scores;
    private readonly double[] _ifNegative;
    private readonly double[] _ifPositive;

    private VennAbers(int count, double[] scores, double[] ifNegative, double[] ifPositive) =>
        (Count, _scores, _ifNegative, _ifPositive) = (count, scores, ifNegative, ifPositive);

    /// <summary>n, how many samples calibrated it.</summary>
    public int Count { get; }

    /// <summary>Calibrates, in O(n log n).</summary>
    /// <param name="scores">n finite scores that grow with the probability of label 1.</param>
    /// <param name="labels">n labels, 0 or 1.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a score is not finite or a label neither 0 nor 1.</exception>
    public static VennAbers Calibrate(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels)
    {
        Inputs.NotEmpty(scores.Length, nameof(scores));
        Inputs.SameLength(labels.Length, nameof(labels), scores.Length, nameof(scores));
        Inputs.Finite(scores, nameof(scores));
        Inputs.Binary(labels, nameof(labels));
        double[] sorted = scores.ToArray();
        int[] sortedLabels = labels.ToArray();
        Array.Sort(sorted, sortedLabels);
        int[] weights = new int[sorted.Length], positives = new int[sorted.Length];
        int distinct = 0;
        for (int row = 0; row < sorted.Length; row++)
        {
            if (distinct == 0 || sorted[row] > sorted[distinct - 1])
            {
                sorted[distinct++] = sorted[row];
            }

            weights[distinct - 1]++;
            positives[distinct - 1] += sortedLabels[row];
        }

        Array.Resize(ref sorted, distinct);
        Span<int> bags = weights.AsSpan(0, distinct), hits = positives.AsSpan(0, distinct);
        double[] ifPositive = new double[distinct + 1], ifNegative = new double[distinct + 1];
        ifPositive[distinct] = 1;
        foreach ((int place, (long height, long width)) in SlopesIfPositive(bags, hits).Index())
        {
            ifPositive[place] = (double)height / width;
        }

        // With the order and the labels turned round, p₁ becomes 1 − p₀.
        for (int i = 0; i < distinct; i++)
        {
            hits[i] = bags[i] - hits[i];
        }

        bags.Reverse();
        hits.Reverse();
        foreach ((int place, (long height, long width)) in SlopesIfPositive(bags, hits).Index())
        {
            ifNegative[distinct - place] = (double)(width - height) / width;
        }

        return new(scores.Length, sorted, ifNegative, ifPositive);
    }

    /// <summary>The probabilities that a score's label is 1, in O(log n).</summary>
    /// <param name="score">A finite score.</param>
    /// <exception cref="ArgumentException">The score is not finite.</exception>
    public VennAbersProbability Predict(double score)
    {
        Inputs.Finite(score, nameof(score));
        int place = Array.BinarySearch(_scores, score);
        int atOrAfter = place >= 0 ? place : ~place;
        return new(_ifNegative[place >= 0 ? place + 1 : atOrAfter], _ifPositive[atOrAfter]);
    }

    /// <summary>The merged probabilities of many scores.</summary>
    /// <param name="scores">Finite scores.</param>
    /// <param name="probabilities">Room for a probability for each.</param>
    /// <exception cref="ArgumentException">A score is not finite, or the room is too small.</exception>
    public void Predict(ReadOnlySpan<double> scores, Span<double> probabilities)
    {
        Inputs.Room(probabilities.Length, nameof(probabilities), scores.Length);
        Inputs.Finite(scores, nameof(scores));
        for (int row = 0; row < scores.Length; row++)
        {
            probabilities[row] = Predict(scores[row]).Merged;
        }
    }

    /// <summary>
    /// The isotonic fit at every distinct score when a label 1 is added there: the slope of the greatest convex minorant of the
    /// cumulative sums, with those before the score one lower and one to the left.
    /// </summary>
    private static (long Height, long Width)[] SlopesIfPositive(ReadOnlySpan<int> weights, ReadOnlySpan<int> positives)
    {
        int distinct = weights.Length;
        (long Height, long Width)[] slopes = new (long, long)[distinct];
        (long X, long Y)[] points = new (long, long)[distinct + 2], corners = new (long, long)[distinct + 2];
        points[0] = (-1, -1);
        for (int i = 0; i < distinct; i++)
        {
            points[i + 2] = (points[i + 1].X + weights[i], points[i + 1].Y + positives[i]);
        }

        // The corners from the right, so that the leftmost one is on top.
        int top = 0;
        for (int i = distinct + 1; i >= 0; i--)
        {
            Push(points[i]);
        }

        for (int i = 0; i < distinct; i++)
        {
            slopes[i] = (corners[top - 2].Y - corners[top - 1].Y, corners[top - 2].X - corners[top - 1].X);
            (long X, long Y) shifted = (points[i + 2].X - 1, points[i + 2].Y - 1);
            if (Cross(corners[top - 1], corners[top - 2], shifted) < 0)
            {
                top--;
                Push(shifted);
            }
        }

        return slopes;

        void Push((long X, long Y) point)
        {
            while (top > 1 && Cross(point, corners[top - 1], corners[top - 2]) <= 0)
            {
                top--;
            }

            corners[top++] = point;
        }
    }

    /// <summary>Above 0 where the third point lies left of the way from the first to the second, below 0 where it lies right of it.</summary>
    private static Int128 Cross((long X, long Y) a, (long X, long Y) b, (long X, long Y) c) =>
        (Int128)(b.X - a.X) * (c.Y - a.Y) - (Int128)(b.Y - a.Y) * (c.X - a.X);
}
