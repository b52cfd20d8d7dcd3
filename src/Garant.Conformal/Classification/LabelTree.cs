namespace Garant.Conformal.Classification;

/// <summary>Labels in a tree, or in several: each node has at most one parent. Immutable and thread-safe.</summary>
/// <remarks>
/// Where one class of several is true, the classes are the leaves, numbered from 0 in the order of their nodes: with the leaves
/// first among the nodes, a class and its node have the same number. Where several labels may be true, every node is a label.
/// </remarks>
public sealed class LabelTree
{
    /// <summary>The parent of a node that has none.</summary>
    public const int NoParent = -1;

    private readonly int[] _parents;
    private readonly int[] _downwards;
    private readonly int[] _leaves;
    private readonly int[] _depths;

    private LabelTree(int[] parents, int[] downwards, int[] leaves)
    {
        _parents = parents;
        _downwards = downwards;
        _leaves = leaves;
        _depths = new int[parents.Length];
        foreach (int node in downwards)
        {
            _depths[node] = parents[node] == NoParent ? 0 : _depths[parents[node]] + 1;
            Roots += parents[node] == NoParent ? 1 : 0;
        }
    }

    /// <summary>How many nodes there are.</summary>
    public int Count => _parents.Length;

    /// <summary>How many trees there are.</summary>
    public int Roots { get; }

    /// <summary>K, the number of classes.</summary>
    public int Classes => _leaves.Length;

    /// <summary>The node of each class: the leaves in ascending order.</summary>
    public ReadOnlySpan<int> Leaves => _leaves;

    /// <summary>The parent of each node, −1 for none.</summary>
    public ReadOnlySpan<int> Parents => _parents;

    /// <summary>The nodes in an order in which parents come before their children.</summary>
    internal ReadOnlySpan<int> Downwards => _downwards;

    /// <summary>A tree from the parents of its nodes.</summary>
    /// <param name="parents">For each node, from 0, the number of its parent; −1 for a root.</param>
    /// <exception cref="ArgumentException">There is no node, a parent is out of range, or parents go round in a circle.</exception>
    public static LabelTree Of(ReadOnlySpan<int> parents)
    {
        Inputs.NotEmpty(parents.Length, nameof(parents));
        int[] pending = new int[parents.Length];
        for (int node = 0; node < parents.Length; node++)
        {
            if (parents[node] < NoParent || parents[node] >= parents.Length)
            {
                throw Inputs.Fault($"parents[{node}] is {parents[node]}, and the {parents.Length} nodes are numbered from 0; write −1 for a node without a parent.", nameof(parents));
            }

            if (parents[node] != NoParent)
            {
                pending[parents[node]]++;
            }
        }

        int[] leaves = [.. Enumerable.Range(0, parents.Length).Where(node => pending[node] == 0)], upwards = new int[parents.Length];
        leaves.CopyTo(upwards, 0);
        int size = leaves.Length;
        for (int next = 0; next < size; next++)
        {
            int parent = parents[upwards[next]];
            if (parent != NoParent && --pending[parent] == 0)
            {
                upwards[size++] = parent;
            }
        }

        if (size < parents.Length)
        {
            int node = Array.FindIndex(pending, children => children > 0);
            throw Inputs.Fault($"parents[{node}] is {parents[node]}, and the parents lead round in a circle; give every node a way up to a root, whose parent is −1.", nameof(parents));
        }

        Array.Reverse(upwards);
        return new(parents.ToArray(), upwards, leaves);
    }

    /// <summary>Whether a node is another or lies above it.</summary>
    /// <param name="node">The node that may lie above.</param>
    /// <param name="below">The node that may lie below.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    public bool Holds(int node, int below)
    {
        CheckNode(node, nameof(node));
        CheckNode(below, nameof(below));
        while (_depths[below] > _depths[node])
        {
            below = _parents[below];
        }

        return below == node;
    }

    /// <summary>The classes below a node, or its own.</summary>
    /// <param name="node">The node.</param>
    /// <returns>Numbers of classes, ascending.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    public int[] ClassesOf(int node)
    {
        CheckNode(node, nameof(node));
        return [.. Enumerable.Range(0, Classes).Where(label => Holds(node, _leaves[label]))];
    }

    /// <summary>The nodes of a set of classes and all above them: the least set of nodes closed under ancestors, as probable to hold the truth as the set.</summary>
    /// <param name="classes">Numbers of classes, such as a prediction set.</param>
    /// <returns>Numbers of nodes, ascending.</returns>
    /// <exception cref="ArgumentException">A class is out of range.</exception>
    public int[] WithAncestors(IEnumerable<int> classes)
    {
        bool[] held = new bool[Count];
        foreach (int leaf in LeavesOf(classes))
        {
            for (int node = leaf; node != NoParent && !held[node]; node = _parents[node])
            {
                held[node] = true;
            }
        }

        return [.. Enumerable.Range(0, Count).Where(node => held[node])];
    }

