namespace Garant.Conformal.Tests.Guarantees;

/// <summary>Awkward rows of a regression: ties, constants, decimals that binary numbers only come near, outliers.</summary>
internal static class TargetData
{
    public static IReadOnlyDictionary<string, Func<Draws, TargetRow>> Kinds { get; } = new Dictionary<string, Func<Draws, TargetRow>>
    {
        ["normal"] = draws => Row(draws, 3 + draws.Random.NextDouble(), draws.Normal()),
        ["heteroscedastic"] = draws => draws.Random.NextDouble() is double size ? new(1 + size, 1 + size + 3 * size * draws.Normal(), 0.1 + size, size > 0.5 ? 1 : 0) : null!,
        ["tied"] = draws => Row(draws, 1 + draws.Random.Next(4), draws.Random.Next(-2, 3)),
        ["decimals"] = draws => Row(draws, (3 + draws.Random.Next(40)) / 10.0, draws.Random.Next(-3, 4) / 10.0),
        ["thirds"] = draws => Row(draws, 1 + draws.Random.Next(9) / 3.0, draws.Random.Next(-3, 4) / 3.0),
        ["hardly ever wrong"] = draws => Row(draws, 2, draws.Random.Next(10) == 0 ? 5 : 0),
        ["constant"] = draws => Row(draws, 2, 0),
        ["large and small"] = draws => Row(draws, 1e6 * (1 + draws.Random.Next(3)), draws.Random.Next(-2, 3) / 10.0),
        ["outliers"] = draws => Row(draws, 1, draws.Normal() / (0.001 + draws.Random.NextDouble())),
    };

    public static TargetRow[] Draw(string kind, Draws draws, int rows) => [.. Enumerable.Range(0, rows).Select(_ => Kinds[kind](draws))];

    // The target as a person would write it down: the decimal nearest to the sum.
    private static TargetRow Row(Draws draws, double prediction, double error) =>
        new(prediction, double.Parse((prediction + error).ToString("G12", null), null), 0.5 + draws.Random.Next(3) / 4.0, draws.Random.Next(2));
}
