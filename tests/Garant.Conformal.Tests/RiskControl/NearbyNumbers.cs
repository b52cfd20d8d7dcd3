namespace Garant.Conformal.Tests.RiskControl;

/// <summary>Numbers from 0 to 1 where rounding decides: some steps of the last digit around levels, 0 and 1, and a few between.</summary>
internal static class NearbyNumbers
{
    public static double[] Levels { get; } =
        [0, double.Epsilon, 1e-300, 1e-17, 1e-9, 0.01, 0.05, 0.1, 0.3, 1.0 / 3, 0.5, 0.7, 0.9, 0.95, 1 - 1e-9, double.BitDecrement(1), 1];

    public static int[] Samples { get; } = [1, 2, 3, 10, 49, 100, 1000, 99_999, 1_000_000];

    /// <summary>Ascending means: within four steps of the level, of 0 and of 1, and a grid.</summary>
    public static double[] Means(double level) =>
        [.. Around(0).Concat(Around(level)).Concat(Around(1)).Concat(Enumerable.Range(0, 21).Select(step => step / 20.0)).Where(mean => mean is >= 0 and <= 1).Distinct().Order()];

    private static IEnumerable<double> Around(double number)
    {
        double below = number, above = number;
        yield return number;
        for (int step = 0; step < 4; step++)
        {
            yield return below = double.BitDecrement(below);
            yield return above = double.BitIncrement(above);
        }
    }
}
