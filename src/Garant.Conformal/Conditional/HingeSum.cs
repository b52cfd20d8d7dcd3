namespace Garant.Conformal.Conditional;

/// <summary>
/// The convex function Σ wⱼ·max(0, sⱼ − φⱼᵀθ) of θ, to which a vertex adds a linear term. Quantile regression has one
/// hinge a row; a loss that is a step function of the threshold has one for each step.
/// </summary>
internal sealed class HingeSum
{
    /// <summary>How far, relatively, the breakpoints are moved so that none tie: beyond rounding, and below anything that matters.</summary>
    private const double Shift = 1.0 / (1L << 36);

    /// <summary>How close, relatively, two values count as tied: more than breakpoints are moved, and than rounding.</summary>
    public const double Near = 4 * Shift;

    /// <summary>Sizes below this part of the greatest are as good as 0.</summary>
    private const double Negligible = 1e-12;

    /// <param name="start">r hinges whose coordinates are the unit vectors.</param>
    /// <param name="coordinates">The coordinates of φⱼ: r arrays with a number for each hinge.</param>
    /// <param name="breakpoints">sⱼ</param>
    /// <param name="weights">wⱼ, above 0.</param>
    public HingeSum(int[] start, double[][] coordinates, double[] breakpoints, double[] weights)
    {
        Start = start;
        Coordinates = coordinates;
        Breakpoints = breakpoints;
        Weights = weights;
        Sorted = [.. breakpoints.Order()];
        double greatest = 0, least = double.PositiveInfinity;
        foreach (double breakpoint in breakpoints)
        {
            double size = Math.Abs(breakpoint);
            greatest = Math.Max(greatest, size);
            least = size > 0 ? Math.Min(least, size) : least;
        }

        // Each by its own size, so that one that is far off leaves the others where they are; zeros by the least size there is.
        double floor = greatest > 0 ? Math.Max(least, greatest * Negligible) : 1;
        Shifted = new double[breakpoints.Length];
        for (int j = 0; j < breakpoints.Length; j++)
        {
            Shifted[j] = breakpoints[j] + Math.Max(Math.Abs(breakpoints[j]), floor) * Shift * Scatter((ulong)j);
        }
    }

    public int[] Start { get; }

    public double[][] Coordinates { get; }

    public double[] Breakpoints { get; }

    public double[] Weights { get; }

    /// <summary>The breakpoints in ascending order.</summary>
    public double[] Sorted { get; }

    /// <summary>The breakpoints, moved apart: among them no descent stands still, so none goes in circles.</summary>
    public double[] Shifted { get; }

    public int Rank => Start.Length;

    /// <summary>A number in [0, 1) that looks random and is the same every time (the finaliser of SplitMix64).</summary>
    private static double Scatter(ulong index)
    {
        ulong bits = (index + 1) * 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1L << 53));
    }
}
