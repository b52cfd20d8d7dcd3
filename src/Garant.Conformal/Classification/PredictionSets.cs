using System.Numerics;

namespace Garant.Conformal.Classification;

/// <summary>Prediction sets of many rows as one block of bits: room to be filled again and again without allocating.</summary>
public sealed class PredictionSets
{
    private readonly ulong[] _bits;
    private readonly int _words;

    /// <summary>Makes room.</summary>
    /// <param name="rows">m, the number of rows.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is a negative number of rows, or no class.</exception>
    public PredictionSets(int rows, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Rows = rows;
        Classes = classes;
        _words = LabelBits.Words(classes);
        _bits = new ulong[(long)rows * _words];
    }

    /// <summary>Sets made elsewhere.</summary>
    /// <param name="rows">m, the number of rows.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="contains">Whether a row's set holds a label.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is a negative number of rows, or no class.</exception>
    public static PredictionSets Of(int rows, int classes, Func<int, int, bool> contains)
    {
        ArgumentNullException.ThrowIfNull(contains);
        PredictionSets sets = new(rows, classes);
        for (int row = 0; row < rows; row++)
        {
            for (int label = 0; label < classes; label++)
            {
                if (contains(row, label))
                {
                    LabelBits.Set(sets.Bits(row), label);
                }
            }
        }

        return sets;
    }

    /// <summary>m, the number of rows.</summary>
    public int Rows { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>Whether a label is in a row's set.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="label">The label, from 0.</param>
    public bool Contains(int row, int label) => (uint)label < (uint)Classes && LabelBits.Has(Bits(row), label);

    /// <summary>How many labels a row's set holds.</summary>
    /// <param name="row">The row, from 0.</param>
    public int Count(int row)
    {
        int count = 0;
        foreach (ulong word in Bits(row))
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>One row's set, with its labels in order of probability.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="probabilities">The row's probabilities.</param>
    /// <exception cref="ArgumentException">There is not one probability a class.</exception>
    public PredictionSet Set(int row, ReadOnlySpan<double> probabilities)
    {
        Probabilities.CheckCount(probabilities.Length, Classes);
        return new(Bits(row), probabilities);
    }

    internal Span<ulong> Bits(int row) => _bits.AsSpan(row * _words, _words);

    internal void MustFit(int rows, int classes)
    {
        if (rows > Rows || classes != Classes)
        {
            throw Inputs.Fault($"sets has room for {Rows} rows of {Classes} classes, and there are {rows} rows of {classes}; make room for them.", "sets");
        }
    }
}
