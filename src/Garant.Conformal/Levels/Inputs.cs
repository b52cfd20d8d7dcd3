using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Garant.Conformal;

/// <summary>Refuses input the mathematics does not admit, by argument, row and remedy.</summary>
internal static class Inputs
{
    public static void NotEmpty(int length, string name)
    {
        if (length == 0)
        {
            throw new ArgumentException($"{name} is empty; give at least one row.", name);
        }
    }

    public static void SameLength(int length, string name, int expected, string other)
    {
        if (length != expected)
        {
            throw Fault($"{name} has {Count(length, "row")} and {other} has {expected}; give one value for each row.", name);
        }
    }

    /// <summary>One number for each class, fold or whatever else there are several of.</summary>
    public static void OneForEach(int length, string name, int expected, string each)
    {
        if (length != expected)
        {
            throw Fault($"{name} has {Count(length, "number")}, and there {(expected == 1 ? "is" : "are")} {Count(expected, each)}; give one for each {each}.", name);
        }
    }

    public static void Room(int length, string name, int needed)
    {
        if (length < needed)
        {
            throw Fault($"{name} has room for {Count(length, "row")} and {needed} {(needed == 1 ? "is" : "are")} needed; make it longer.", name);
        }
    }

    public static void Finite(ReadOnlySpan<double> values, string name)
    {
        if (!AreFinite(values))
        {
            FailAt(values, double.IsFinite, name, "not a finite number; take the row out or fill it in");
        }
    }

    public static void Finite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"{name} is {Text(value)}, not a finite number; give a number.", name);
        }
    }

    /// <summary>A number that may be infinite, such as a bound.</summary>
    public static void Number(double value, string name)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentException($"{name} is {Text(value)}, not a number; give one.", name);
        }
    }

    /// <summary>A single number from 0 to 1, such as a draw.</summary>
    public static void UnitInterval(double value, string name, string remedy)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {Text(value)} and must lie between 0 and 1; {remedy}.");
        }
    }

    public static void Positive(ReadOnlySpan<double> values, string name)
    {
        foreach (double value in values)
        {
            if (!(value > 0) || double.IsInfinity(value))
            {
                FailAt(values, v => v > 0 && double.IsFinite(v), name, "and must be finite and above 0; use a score that does not divide by it, or take the row out");
            }
        }
    }

    /// <summary>At least one finite number, each above the one before it.</summary>
    public static void Ascending(ReadOnlySpan<double> values, string name)
    {
        NotEmpty(values.Length, name);
        Finite(values, name);
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] <= values[i - 1])
            {
                throw Fault($"{name}[{i}] is {Text(values[i])} after {Text(values[i - 1])}; sort them and write each once.", name);
            }
        }
    }

    /// <summary>A draw for each row, or none at all.</summary>
    public static void Draws(ReadOnlySpan<double> draws, int rows, string other)
    {
        if (!draws.IsEmpty)
        {
            SameLength(draws.Length, nameof(draws), rows, other);
            UnitInterval(draws, nameof(draws), "draw from the uniform distribution on [0, 1]");
        }
    }

    /// <summary>Labels of two classes.</summary>
    public static void Binary(ReadOnlySpan<int> labels, string name)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] is not (0 or 1))
            {
                throw Fault($"{name}[{row}] is {labels[row]}, and a label is 0 or 1; write 1 for the class whose probability is asked.", name);
            }
        }
    }

    /// <summary>Numbers from 0 to 1, such as losses or probabilities.</summary>
    public static void UnitInterval(ReadOnlySpan<double> values, string name, string remedy)
    {
        foreach (double value in values)
        {
            if (!(value is >= 0 and <= 1))
            {
                FailAt(values, v => v is >= 0 and <= 1, name, $"and must lie between 0 and 1; {remedy}");
            }
        }
    }

    /// <summary>Labels of two classes, and a probability of label 1 for each.</summary>
    public static void LabelsAndScores(ReadOnlySpan<int> labels, ReadOnlySpan<double> scores)
    {
        NotEmpty(labels.Length, nameof(labels));
        SameLength(scores.Length, nameof(scores), labels.Length, nameof(labels));
        Binary(labels, nameof(labels));
        UnitInterval(scores, nameof(scores), "take the row out or correct the model");
    }

    /// <summary>Weights of rows: finite, not negative, and not all 0.</summary>
    public static void Weights(ReadOnlySpan<double> weights, string name, int rows, string other, string none)
    {
        SameLength(weights.Length, name, rows, other);
        bool any = rows == 0;
        for (int row = 0; row < rows; row++)
        {
            if (!(weights[row] >= 0) || double.IsInfinity(weights[row]))
            {
                throw Fault($"{name}[{row}] is {Text(weights[row])}; a weight is finite and not negative.", name);
            }

            any |= weights[row] > 0;
        }

        if (!any)
        {
            throw Fault($"{name} are all 0; {none}.", name);
        }
    }

    /// <summary>Whether numbers do not fall, or rise each time.</summary>
    public static bool Ascends(ReadOnlySpan<double> values, bool strictly = false)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (!(values[i] > values[i - 1] || values[i] == values[i - 1] && !strictly))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A row-major matrix of finite numbers with a row for each of those of another argument.</summary>
    /// <returns>The number of columns.</returns>
    public static int Matrix(ReadOnlySpan<double> values, string name, int rows, string other)
    {
        int columns = rows == 0 ? 0 : values.Length / rows;
        if (columns == 0 || values.Length != columns * rows)
        {
            throw Fault($"{name} has {Count(values.Length, "number")} for the {Count(rows, "row")} of {other}; give a row-major matrix with as many columns in each row, at least one.", name);
        }

        FiniteMatrix(values, name, columns);
        return columns;
    }

    /// <summary>A row-major matrix of finite numbers with so many rows and columns.</summary>
    public static void Matrix(ReadOnlySpan<double> values, string name, int rows, int columns)
    {
        if (values.Length != (long)rows * columns)
        {
            throw Fault($"{name} has {Count(values.Length, "number")}, and {Count(rows, "row")} of {columns} {(rows == 1 ? "is" : "are")} needed; give a row-major matrix with the columns of the calibration.", name);
        }

        FiniteMatrix(values, name, columns);
    }

    /// <summary>A fault of an argument of the caller's caller.</summary>
    public static ArgumentException Fault(FormattableString text, string name) => new(text.ToString(CultureInfo.InvariantCulture), name);

    /// <summary>So many of something, in words that fit one of them too.</summary>
    public static string Count(long number, string one) =>
        number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number} {one}{(one.EndsWith('s') ? "es" : "s")}");

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void FiniteMatrix(ReadOnlySpan<double> values, string name, int columns)
    {
        if (AreFinite(values))
        {
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw Fault($"{name}[{i / columns}, {i % columns}] is {Text(values[i])}, not a finite number; take the row out or fill it in.", name);
            }
        }
    }

    private static void FailAt(ReadOnlySpan<double> values, Func<double, bool> isGood, string name, string remedy)
    {
        for (int row = 0; row < values.Length; row++)
        {
            if (!isGood(values[row]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{name}[{row}] is {Text(values[row])}, {remedy}."), name);
            }
        }
    }

    private static bool AreFinite(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        Vector<double> sum = Vector<double>.Zero;
        foreach (Vector<double> vector in vectors)
        {
            sum += vector * Vector<double>.Zero;
        }

        double rest = Vector.Sum(sum);
        foreach (double value in values[(vectors.Length * Vector<double>.Count)..])
        {
            rest += value * 0;
        }

        return rest == 0;
    }
}
