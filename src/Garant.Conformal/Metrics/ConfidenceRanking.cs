namespace Garant.Conformal.Metrics;

/// <summary>How well a model's confidence tells its right answers from its wrong ones.</summary>
public static class ConfidenceRanking
{
    /// <summary>The probability that a right answer has more confidence than a wrong one, ties counting half (area under the ROC curve).</summary>
    /// <param name="correct">Which answers are right.</param>
    /// <param name="confidence">The model's confidence in each: more is surer.</param>
    /// <returns>A number from 0 to 1; 0.5 tells nothing.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a number is not finite, or all answers are right or all wrong.</exception>
    public static double Auroc(ReadOnlySpan<bool> correct, ReadOnlySpan<double> confidence)
    {
        (bool[] sorted, double[] keys) = Sorted(correct, confidence);
        long right = correct.Count(true), wrong = correct.Length - right;
        if (right == 0 || wrong == 0)
        {
            throw new ArgumentException("correct holds only right or only wrong answers, so there is no pair to compare; give both.", nameof(correct));
        }

        // Twice the number of pairs in which the right answer is surer, ties counting one.
        long pairs = 0, wrongBelow = 0;
        for (int start = 0; start < keys.Length;)
        {
            int end = start;
            long rightHere = 0;
            for (; end < keys.Length && keys[end] == keys[start]; end++)
            {
                rightHere += sorted[end] ? 1 : 0;
            }

            long wrongHere = end - start - rightHere;
            pairs += rightHere * (2 * wrongBelow + wrongHere);
            wrongBelow += wrongHere;
            start = end;
        }

        return pairs / (2.0 * right * wrong);
    }

    /// <summary>The mean accuracy of the k surest answers over k = 1 … n (area under the accuracy-rejection curve).</summary>
    /// <param name="correct">Which answers are right.</param>
    /// <param name="confidence">The model's confidence in each: more is surer; of equal ones the first counts as surer.</param>
    /// <returns>A number from 0 to 1.</returns>
    /// <remarks>Nadeem, Zucker, Hanczar (2010).</remarks>
    /// <exception cref="ArgumentException">The lengths differ, there is no answer, or a number is not finite.</exception>
    public static double Auarc(ReadOnlySpan<bool> correct, ReadOnlySpan<double> confidence)
    {
        Check(correct, confidence);
        double[] keys = confidence.ToArray();
        bool[] answers = correct.ToArray();
        double sum = 0;
        int right = 0, taken = 0;
        foreach (int row in Enumerable.Range(0, keys.Length).OrderByDescending(row => keys[row]))
        {
            right += answers[row] ? 1 : 0;
            sum += (double)right / ++taken;
        }

        return sum / taken;
    }

    private static (bool[] Correct, double[] Confidence) Sorted(ReadOnlySpan<bool> correct, ReadOnlySpan<double> confidence)
    {
        Check(correct, confidence);
        double[] keys = confidence.ToArray();
        bool[] sorted = correct.ToArray();
        Array.Sort(keys, sorted);
        return (sorted, keys);
    }

    private static void Check(ReadOnlySpan<bool> correct, ReadOnlySpan<double> confidence)
    {
        Inputs.NotEmpty(correct.Length, nameof(correct));
        Inputs.SameLength(confidence.Length, nameof(confidence), correct.Length, nameof(correct));
        Inputs.Finite(confidence, nameof(confidence));
    }
}
