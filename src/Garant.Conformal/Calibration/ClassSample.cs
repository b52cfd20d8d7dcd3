using Garant.Conformal.Classification;

namespace Garant.Conformal.Calibration;

/// <summary>Refuses probabilities and labels of several classes that calibrate nothing, and calibrates one class of them.</summary>
internal static class ClassSample
{
    /// <summary>How many classes there are.</summary>
    public static int Check(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights = default)
    {
        int classes = CheckLabels(probabilities.Length, labels, weights);
        for (int row = 0; row < labels.Length; row++)
        {
            Probabilities.CheckRow(probabilities.Slice(row * classes, classes), row);
        }

        return classes;
    }

    /// <summary>How many classes there are, whatever kind of numbers is given for each.</summary>
    public static int CheckLabels(int length, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights)
    {
        int classes = Probabilities.Classes(length, labels);
        if (classes < 2)
        {
            throw Inputs.Fault($"There is a number for one class only; give one for each of at least two classes.", "probabilities");
        }

        if (!weights.IsEmpty)
        {
            Inputs.Weights(weights, nameof(weights), labels.Length, nameof(labels), "no row counts, so leave the weights out or correct them");
        }

        return classes;
    }

    /// <summary>A probability that rounding has left above 1, within the tolerance of a row's sum.</summary>
    public static double AtMostOne(double p) => Math.Min(p, 1);

    /// <summary>Refuses rows to predict.</summary>
    /// <returns>How many rows there are.</returns>
    public static int CheckRows(ReadOnlySpan<double> probabilities, int classes)
    {
        if (probabilities.IsEmpty || probabilities.Length % classes != 0)
        {
            throw Inputs.Fault($"There are {probabilities.Length} probabilities for {classes} classes; give one for each class of a row.", nameof(probabilities));
        }

        for (int start = 0; start < probabilities.Length; start += classes)
        {
            Probabilities.CheckRow(probabilities.Slice(start, classes), start / classes);
        }

        return probabilities.Length / classes;
    }

    /// <summary>Refuses rows to predict, and too little room for as many probabilities.</summary>
    public static void CheckRows(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> calibrated, int classes)
    {
        CheckRows(probabilities, classes);
        Inputs.Room(calibrated.Length, nameof(calibrated), probabilities.Length);
    }

    /// <summary>Calibrates one class, whose number a fault names.</summary>
    public static IProbabilityCalibrator Fit(ProbabilityFit fit, ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights, int label)
    {
        try
        {
            return fit(scores, labels, weights);
        }
        catch (ArgumentException fault)
        {
            string reason = fault.ParamName is null ? fault.Message : fault.Message.Split(" (Parameter")[0];
            throw Inputs.Fault($"Class {label} cannot be calibrated by itself, where 1 means a row of it and 0 another: {reason}", "probabilities");
        }
    }
}
