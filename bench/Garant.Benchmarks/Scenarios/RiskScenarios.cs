using Garant.Conformal;
using Garant.Conformal.Calibration;
using Garant.Conformal.RiskControl;

namespace Garant.Benchmarks.Scenarios;

/// <summary>The work of risk control and of calibrated probabilities, single-threaded.</summary>
internal static class RiskScenarios
{
    private static readonly ConfidenceLevel Level = 0.9m;

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("rcps-wsr", Betting),
        new("venn-abers", TwoClasses),
        new("venn-abers-multiclass", TenClasses),
    ];

    /// <summary>The betting bound of 10,000 losses at each of 1,000 parameters.</summary>
    private static PreparedWork Betting()
    {
        const int Rows = 10_000, Parameters = 1_000;
        SeededData data = new(9);
        double[][] losses = [.. Enumerable.Range(0, Parameters).Select(index => data.Uniform(Rows, 0, (index + 1.0) / Parameters))];
        double[] bounds = new double[Parameters];
        return new(() => Fill(bounds, losses), losses);
    }

    private static void Fill(double[] bounds, double[][] losses)
    {
        for (int index = 0; index < bounds.Length; index++)
        {
            bounds[index] = RiskBounds.WaudbySmithRamdas(losses[index], Level);
        }
    }

    private static PreparedWork TwoClasses()
    {
        const int Rows = 100_000;
        SeededData data = new(10);
        double[] scores = data.Uniform(Rows, 0, 1), draws = data.Uniform(Rows, 0, 1), test = data.Uniform(Rows, 0, 1), probabilities = new double[Rows];
        int[] labels = [.. scores.Zip(draws, (score, draw) => draw < score ? 1 : 0)];
        return new(() => VennAbers.Calibrate(scores, labels).Predict(test, probabilities), scores, labels, test);
    }

    /// <summary>Ten classes, each against the rest: 10,000 rows to calibrate and 10,000 to predict.</summary>
    private static PreparedWork TenClasses()
    {
        const int Rows = 10_000, Classes = 10;
        SeededData data = new(11);
        (double[] probabilities, int[] labels) = data.Classified(Rows, Classes, 2);
        (double[] test, _) = data.Classified(Rows, Classes, 2);
        double[] calibrated = new double[test.Length];
        return new(() => MulticlassVennAbers.Calibrate(probabilities, labels).Predict(test, calibrated), probabilities, labels, test);
    }
}
