namespace Garant.Conformal.Conditional;

/// <summary>Compares rows of features number by number, so that equal rows are answered once.</summary>
internal sealed class FeatureRows : IEqualityComparer<double[]>, IAlternateEqualityComparer<ReadOnlySpan<double>, double[]>
{
    /// <summary>How many different rows are kept: groups have few, measurements as many as rows.</summary>
    public const int MostKept = 4096;

    public static FeatureRows Same { get; } = new();

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
