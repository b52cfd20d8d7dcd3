namespace Garant.Conformal.Classification;

/// <summary>The greatest probability of another label less the label's own.</summary>
internal sealed class MarginScore() : LabelScore("margin")
{
    internal override double Score(ReadOnlySpan<double> row, int label, OwnShare share)
    {
        int top = LabelRanks.Top(row);
        return (label == top ? Others(row, top) : row[top]) - Math.Max(0, row[label]);
    }

    internal override void Scores(ReadOnlySpan<double> row, OwnShare share, Span<double> scores)
    {
        int top = LabelRanks.Top(row);
        double second = Others(row, top);
        for (int label = 0; label < row.Length; label++)
        {
            scores[label] = (label == top ? second : row[top]) - Math.Max(0, row[label]);
        }
    }

    internal override void Include(ReadOnlySpan<double> row, double cutoff, OwnShare share, Span<ulong> bits)
    {
        int top = LabelRanks.Top(row);
        double second = Others(row, top);
        for (int label = 0; label < row.Length; label++)
        {
            if ((label == top ? second : row[top]) - Math.Max(0, row[label]) <= cutoff)
            {
                LabelBits.Set(bits, label);
            }
        }
    }

    /// <summary>The greatest probability of the labels but one; 0 where there is no other.</summary>
    private static double Others(ReadOnlySpan<double> row, int label)
    {
        double greatest = 0;
        for (int other = 0; other < row.Length; other++)
        {
            greatest = other == label ? greatest : Math.Max(greatest, row[other]);
        }

        return greatest;
    }
}
