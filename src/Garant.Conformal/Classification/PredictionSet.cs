using System.Collections;

namespace Garant.Conformal.Classification;

/// <summary>A prediction set: labels as bits, enumerated from the most probable to the least.</summary>
public readonly struct PredictionSet : IReadOnlyCollection<int>
{
    private readonly ulong[]? _bits;
    private readonly int[]? _labels;

    internal PredictionSet(ReadOnlySpan<ulong> bits, ReadOnlySpan<double> row)
    {
        _bits = bits.ToArray();
        int count = 0;
        foreach (ulong word in bits)
        {
            count += System.Numerics.BitOperations.PopCount(word);
        }

        _labels = new int[count];
        Classes = row.Length;
        for (int label = 0, size = 0; label < row.Length; label++)
        {
            if (LabelBits.Has(bits, label))
            {
                _labels[size++] = label;
            }
        }

        LabelRanks.Sort(_labels, row);
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many labels the set holds.</summary>
    public int Count => _labels?.Length ?? 0;

    /// <summary>Whether a label is in the set.</summary>
    /// <param name="label">The label, from 0.</param>
    public bool Contains(int label) => (uint)label < (uint)Classes && LabelBits.Has(_bits, label);

    /// <summary>The labels in braces, the most probable first, such as <c>{2, 0}</c>.</summary>
    public override string ToString() => $"{{{string.Join(", ", _labels ?? [])}}}";

    /// <summary>The labels, the most probable first.</summary>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)(_labels ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
