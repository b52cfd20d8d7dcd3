using Garant.Conformal.Classification;
using Garant.Conformal.MultiLabel;
using Garant.Conformal.Tests.MultiLabel;

namespace Garant.Conformal.Tests.Classification;

public sealed class LabelTreeTests
{
    // Leaves 0 to 4: 5 holds 0 and 1, 6 holds 2 and 3, 7 holds 5 and 6, and the root 8 holds 4 and 7.
    private static readonly LabelTree Tree = LabelTree.Of([5, 5, 6, 6, 8, 7, 7, 8, -1]);
    private static readonly double[] Row = [0.4, 0.1, 0.2, 0.2, 0.1];

    [Fact]
    public void Of_NineNodes_KnowsLeavesAndAncestors()
    {
        Assert.Equal([0, 1, 2, 3, 4], Tree.Leaves.ToArray());
        Assert.Equal((9, 5, 1), (Tree.Count, Tree.Classes, Tree.Roots));
        Assert.True(Tree.Holds(7, 2) && Tree.Holds(8, 4) && Tree.Holds(3, 3) && !Tree.Holds(5, 2) && !Tree.Holds(2, 7));
        Assert.Equal([0, 1, 2, 3], Tree.ClassesOf(7));
        Assert.Equal([0, 2, 5, 6, 7, 8], Tree.WithAncestors([2, 0]));
        double[] nodes = new double[9];
        Tree.NodeProbabilities(Row, nodes);
        Assert.Equal([.. Row, 0.5, 0.4, 0.9, 1], nodes);
    }

    [Fact]
    public void Cover_SomeClasses_TakesTheFewestFurtherOnes()
    {
        Assert.Equal([7], Tree.Cover([0, 2], 1));
        Assert.Equal([0, 2], Tree.Cover([0, 2], 2));
        Assert.Equal([2, 5], Tree.Cover([0, 1, 2]));
        Assert.Equal([7], Tree.Cover([0, 1, 2, 3]));
        Assert.Equal([7], Tree.Cover([0, 1, 2], 1));
        Assert.Equal([0, 6], Tree.Cover([0, 2, 3], 2));
        Assert.Equal([8], Tree.Cover([0, 4], 1));
        Assert.Empty(Tree.Cover([]));
        Assert.Equal((7, 0, 8, -1), (Tree.CommonAncestor([0, 2]), Tree.CommonAncestor([0]), Tree.CommonAncestor([0, 4]), Tree.CommonAncestor([])));
        Assert.Equal(-1, LabelTree.Of([2, 3, -1, -1]).CommonAncestor([0, 1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20)]
    public void Cover_RandomTrees_IsTheBestOfAllSetsOfNodes(int most)
    {
        for (int seed = 0; seed < 150; seed++)
        {
            Draws draws = new(seed);
            LabelTree tree = draws.Tree(2 + seed % 9);
            int[] classes = [.. Enumerable.Range(0, tree.Classes).Where(_ => draws.Random.Next(2) == 0)];
            (int Classes, int Nodes) best = (int.MaxValue, 0);
            for (int bits = 0; bits < 1 << tree.Count; bits++)
            {
                (int Classes, int Nodes)? found = Measure(tree, classes, [.. Enumerable.Range(0, tree.Count).Where(node => (bits >> node & 1) == 1)], most);
                best = found is { } measured && measured.CompareTo(best) < 0 ? measured : best;
            }

            int[] cover = tree.Cover(classes, most);
            Assert.Equal(best, Measure(tree, classes, cover, most));
            if (most == 1)
            {
                Assert.Equal(classes.Length == 0 ? [] : [tree.CommonAncestor(classes)], cover);
            }
        }

        static (int, int)? Measure(LabelTree tree, int[] classes, int[] nodes, int most)
        {
            HashSet<int> held = [.. nodes.SelectMany(tree.ClassesOf)];
            return nodes.Length <= most && held.IsSupersetOf(classes) ? (held.Count, nodes.Length) : null;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Predict_ProbabilitiesThatFallAlongTheTree_GivesSetsClosedUnderAncestors(bool raised)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Draws draws = new(seed);
            int count = 3 + seed % 12, calibration = 20 * count;
            LabelTree tree = draws.Tree(count, roots: 1 + seed % 3);
            (double[] probabilities, int[] labels) = draws.Labelled(30, count, tied: seed % 2 == 0);
            double[] before = [.. probabilities];
            (raised ? (Action<double[]>)(rows => tree.RaiseToChildren(rows)) : rows => tree.LowerToParents(rows))(probabilities);
            AssertExtremes(tree, before, probabilities, raised);

            ConformalLabelSets supersets = ConformalLabelSets.CalibrateSupersets(probabilities.AsSpan(0, calibration), labels.AsSpan(0, calibration), count);
            ConformalLabelSets subsets = ConformalLabelSets.CalibrateSubsets(probabilities.AsSpan(0, calibration), labels.AsSpan(0, calibration), count);
            MultiLabelConformal joint = MultiLabelConformal.CalibrateJointly(
                probabilities.AsSpan(0, calibration), labels.AsSpan(0, calibration), [.. Enumerable.Repeat(1.0, count)]);
            for (int row = 20; row < 30; row++)
            {
                ReadOnlySpan<double> next = probabilities.AsSpan(row * count, count);
                PredictionSet outer = supersets.Predict(next, 0.7m), inner = subsets.Predict(next, 0.7m);
                LabelAnswers[] answers = joint.Predict(next, 0.7m);
                for (int node = 0; node < count; node++)
                {
                    if (tree.Parents[node] is int parent and >= 0)
                    {
                        Assert.True(!outer.Contains(node) || outer.Contains(parent));
                        Assert.True(!inner.Contains(node) || inner.Contains(parent));
                        Assert.True(!answers[node].HasFlag(LabelAnswers.Present) || answers[parent].HasFlag(LabelAnswers.Present));
                        Assert.True(!answers[parent].HasFlag(LabelAnswers.Absent) || answers[node].HasFlag(LabelAnswers.Absent));
                    }
                }
            }
        }
    }

    [Fact]
    public void WithAncestors_RandomTrees_IsTheUnionOfThePaths()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Draws draws = new(seed);
            LabelTree tree = draws.Tree(5 + seed % 20, roots: 1 + seed % 4);
            int[] classes = [.. Enumerable.Range(0, tree.Classes).Where(_ => draws.Random.Next(3) == 0)];
            int[] expected = [.. Enumerable.Range(0, tree.Count).Where(node => classes.Any(label => tree.Holds(node, tree.Leaves[label])))];
            Assert.Equal(expected, tree.WithAncestors(classes));
        }
    }

