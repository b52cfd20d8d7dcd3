using Garant.Conformal.Metrics;

namespace Garant.Benchmarks.Scenarios;

/// <summary>The work of metrics of calibration on a million rows, single-threaded.</summary>
internal static class MetricScenarios
{
    private const int Rows = 1_000_000, Bins = 15;

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("calibration-error", () => Prepared((labels, scores) => ReliabilityCurve.Of(labels, scores, Bins))),
        new("calibration-error-quantile", () => Prepared((labels, scores) => ReliabilityCurve.Of(labels, scores, Bins, BinStrategy.Quantile))),
        new("kolmogorov-smirnov", () => Prepared((labels, scores) => CalibrationTests.KolmogorovSmirnov(labels, scores))),
    ];

    private static PreparedWork Prepared(Action<int[], double[]> measure)
    {
        SeededData data = new(11);
        double[] scores = data.Uniform(Rows), draws = data.Uniform(Rows);
        int[] labels = [.. scores.Zip(draws, (score, draw) => draw < score ? 1 : 0)];
        return new(() => measure(labels, scores), labels, scores);
    }
}
