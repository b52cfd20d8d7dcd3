namespace Garant.Conformal.Conditional;

/// <summary>Compares rows of features number by number, so that equal rows are answered once.</summary>
internal sealed class FeatureRows : IEqualityComparer<double[]>, IAlternateEqualityComparer<ReadOnlySpan<double>, double[]>
{
    /// <summary>How many different rows are kept: groups have few, measurements as many as rows.</summary>
    private const int MostKept = 4096;

    private static readonly FeatureRows Same = new();

    /// <summary>Answers each row of a row-major matrix, equal ones once.</summary>
    public static void Answer(ReadOnlySpan<double> features, Span<double> answers, Func<ReadOnlySpan<double>, double> answer)
    {
        Dictionary<double[], double> known = new(Same);
        Dictionary<double[], double>.AlternateLookup<ReadOnlySpan<double>> lookup = known.GetAlternateLookup<ReadOnlySpan<double>>();
        for (int row = 0, columns = features.Length / Math.Max(1, answers.Length); row < answers.Length; row++)
        {
            ReadOnlySpan<double> own = features.Slice(row * columns, columns);
            if (!lookup.TryGetValue(own, out answers[row]))
            {
                answers[row] = answer(own);
                if (known.Count < MostKept)
                {
                    lookup[own] = answers[row];
                }
            }
        }
    }

    public bool Equals(double[]? x, double[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<double> alternate, double[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(double[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<double> alternate)
    {
        HashCode hash = default;
        foreach (double value in alternate)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    public double[] Create(ReadOnlySpan<double> alternate) => alternate.ToArray();
}
