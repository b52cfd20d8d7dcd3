using System.Numerics;
using System.Runtime.InteropServices;

namespace Garant.Conformal.Classification;

/// <summary>Refuses what is no row-major matrix of probabilities.</summary>
internal static class Probabilities
{
    /// <summary>How far from 1 the probabilities of a row may add up to, and how far one may lie outside of [0, 1]: what single precision and files leave over.</summary>
    public const double SumTolerance = 1e-4;

    /// <summary>Refuses a row that has not one probability for each class.</summary>
    public static void CheckCount(int length, int classes)
    {
        if (length != classes)
        {
            throw Inputs.Fault($"probabilities has {length} numbers, and there are {classes} classes; give one for each.", "probabilities");
        }
    }

    /// <summary>How many classes n labels and n × classes probabilities have.</summary>
    public static int Classes(int length, ReadOnlySpan<int> labels)
    {
        Inputs.NotEmpty(labels.Length, nameof(labels));
        if (length == 0 || length % labels.Length != 0)
        {
            throw Inputs.Fault($"probabilities has {length} numbers for {labels.Length} labels; give one row of probabilities for each label.", "probabilities");
        }

        int classes = length / labels.Length;
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                throw Inputs.Fault($"labels[{row}] is {labels[row]}, and the {classes} classes are numbered from 0; correct the label or take the row out.", nameof(labels));
            }
        }

        return classes;
    }

    /// <summary>Refuses a row with a number that is no probability, and one that does not add up to 1.</summary>
    public static void CheckRow(ReadOnlySpan<double> row, int index)
    {
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(row);
        Vector<double> total = Vector<double>.Zero, least = Vector<double>.Zero, greatest = Vector<double>.Zero;
        foreach (Vector<double> vector in vectors)
        {
            total += vector;
            least = Vector.Min(least, vector);
            greatest = Vector.Max(greatest, vector);
        }

        double sum = Vector.Sum(total);
        bool isOutside = !Vector.GreaterThanOrEqualAll(least, new Vector<double>(-SumTolerance)) || !Vector.LessThanOrEqualAll(greatest, new Vector<double>(1 + SumTolerance));
        foreach (double p in row[(vectors.Length * Vector<double>.Count)..])
        {
            sum += p;
            isOutside |= !IsProbability(p);
        }

        if (isOutside || !(Math.Abs(sum - 1) <= SumTolerance))
        {
            Refuse(row, index, sum);
        }
    }

    /// <summary>Refuses a number that is no probability; rows may add up to anything.</summary>
    public static void CheckEach(ReadOnlySpan<double> probabilities, int classes)
    {
        for (int index = 0; index < probabilities.Length; index++)
        {
            if (!IsProbability(probabilities[index]))
            {
                throw Inputs.Fault($"probabilities[{index / classes}, {index % classes}] is {Inputs.Text(probabilities[index])}, which is no probability; take the row out or correct the model.", nameof(probabilities));
            }
        }
    }

    private static bool IsProbability(double value) => value is >= -SumTolerance and <= 1 + SumTolerance;

    private static void Refuse(ReadOnlySpan<double> row, int index, double sum)
    {
        for (int label = 0; label < row.Length; label++)
        {
            if (!IsProbability(row[label]))
            {
                throw Inputs.Fault($"probabilities[{index}, {label}] is {Inputs.Text(row[label])}, which is no probability; take the row out or correct the model.", "probabilities");
            }
        }

        throw Inputs.Fault($"The probabilities of row {index} add up to {Inputs.Text(sum)}, not to 1 (within {SumTolerance}); normalise them.", "probabilities");
    }
}
