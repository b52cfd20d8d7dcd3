using Garant.Conformal.Classification;

namespace Garant.Conformal.Tests.MultiLabel;

/// <summary>Seeded rows of several labels, and trees.</summary>
internal static class LabelDraws
{
    /// <summary>Labels that depend on one another, of different frequency, and the probabilities of a model that is too sure of itself.</summary>
    /// <param name="draws">The source of chance.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="count">How many labels.</param>
    /// <param name="tied">Whether probabilities are whole tenths, so that most scores tie.</param>
    public static (double[] Probabilities, int[] Labels) Labelled(this Draws draws, int rows, int count, bool tied = false)
    {
        double[] probabilities = new double[rows * count];
        int[] labels = new int[probabilities.Length];
        for (int row = 0; row < rows; row++)
        {
            double common = draws.Normal();
            for (int label = 0; label < count; label++)
            {
                double logit = common + draws.Normal() - label * 0.5;
                double p = 1 / (1 + Math.Exp(-2 * logit));
                probabilities[row * count + label] = tied ? Math.Floor(p * 10) / 10 : p;
                labels[row * count + label] = draws.Random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
            }
        }

        return (probabilities, labels);
    }

    /// <summary>A tree, or several, whose nodes are numbered at random.</summary>
    public static LabelTree Tree(this Draws draws, int nodes, int roots = 1)
    {
        int[] numbers = [.. Enumerable.Range(0, nodes)], parents = new int[nodes];
        draws.Random.Shuffle(numbers);
        for (int node = 0; node < nodes; node++)
        {
            parents[numbers[node]] = node < roots ? LabelTree.NoParent : numbers[draws.Random.Next(node)];
        }

        return LabelTree.Of(parents);
    }
}
