using Garant.Conformal.Conditional;

namespace Garant.Conformal.Tests.Conditional;

/// <summary>The cutoff against its definition, as a linear-programming solver sees it.</summary>
public sealed class ConditionalCutoffTests
{
    /// <summary>A score beyond all others, finite for the solver.</summary>
    private const double Far = 1e5;

    private const double Apart = 1e-6, Margin = 1e-7;

    [Theory]
    [InlineData("groups", 1, 3)]
    [InlineData("groups", 2, 4)]
    [InlineData("redundant", 3, 4)]
    [InlineData("linear", 4, 1)]
    [InlineData("linear", 5, 3)]
    [InlineData("linear", 6, 6)]
    [InlineData("mixed", 7, 4)]
    public void Cutoff_SeededInstances_IsTheSupremumOfTheDefinition(string kind, int seed, int columns)
    {
        Draws draws = new(seed);
        int finite = 0, infinite = 0;
        for (int instance = 0; instance < 150; instance++)
        {
            int n = 1 + draws.Random.Next(instance % 3 == 0 ? 6 : 50);
            double alpha = new[] { 0.1, 0.2, 0.5, 0.25, 0.37 }[draws.Random.Next(5)];
            double[] scores = Scores(draws, n), features = [.. Enumerable.Range(0, n).SelectMany(_ => Row(draws, kind, columns))], row = Row(draws, kind, columns);
            double draw = instance % 4 == 0 ? draws.Random.NextDouble() : 1;
            double cutoff = new ConditionalCutoffs(scores, features).Cutoff(row, alpha, draw);
            AssertIsSupremum(scores, features, row, alpha, draw, cutoff, $"{kind} {instance}");
            finite += double.IsFinite(cutoff) ? 1 : 0;
            infinite += double.IsFinite(cutoff) ? 0 : 1;
        }

        Assert.True(finite >= 50 && infinite >= 5, $"{finite} finite and {infinite} infinite cutoffs are no test of both.");
    }

    [Theory]
    [InlineData("groups", 11, 700, 5)]
    [InlineData("groups", 12, 400, 8)]
    [InlineData("linear", 13, 300, 12)]
    [InlineData("mixed", 14, 500, 7)]
    [InlineData("powers", 15, 400, 4)]
    public void Cutoff_ManyRows_IsTheSupremumOfTheDefinition(string kind, int seed, int n, int columns)
    {
        Draws draws = new(seed);
        double[] features = [.. Enumerable.Range(0, n).SelectMany(_ => Row(draws, kind, columns))];
        foreach (double[] scores in new[] { draws.Normals(n), [.. draws.Normals(n).Select(value => Math.Floor(4 * Math.Abs(value)))] })
        {
            ConditionalCutoffs cutoffs = new(scores, features);
            for (int test = 0; test < 6; test++)
            {
                double[] row = Row(draws, kind, columns);
                double draw = test % 3 == 0 ? draws.Random.NextDouble() : 1;
                AssertIsSupremum(scores, features, row, 0.2, draw, cutoffs.Cutoff(row, 0.2, draw), $"{kind} {test}");
            }
        }
    }

    private static void AssertIsSupremum(double[] scores, double[] features, double[] row, double alpha, double draw, double cutoff, string name)
    {
        double threshold = draw - alpha;
        string text = FormattableString.Invariant($"{name}: n {scores.Length}, alpha {alpha}, draw {draw}, cutoff {cutoff:R}");
        double below = double.IsInfinity(cutoff) ? Math.CopySign(Far, cutoff) : cutoff - Apart, above = double.IsInfinity(cutoff) ? below : cutoff + Apart;
        Assert.True(double.IsNegativeInfinity(cutoff) || LinearProgram.Dual(scores, features, row, alpha, below) < threshold - Margin, $"{text}: below");
        Assert.True(double.IsPositiveInfinity(cutoff) || LinearProgram.Dual(scores, features, row, alpha, above) >= threshold - Margin, $"{text}: above");
    }

    /// <summary>Without ties, rounded to tenths, all the same, or small.</summary>
    private static double[] Scores(Draws draws, int n) => draws.Random.Next(5) switch
    {
        0 => [.. draws.Normals(n).Select(value => Math.Floor(10 * value) / 10)],
        1 => [.. draws.Normals(n).Select(Math.Abs).Select(value => Math.Floor(3 * value))],
        2 => [.. Enumerable.Repeat(0.7, n)],
        3 => [.. draws.Normals(n).Select(value => 1 + 0.01 * value)],
        _ => draws.Normals(n),
    };

    private static double[] Row(Draws draws, string kind, int columns) => kind switch
    {
        "groups" => [1, .. Enumerable.Range(1, columns - 1).Select(_ => (double)draws.Random.Next(2))],
        "redundant" => Redundant(draws.Random.Next(columns - 1), columns),
        "mixed" => [1, draws.Random.Next(2), .. Enumerable.Range(2, columns - 2).Select(_ => 100 + Math.Floor(10 * draws.Normal()))],
        "powers" => Powers(draws.Random.NextDouble(), columns),
        _ => [1, .. draws.Normals(columns - 1)],
    };

    private static double[] Powers(double x, int columns) => [.. Enumerable.Range(0, columns).Select(power => Math.Pow(x, power))];

    private static double[] Redundant(int group, int columns) => [1, .. Enumerable.Range(0, columns - 1).Select(column => column == group ? 1.0 : 0.0)];
}
