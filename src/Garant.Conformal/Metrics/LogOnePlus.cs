namespace Garant.Conformal.Metrics;

/// <summary>ln(1 + x) with all its digits near 0, where <c>double.LogP1</c> takes the logarithm of the rounded sum and has none left.</summary>
internal static class LogOnePlus
{
    /// <summary>ln(1 + x), for x of at least −1.</summary>
    public static double Of(double x)
    {
        // What the sum lost to rounding, it lost on both sides of the quotient.
        double sum = 1 + x;
        return sum == 1 ? x : double.IsPositiveInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }
}
