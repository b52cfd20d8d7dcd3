namespace Garant.Conformal.Classification;

/// <summary>At most so many nodes whose classes contain a set, with the fewest classes in all: from the leaves upwards, the best for each number of nodes.</summary>
internal sealed class TreeCover
{
    /// <summary>Of a cover that does not exist.</summary>
    private const int Impossible = int.MaxValue / 2;

    private readonly LabelTree _tree;
    private readonly int _most;

    /// <summary>For each node, and above all roots, how many classes 0, 1, … nodes below it, or it, must take.</summary>
    private readonly int[]?[] _sizes;

    /// <summary>For each node, the tables of its children before it joined them, and which child joined.</summary>
    private readonly List<(int Child, int[] Before)>[] _joined;

    private TreeCover(LabelTree tree, int most)
    {
        _tree = tree;
        _most = most;
        _sizes = new int[]?[tree.Count + 1];
        _joined = [.. Enumerable.Range(0, tree.Count + 1).Select(_ => new List<(int, int[])>())];
    }

    /// <summary>The nodes, ascending; null where there are more roots than nodes.</summary>
    public static int[]? Find(LabelTree tree, IEnumerable<int> leaves, int most)
    {
        TreeCover cover = new(tree, most);
        int[] classes = new int[tree.Count + 1];
        foreach (int leaf in leaves)
        {
            cover._sizes[leaf] = [Impossible, 1];
        }

        for (int i = tree.Count - 1; i >= 0; i--)
        {
            int node = tree.Downwards[i], parent = tree.Parents[node] == LabelTree.NoParent ? tree.Count : tree.Parents[node];
            classes[node] = Math.Max(1, classes[node]);
            classes[parent] += classes[node];
            if (cover._sizes[node] is { } sizes)
            {
                sizes[1] = Math.Min(sizes[1], classes[node]);
                cover.Join(parent, node, sizes);
            }
        }

        int[] best = cover._sizes[tree.Count] ?? [0];
        int count = Array.IndexOf(best, best.Min());
        return best[count] >= Impossible ? null : cover.Nodes(count);
    }

    /// <summary>Shares each number of nodes between a child and the children before it.</summary>
    private void Join(int parent, int child, int[] sizes)
    {
        int[] before = _sizes[parent] ?? [0];
        int[] after = new int[Math.Min(_most, before.Length + sizes.Length - 2) + 1];
        Array.Fill(after, Impossible);
        for (int some = 0; some < before.Length; some++)
        {
            for (int more = 1; more < sizes.Length && some + more < after.Length; more++)
            {
                after[some + more] = Math.Min(after[some + more], before[some] + sizes[more]);
            }
        }

        _sizes[parent] = after;
        _joined[parent].Add((child, before));
    }

    /// <summary>Goes back down the ways on which the best cover came, from above all roots.</summary>
    private int[] Nodes(int count)
    {
        List<int> nodes = [];
        Stack<(int Node, int Count)> open = new([(_tree.Count, count)]);
        while (open.TryPop(out (int Node, int Count) next))
        {
            (int node, int left) = next;
            int size = _sizes[node]?[left] ?? 0, child = _joined[node].Count - 1;
            for (; child >= 0 && Share(_joined[node][child], left, size) is int share and > 0; child--)
            {
                open.Push((_joined[node][child].Child, share));
                left -= share;
                size = _joined[node][child].Before[left];
            }

            // What no children make up is the node itself.
            if (left > 0)
            {
                nodes.Add(node);
            }
        }

        return [.. nodes.Order()];
    }

    /// <summary>How many of the nodes the child took so that the sizes add up; 0 where it did not.</summary>
    private int Share((int Child, int[] Before) joined, int count, int size)
    {
        int[] sizes = _sizes[joined.Child]!;
        for (int share = 1; share < sizes.Length && share <= count; share++)
        {
            if (count - share < joined.Before.Length && joined.Before[count - share] + sizes[share] == size)
            {
                return share;
            }
        }

        return 0;
    }
}
