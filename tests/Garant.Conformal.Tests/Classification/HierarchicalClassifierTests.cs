using Garant.Conformal.Classification;
using Garant.Conformal.Tests.MultiLabel;

namespace Garant.Conformal.Tests.Classification;

public sealed class HierarchicalClassifierTests
{
    private const int Repetitions = 4000;

    // Leaves 0 to 4: 5 holds 0 and 1, 6 holds 2 and 3, 7 holds 5 and 6, and the root 8 holds 4 and 7.
    private static readonly LabelTree Tree = LabelTree.Of([5, 5, 6, 6, 8, 7, 7, 8, -1]);
    private static readonly double[] Row = [0.4, 0.1, 0.2, 0.2, 0.1];
    private static readonly DateTimeOffset When = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.2, 0)]
    [InlineData(0.4, 5)]
    [InlineData(0.6, 7)]
    [InlineData(0.8, 8)]
    [InlineData(0.9, 8)]
    public void Predict_FourRows_ClimbsUntilTheMassIsEnough(double level, int node) => Assert.Equal(node, OfFourRows().Predict(Row, level));

    [Fact]
    public void Calibrate_FourRows_ScoresTheMassLeftBehind()
    {
        Assert.Equal([0, 0.4, 0.5, 0.9], OfFourRows().Scores.Values.ToArray());
        Assert.True(OfFourRows().Cutoff(0.81m).IsInfinite);
    }

    [Theory]
    [InlineData(0.8, false)]
    [InlineData(0.8, true)]
    [InlineData(0.9, false)]
    public void Predict_OverSeedsAndTrees_CoversAtTheLevel(double level, bool tied)
    {
        const int N = 20;
        double error = 4 * Math.Sqrt(level * (1 - level) / Repetitions);
        double mean = Enumerable.Range(0, Repetitions).Average(seed =>
        {
            Draws draws = new(seed);
            LabelTree tree = draws.Tree(14);
            (double[] probabilities, int[] labels) = Rows(draws, N + 1, tree.Classes, tied);
            int split = N * tree.Classes;
            int node = HierarchicalClassifier.Calibrate(tree, probabilities.AsSpan(0, split), labels.AsSpan(0, N)).Predict(probabilities.AsSpan(split), level);
            return tree.Holds(node, tree.Leaves[labels[N]]) ? 1.0 : 0;
        });
        Assert.InRange(mean, level - error, (tied ? 1 : level + 1.0 / (N + 1)) + error);
    }

    [Fact]
    public void Predict_ManyRowsAndLevels_GivesNestedNodesAsOneByOne()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Draws draws = new(seed);
            LabelTree tree = draws.Tree(3 + seed % 20);
            (double[] probabilities, int[] labels) = Rows(draws, 30, tree.Classes, tied: seed % 2 == 0);
            HierarchicalClassifier classifier = HierarchicalClassifier.Calibrate(tree, probabilities, labels);
            int[] small = new int[30], large = new int[30];
            classifier.Predict(probabilities, 0.6m, small);
            classifier.Predict(probabilities, 0.7m, large);
            Assert.All(small.Zip(large), nodes => Assert.True(tree.Holds(nodes.Second, nodes.First)));
            Assert.Equal(small[29], classifier.Predict(probabilities.AsSpan(29 * tree.Classes), 0.6m));
        }
    }

    [Fact]
    public void CommonAncestor_OfAPredictionSet_HoldsWhatTheSetHolds()
    {
        ConformalClassifier flat = ConformalClassifier.Calibrate(LabelScore.Adaptive, [.. Row, .. Row, .. Row, .. Row], [0, 1, 2, 4]);
        PredictionSet set = flat.Predict(Row, 0.4m);
        Assert.Equal(set.Order(), Tree.Cover(set).SelectMany(Tree.ClassesOf).Order());
        Assert.All(set, label => Assert.True(Tree.Holds(Tree.CommonAncestor(set), label)));
    }

    [Fact]
    public void FromJsonAndMerge_OfFourRows_PredictTheSame()
    {
        HierarchicalClassifier whole = OfFourRows(), again = HierarchicalClassifier.FromJson(whole.ToJson(When));
        Assert.Equal(whole.Scores.Values.ToArray(), again.Scores.Values.ToArray());
        Assert.Equal(7, again.Predict(Row, 0.6m));
        HierarchicalClassifier merged = HierarchicalClassifier.Calibrate(Tree, Row, [0]).Merge(HierarchicalClassifier.Calibrate(Tree, [.. Row, .. Row, .. Row], [1, 2, 4]));
        Assert.Equal(whole.Scores.Values.ToArray(), merged.Scores.Values.ToArray());
        Assert.Throws<ArgumentException>(() => whole.Merge(HierarchicalClassifier.Calibrate(LabelTree.Of([5, 5, 5, 5, 5, -1]), Row, [0])));
        Assert.Throws<FormatException>(() => HierarchicalClassifier.FromJson(whole.ToJson(When).Replace("[5,5,6,6,8,7,7,8,-1]", "[5,5,6,6,8,7,7,8,8]", StringComparison.Ordinal)));
    }

    [Fact]
    public void Calibrate_BadInput_SaysWhatToDo()
    {
        Assert.StartsWith("tree has 2 roots", Assert.Throws<ArgumentException>(() => HierarchicalClassifier.Calibrate(LabelTree.Of([-1, -1]), [0.5, 0.5], [0])).Message, StringComparison.Ordinal);
        Assert.StartsWith("probabilities has 2 classes and tree has 5 leaves", Assert.Throws<ArgumentException>(() => HierarchicalClassifier.Calibrate(Tree, [0.5, 0.5], [0])).Message, StringComparison.Ordinal);
        Assert.StartsWith("The probabilities of row 0 add up to 0.5", Assert.Throws<ArgumentException>(() => OfFourRows().Predict([0.1, 0.1, 0.1, 0.1, 0.1], 0.5m)).Message, StringComparison.Ordinal);
    }

    private static HierarchicalClassifier OfFourRows() => HierarchicalClassifier.Calibrate(Tree, [.. Row, .. Row, .. Row, .. Row], [0, 1, 2, 4]);

    private static (double[] Probabilities, int[] Labels) Rows(Draws draws, int rows, int classes, bool tied)
    {
        (double[] Row, int Label)[] drawn = [.. Enumerable.Range(0, rows).Select(_ => draws.Classified(classes))];
        return ([.. drawn.SelectMany(row => tied ? Tied(row.Row) : row.Row)], [.. drawn.Select(row => row.Label)]);

        // Whole quarters of the most probable class; the others share the rest.
        static double[] Tied(double[] row)
        {
            int best = Array.IndexOf(row, row.Max());
            double share = row.Length == 1 ? 1 : 0.5 + Math.Floor(row[best] * 4) / 10;
            return [.. row.Select((_, label) => label == best ? share : (1 - share) / (row.Length - 1))];
        }
    }
}
