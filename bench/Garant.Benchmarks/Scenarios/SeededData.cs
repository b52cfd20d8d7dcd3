namespace Garant.Benchmarks.Scenarios;

/// <summary>Numbers that are the same in every run.</summary>
internal sealed class SeededData(int seed)
{
    private readonly Random _random = new(seed);

    public double[] Uniform(int count, double from = 0, double to = 1)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = from + (to - from) * _random.NextDouble();
        }

        return values;
    }

    /// <summary>Each value and noise of a deviation.</summary>
    public double[] Around(double[] centers, double deviation)
    {
        double[] values = new double[centers.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = centers[i] + deviation * Normal();
        }

        return values;
    }

    public int[] Integers(int count, int below)
    {
        int[] values = new int[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = _random.Next(below);
        }

        return values;
    }

    /// <summary>Row-major probabilities, softmax of normal scores, with labels drawn from them.</summary>
    public (double[] Probabilities, int[] Labels) Classified(int rows, int classes, double sharpness)
    {
        double[] probabilities = new double[rows * classes];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            Span<double> distribution = probabilities.AsSpan(row * classes, classes);
            double sum = 0;
            for (int label = 0; label < classes; label++)
            {
                sum += distribution[label] = Math.Exp(sharpness * Normal());
            }

            double draw = _random.NextDouble(), cumulated = 0;
            labels[row] = classes - 1;
            for (int label = 0; label < classes; label++)
            {
                distribution[label] /= sum;
                if (draw >= cumulated && draw < cumulated + distribution[label])
                {
                    labels[row] = label;
                }

                cumulated += distribution[label];
            }
        }

        return (probabilities, labels);
    }

    private double Normal()
    {
        // The sum of four uniforms: near enough to a normal for a benchmark, and fast.
        double sum = _random.NextDouble() + _random.NextDouble() + _random.NextDouble() + _random.NextDouble();
        return (sum - 2) * 1.7320508;
    }
}
