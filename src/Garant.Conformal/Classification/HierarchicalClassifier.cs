using Garant.Conformal.Storage;

namespace Garant.Conformal.Classification;

/// <summary>One node of a tree of classes that holds the true one: as deep as certainty allows.</summary>
/// <remarks>
/// From the most probable class the way leads upwards, through nodes v₀ ⊂ v₁ ⊂ … up to the root; the score of a row is the
/// probability of the node below the first that holds the true class, 0 for the most probable class itself. The prediction climbs
/// while the probability of the node does not exceed the cutoff. If the calibration rows and the next one are exchangeable, the
/// node holds the true class with probability at least 1 − α, and at most 1 − α + 1/(n+1) where the score at the cutoff does not tie.
/// Nested sets: Gupta, Kuchibhotla, Ramdas (2022); nodes as sets: Mortier et al. (2025). Instances are immutable and thread-safe.
/// </remarks>
public sealed class HierarchicalClassifier
{
    private const string Method = "hierarchical";

    private HierarchicalClassifier(LabelTree tree, ConformityScores scores)
    {
        if (tree.Roots > 1)
        {
            throw Inputs.Fault($"tree has {tree.Roots} roots, and one node must hold every class; put them under one root.", nameof(tree));
        }

        Tree = tree;
        Scores = scores;
    }

    /// <summary>The tree whose leaves are the classes.</summary>
    public LabelTree Tree { get; }

    /// <summary>The calibration scores.</summary>
    public ConformityScores Scores { get; }

    /// <summary>n, the number of calibration samples.</summary>
    public int Count => Scores.Count;

    /// <summary>Calibrates.</summary>
    /// <param name="tree">The tree whose leaves are the classes, with one root.</param>
    /// <param name="probabilities">The model's probabilities of the classes, n rows of as many numbers as the tree has leaves, row-major; each row adds up to 1 within 10⁻⁴.</param>
    /// <param name="labels">The n classes observed, from 0.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, the tree has several roots, a row is no distribution, or a label is out of range.</exception>
    public static HierarchicalClassifier Calibrate(LabelTree tree, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels)
    {
        ArgumentNullException.ThrowIfNull(tree);
        int classes = Probabilities.Classes(probabilities.Length, labels);
        if (classes != tree.Classes)
        {
            throw Inputs.Fault($"probabilities has {classes} classes and tree has {tree.Classes} leaves; give one probability for each leaf.", nameof(probabilities));
        }

        double[] scores = new double[labels.Length], nodes = new double[tree.Count];
        for (int row = 0; row < scores.Length; row++)
        {
            int start = Start(tree, probabilities.Slice(row * classes, classes), row, nodes);
            scores[row] = Score(tree, nodes, start, labels[row]);
        }

        return new(tree, new(scores));
    }

    /// <summary>The score that the probability of the last node left behind does not exceed; infinite, so that the root is the answer, where the calibration set is too small.</summary>
    /// <param name="confidence">The level 1 − α.</param>
    public Cutoff Cutoff(ConfidenceLevel confidence) => Scores.Cutoff(confidence);

    /// <summary>The node of one row.</summary>
    /// <param name="probabilities">The model's probabilities of the classes.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <returns>A node, which <see cref="LabelTree.ClassesOf"/> resolves into classes.</returns>
    /// <exception cref="ArgumentException">There is not one probability a class, or they are no distribution.</exception>
    public int Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence)
    {
        Probabilities.CheckCount(probabilities.Length, Tree.Classes);
        int node = 0;
        Predict(probabilities, confidence, new(ref node));
        return node;
    }

    /// <summary>The nodes of many rows, without allocating for each.</summary>
    /// <param name="probabilities">The model's probabilities of the classes, m rows, row-major.</param>
    /// <param name="confidence">The level 1 − α.</param>
    /// <param name="predictions">Receives the m nodes.</param>
    /// <exception cref="ArgumentException">It is no whole number of rows, a row is no distribution, or there is no room.</exception>
    public void Predict(ReadOnlySpan<double> probabilities, ConfidenceLevel confidence, Span<int> predictions)
    {
        int classes = Tree.Classes, rows = Regression.FoldAssignment.Rows(probabilities.Length, nameof(probabilities), classes);
        Inputs.Room(predictions.Length, nameof(predictions), rows);
        double cutoff = Cutoff(confidence).Value;
        double[] nodes = new double[Tree.Count];
        for (int row = 0; row < rows; row++)
        {
            int node = Start(Tree, probabilities.Slice(row * classes, classes), row, nodes);
            while (nodes[node] <= cutoff && Tree.Parents[node] != LabelTree.NoParent)
            {
                node = Tree.Parents[node];
            }

            predictions[row] = node;
        }
    }

    /// <summary>The p-value of every class of a row: the node at a level 1 − α holds exactly the classes with p &gt; α.</summary>
    /// <param name="probabilities">The model's probabilities of the classes.</param>
    /// <param name="pValues">Receives a number in (0, 1] for every class.</param>
    /// <exception cref="ArgumentException">There is not one probability a class, or they are no distribution.</exception>
    public void PValues(ReadOnlySpan<double> probabilities, Span<double> pValues)
    {
        Probabilities.CheckCount(probabilities.Length, Tree.Classes);
        Inputs.Room(pValues.Length, nameof(pValues), Tree.Classes);
        double[] nodes = new double[Tree.Count];
        int start = Start(Tree, probabilities, 0, nodes);
        for (int label = 0; label < Tree.Classes; label++)
        {
            pValues[label] = Scores.PValue(Score(Tree, nodes, start, label));
        }
    }

    /// <summary>The calibration of both sets of rows, as if they had been one.</summary>
    /// <param name="other">A calibration with the same tree.</param>
    /// <exception cref="ArgumentException">The trees differ.</exception>
    public HierarchicalClassifier Merge(HierarchicalClassifier other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Tree.Parents.SequenceEqual(Tree.Parents)
            ? new(Tree, Scores.Merge(other.Scores))
            : throw new ArgumentException("The trees differ; merge calibrations of one tree.", nameof(other));
    }

    /// <summary>The calibration as versioned JSON.</summary>
    /// <param name="calibratedAt">When it was made.</param>
    public string ToJson(DateTimeOffset calibratedAt) => CalibrationJson.Write(Method, Count, calibratedAt, json =>
    {
        json.Integers("parents", Tree.Parents);
        json.Numbers("scores", Scores.Values);
    });

    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static HierarchicalClassifier FromJson(string json) => CalibrationJson.Read(json, Method, content =>
        new HierarchicalClassifier(LabelTree.Of(content.Integers("parents")), content.Scores("scores")));

    /// <summary>The leaf of the most probable class, the lowest of several; the nodes receive their probabilities.</summary>
    private static int Start(LabelTree tree, ReadOnlySpan<double> row, int index, Span<double> nodes)
    {
        Probabilities.CheckRow(row, index);
        tree.NodeProbabilities(row, nodes);
        return tree.Leaves[LabelRanks.Top(row)];
    }

    /// <summary>The probability of the last node, on the way upwards, that does not hold a class; 0 where the first one does.</summary>
    private static double Score(LabelTree tree, ReadOnlySpan<double> nodes, int start, int label)
    {
        double score = 0;
        for (int node = start; !tree.Holds(node, tree.Leaves[label]); node = tree.Parents[node])
        {
            score = nodes[node];
        }

        return score;
    }
}
