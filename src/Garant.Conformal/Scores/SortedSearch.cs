namespace Garant.Conformal;

/// <summary>Binary search in ascending numbers.</summary>
internal static class SortedSearch
{
    /// <summary>How many are less than a value.</summary>
    public static int LowerBound(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0, length = sorted.Length;
        while (length > 0)
        {
            int half = length >>> 1;
            bool right = sorted[low + half] < value;
            low = right ? low + half + 1 : low;
            length = right ? length - half - 1 : half;
        }

        return low;
    }

    /// <summary>How many are at most a value.</summary>
    public static int UpperBound(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0, length = sorted.Length;
        while (length > 0)
        {
            int half = length >>> 1;
            bool right = sorted[low + half] <= value;
            low = right ? low + half + 1 : low;
            length = right ? length - half - 1 : half;
        }

        return low;
    }
}
