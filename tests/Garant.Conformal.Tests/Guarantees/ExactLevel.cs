namespace Garant.Conformal.Tests.Guarantees;

/// <summary>p-values of conformal prediction against a level, without rounding.</summary>
internal static class ExactLevel
{
    /// <summary>p = m/(n + 1) for a whole number m, or 1: whether it exceeds α.</summary>
    public static bool Exceeds(double p, int count, decimal alpha)
    {
        double steps = p * (count + 1);
        int whole = (int)Math.Floor(steps + 0.5);
        Assert.InRange(steps - whole, -1e-9, 1e-9);
        Assert.InRange(p, 0, 1);
        return whole > alpha * (count + 1);
    }
}
