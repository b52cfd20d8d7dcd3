using Garant.Conformal.Classification;
using Garant.Conformal.MultiLabel;

namespace Garant.Conformal.Metrics;

/// <summary>How good predictions of several labels a row are.</summary>
public static class MultiLabelMetrics
{
    /// <summary>How many rows have all their labels' true answers among the possible ones, at once.</summary>
    /// <param name="labels">The labels observed, m rows of L numbers 0 or 1, row-major.</param>
    /// <param name="answers">The answers that remain possible, in the same order.</param>
    /// <param name="count">L, the number of labels.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a label is neither 0 nor 1.</exception>
    public static Coverage Coverage(ReadOnlySpan<int> labels, ReadOnlySpan<LabelAnswers> answers, int count)
    {
        int rows = Rows(labels, answers, count), covered = 0;
        for (int row = 0; row < rows; row++)
        {
            int label = row * count, end = label + count;
            while (label < end && Holds(answers[label], labels[label]))
            {
                label++;
            }

            covered += label == end ? 1 : 0;
        }

        return new(covered, rows);
    }

    /// <summary>For each label, how many rows have its true answer among the possible ones.</summary>
    /// <param name="labels">The labels observed, m rows of L numbers 0 or 1, row-major.</param>
    /// <param name="answers">The answers that remain possible, in the same order.</param>
    /// <param name="count">L, the number of labels.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a label is neither 0 nor 1.</exception>
    public static Coverage[] CoverageOfEach(ReadOnlySpan<int> labels, ReadOnlySpan<LabelAnswers> answers, int count)
    {
        int rows = Rows(labels, answers, count);
        int[] covered = new int[count];
        for (int i = 0; i < labels.Length; i++)
        {
            covered[i % count] += Holds(answers[i], labels[i]) ? 1 : 0;
        }

        return Array.ConvertAll(covered, good => new Coverage(good, rows));
    }

    /// <summary>How many sets hold all true labels of their row.</summary>
    /// <param name="labels">The labels observed, a row of numbers 0 or 1 for each set, row-major.</param>
    /// <param name="sets">The sets.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a label is neither 0 nor 1.</exception>
    public static Coverage SupersetCoverage(ReadOnlySpan<int> labels, PredictionSets sets) => Without(labels, sets, label: 1, held: false);

    /// <summary>How many sets hold only true labels of their row.</summary>
    /// <param name="labels">The labels observed, a row of numbers 0 or 1 for each set, row-major.</param>
    /// <param name="sets">The sets.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, there is no row, or a label is neither 0 nor 1.</exception>
    public static Coverage SubsetCoverage(ReadOnlySpan<int> labels, PredictionSets sets) => Without(labels, sets, label: 0, held: true);

    /// <summary>How many labels a row has with just these answers, on average.</summary>
    /// <param name="answers">The answers that remain possible, m rows of L, row-major.</param>
    /// <param name="count">L, the number of labels.</param>
    /// <param name="which">The answers, such as <see cref="LabelAnswers.Unsure"/>.</param>
    /// <exception cref="ArgumentException">There is no row, or no whole number of rows.</exception>
    public static double MeanCount(ReadOnlySpan<LabelAnswers> answers, int count, LabelAnswers which)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Inputs.NotEmpty(answers.Length, nameof(answers));
        int rows = Regression.FoldAssignment.Rows(answers.Length, nameof(answers), count), found = 0;
        foreach (LabelAnswers answer in answers)
        {
            found += answer == which ? 1 : 0;
        }

        return (double)found / rows;
    }

    private static bool Holds(LabelAnswers answers, int label) => (answers & (label == 1 ? LabelAnswers.Present : LabelAnswers.Absent)) != LabelAnswers.None;

    private static int Rows(ReadOnlySpan<int> labels, ReadOnlySpan<LabelAnswers> answers, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Inputs.NotEmpty(labels.Length, nameof(labels));
        Inputs.SameLength(answers.Length, nameof(answers), labels.Length, nameof(labels));
        return LabelMatrix.CheckLabels(labels, count);
    }

    /// <summary>How many sets hold, or leave out, no label that is 0, or 1.</summary>
    private static Coverage Without(ReadOnlySpan<int> labels, PredictionSets sets, int label, bool held)
    {
        ArgumentNullException.ThrowIfNull(sets);
        Inputs.NotEmpty(sets.Rows, nameof(sets));
        int rows = LabelMatrix.CheckLabels(labels, sets.Classes), covered = 0;
        Inputs.SameLength(rows, nameof(labels), sets.Rows, nameof(sets));
        for (int row = 0; row < rows; row++)
        {
            int next = 0;
            while (next < sets.Classes && !(labels[row * sets.Classes + next] == label && sets.Contains(row, next) == held))
            {
                next++;
            }

            covered += next == sets.Classes ? 1 : 0;
        }

        return new(covered, rows);
    }
}