    [Fact]
    public void Of_BadParents_SaysWhereAndWhatToDo()
    {
        Assert.StartsWith("parents[1] is 3, and the 3 nodes are numbered from 0", Assert.Throws<ArgumentException>(() => LabelTree.Of([-1, 3, 0])).Message, StringComparison.Ordinal);
        Assert.StartsWith("parents[0] is -2", Assert.Throws<ArgumentException>(() => LabelTree.Of([-2])).Message, StringComparison.Ordinal);
        Assert.StartsWith("parents[1] is 2, and the parents lead round in a circle", Assert.Throws<ArgumentException>(() => LabelTree.Of([-1, 2, 1, 0])).Message, StringComparison.Ordinal);
        Assert.StartsWith("parents[0] is 0, and the parents lead round in a circle", Assert.Throws<ArgumentException>(() => LabelTree.Of([0])).Message, StringComparison.Ordinal);
        Assert.StartsWith("parents is empty", Assert.Throws<ArgumentException>(() => LabelTree.Of([])).Message, StringComparison.Ordinal);
        Assert.StartsWith("classes holds 5, and the 5 leaves are numbered from 0", Assert.Throws<ArgumentException>(() => Tree.WithAncestors([5])).Message, StringComparison.Ordinal);
        Assert.StartsWith("The classes lie in more than 1 trees", Assert.Throws<ArgumentException>(() => LabelTree.Of([2, 3, -1, -1]).Cover([0, 1], 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("probabilities has 8 numbers, which is no whole number of rows of 9", Assert.Throws<ArgumentException>(() => Tree.LowerToParents(new double[8])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tree.ClassesOf(9));
    }

    /// <summary>Each probability is the least of the ancestors', or the greatest of the descendants', before.</summary>
    private static void AssertExtremes(LabelTree tree, double[] before, double[] after, bool raised)
    {
        for (int i = 0; i < before.Length; i++)
        {
            int node = i % tree.Count, start = i - node;
            IEnumerable<double> related = Enumerable.Range(0, tree.Count).Where(other => raised ? tree.Holds(node, other) : tree.Holds(other, node)).Select(other => before[start + other]);
            Assert.Equal(raised ? related.Max() : related.Min(), after[i]);
        }
    }
}
