using Garant.Conformal.Regression;

namespace Garant.Conformal.MultiLabel;

/// <summary>Refuses what is no row-major matrix of labels of 0 and 1, or of their probabilities.</summary>
internal static class LabelMatrix
{
    /// <summary>Refuses a row that has not one probability for each label.</summary>
    public static void CheckCount(int length, int labels)
    {
        if (length != labels)
        {
            throw Inputs.Fault($"probabilities has {length} numbers, and there are {labels} labels; give one for each.", "probabilities");
        }
    }

    /// <summary>How many rows n × L probabilities and labels have.</summary>
    public static int Rows(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Inputs.NotEmpty(labels.Length, nameof(labels));
        if (probabilities.Length != labels.Length)
        {
            throw Inputs.Fault($"probabilities has {probabilities.Length} numbers and labels has {labels.Length}; give one probability for each label of each row.", nameof(probabilities));
        }

        CheckLabels(labels, count);
        return Rows(probabilities, count);
    }

    /// <summary>How many rows of L probabilities there are.</summary>
    public static int Rows(ReadOnlySpan<double> probabilities, int count)
    {
        int rows = FoldAssignment.Rows(probabilities.Length, nameof(probabilities), count);
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] is >= 0 and <= 1))
            {
                throw Inputs.Fault($"probabilities[{i / count}, {i % count}] is {Inputs.Text(probabilities[i])}, which is no probability; take the row out or correct the model.", nameof(probabilities));
            }
        }

        return rows;
    }

    /// <summary>How many rows of L labels there are.</summary>
    public static int CheckLabels(ReadOnlySpan<int> labels, int count)
    {
        int rows = FoldAssignment.Rows(labels.Length, nameof(labels), count);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not (0 or 1))
            {
                throw Inputs.Fault($"labels[{i / count}, {i % count}] is {labels[i]}; write 1 for a label that is present and 0 for one that is absent.", nameof(labels));
            }
        }

        return rows;
    }
}