    /// <summary>The lowest node above all classes of a set: one node at least as probable to hold the truth as the set.</summary>
    /// <param name="classes">Numbers of classes, such as a prediction set.</param>
    /// <returns>A node; −1 where the set is empty or its classes lie in different trees.</returns>
    /// <exception cref="ArgumentException">A class is out of range.</exception>
    public int CommonAncestor(IEnumerable<int> classes)
    {
        int common = NoParent;
        bool first = true;
        foreach (int leaf in LeavesOf(classes))
        {
            common = first ? leaf : CommonAncestor(common, leaf);
            first = false;
        }

        return common;
    }

    /// <summary>The nodes, at most so many, whose classes contain a set with the fewest further classes; of several such, the fewest nodes, as deep as may be.</summary>
    /// <param name="classes">Numbers of classes, such as a prediction set: the nodes are at least as probable to hold the truth.</param>
    /// <param name="most">How many nodes at the most; with as many as the set has classes no further class comes in.</param>
    /// <returns>Numbers of nodes, ascending. Mortier et al. (2025): sets of bounded representation complexity.</returns>
    /// <exception cref="ArgumentException">A class is out of range, or the classes lie in more trees than nodes are allowed.</exception>
    public int[] Cover(IEnumerable<int> classes, int most = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return TreeCover.Find(this, LeavesOf(classes), most)
            ?? throw Inputs.Fault($"The classes lie in more than {most} trees, and a node holds classes of one; allow more nodes.", nameof(most));
    }

    /// <summary>The probability of each node: the sum over its classes.</summary>
    /// <param name="probabilities">The probabilities of the K classes.</param>
    /// <param name="nodes">Receives a number for each node.</param>
    /// <exception cref="ArgumentException">There is not one probability a class, or no room.</exception>
    public void NodeProbabilities(ReadOnlySpan<double> probabilities, Span<double> nodes)
    {
        Probabilities.CheckCount(probabilities.Length, Classes);
        Inputs.Room(nodes.Length, nameof(nodes), Count);
        nodes[..Count].Clear();
        for (int label = 0; label < probabilities.Length; label++)
        {
            nodes[_leaves[label]] = Math.Max(0, probabilities[label]); // a hair below 0 counts as 0
        }

        for (int i = Count - 1; i >= 0; i--)
        {
            int node = _downwards[i];
            if (_parents[node] != NoParent)
            {
                nodes[_parents[node]] += nodes[node];
            }
        }
    }

    /// <summary>Lowers each label's probability to the least of its ancestors', so that every set of the labels above a threshold is closed under ancestors.</summary>
    /// <param name="probabilities">Rows of a probability for each node, row-major; changed in place. Do it to calibration and new rows alike: the guarantee is then the same.</param>
    /// <exception cref="ArgumentException">It is no whole number of rows.</exception>
    public void LowerToParents(Span<double> probabilities)
    {
        for (Span<double> rest = WholeRows(probabilities); rest.Length > 0; rest = rest[Count..])
        {
            foreach (int node in _downwards)
            {
                if (_parents[node] != NoParent)
                {
                    rest[node] = Math.Min(rest[node], rest[_parents[node]]);
                }
            }
        }
    }

    /// <summary>Raises each label's probability to the greatest of its descendants', to the same end.</summary>
    /// <param name="probabilities">Rows of a probability for each node, row-major; changed in place. Do it to calibration and new rows alike: the guarantee is then the same.</param>
    /// <exception cref="ArgumentException">It is no whole number of rows.</exception>
    public void RaiseToChildren(Span<double> probabilities)
    {
        for (Span<double> rest = WholeRows(probabilities); rest.Length > 0; rest = rest[Count..])
        {
            for (int i = Count - 1; i >= 0; i--)
            {
                int node = _downwards[i];
                if (_parents[node] != NoParent)
                {
                    rest[_parents[node]] = Math.Max(rest[node], rest[_parents[node]]);
                }
            }
        }
    }

    /// <summary>The nodes of classes.</summary>
    private IEnumerable<int> LeavesOf(IEnumerable<int> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return classes.Select(label => (uint)label < (uint)Classes
            ? _leaves[label]
            : throw Inputs.Fault($"classes holds {label}, and the {Classes} leaves are numbered from 0; correct the class.", nameof(classes)));
    }

    private int CommonAncestor(int one, int other)
    {
        while (one != other && one != NoParent)
        {
            if (other == NoParent || _depths[one] >= _depths[other])
            {
                one = _parents[one];
            }
            else
            {
                other = _parents[other];
            }
        }

        return one;
    }

    private Span<double> WholeRows(Span<double> probabilities)
    {
        Regression.FoldAssignment.Rows(probabilities.Length, nameof(probabilities), Count);
        return probabilities;
    }

    private void CheckNode(int node, string name)
    {
        if ((uint)node >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(name, node, "There is no such node; nodes are numbered from 0.");
        }
    }
}
