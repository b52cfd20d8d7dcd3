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
        new("rcps-wsr-bounds", BettingBounds),
        new("ltt", Testing),
        new("multilabel-crc", Labels),
        new("binary-control", Decisions),
        new("segmentation", Images),
        new("venn-abers", TwoClasses),
        new("venn-abers-multiclass", TenClasses),
    ];

    /// <summary>Which of 1,000 parameters the betting bound of 10,000 losses keeps at the level; a loss grows with the parameter.</summary>
    private static PreparedWork Betting()
    {
        (double[] parameters, double[] losses) = GrowingLosses(9);
        return new(
            () =>
            {
                BettingCurve curve = new(parameters, RiskTrend.Increasing, losses.Length / parameters.Length, 0.1m, Level);
                Add(losses, parameters.Length, curve.Add);
                RiskControllingSets.Choose(curve);
            },
            losses);
    }

    /// <summary>The same bounds, each to its last digit.</summary>
    private static PreparedWork BettingBounds()
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

    /// <summary>Hoeffding–Bentkus p-values of the same losses, and Holm's procedure.</summary>
    private static PreparedWork Testing()
    {
        (double[] parameters, double[] losses) = GrowingLosses(9);
        return new(
            () =>
            {
                RiskCurve curve = new(parameters, RiskTrend.Increasing);
                Add(losses, parameters.Length, curve.Add);
                LearnThenTest.Valid([(curve, 0.1m)], Level);
            },
            losses);
    }

    private static PreparedWork Labels()
    {
        const int Rows = 10_000, Count = 20;
        SeededData data = new(11);
        double[] probabilities = data.Uniform(Rows * Count), draws = data.Uniform(Rows * Count), thresholds = [.. Enumerable.Range(0, 100).Select(i => i / 100.0)];
        bool[] labels = [.. probabilities.Zip(draws, (p, draw) => draw < p)];
        for (int row = 0; row < Rows; row++)
        {
            labels[row * Count] = true;
        }

        return new(() => ConformalRiskControl.Choose(MultiLabelCurve.Of(MultiLabelRisk.Recall, probabilities, labels, Count, thresholds), 0.1m), probabilities, labels);
    }

    /// <summary>Precision and recall at once.</summary>
    private static PreparedWork Decisions()
    {
        const int Rows = 100_000;
        SeededData data = new(12);
        double[] probabilities = data.Uniform(Rows), draws = data.Uniform(Rows);
        int[] labels = [.. probabilities.Zip(draws, (p, draw) => draw < p ? 1 : 0)];
        DecisionThresholds[] thresholds = DecisionThresholds.Each([.. Enumerable.Range(0, 100).Select(i => i / 100.0)]);
        RiskTarget[] targets = [new(BinaryRisk.Precision, 0.6m), new(BinaryRisk.Recall, 0.6m)];
        return new(() => BinaryRiskControl.LearnThenTest(probabilities, labels, thresholds, targets, Level), probabilities, labels);
    }

    /// <summary>One image at a time.</summary>
    private static PreparedWork Images()
    {
        const int Count = 200, Pixels = 256 * 256;
        SeededData data = new(13);
        float[][] images = [.. Enumerable.Range(0, Count).Select(_ => Array.ConvertAll(data.Uniform(Pixels), value => (float)value))];
        bool[][] masks = [.. images.Select(image => image.Zip(data.Uniform(Pixels), (p, draw) => draw < p).ToArray())];
        double[] thresholds = [.. Enumerable.Range(0, 100).Select(i => i / 100.0)], ofImage = new double[thresholds.Length];
        MultiLabelLosses losses = new(MultiLabelRisk.Recall, thresholds);
        return new(
            () =>
            {
                RiskCurve curve = new(thresholds, losses.Trend);
                for (int image = 0; image < images.Length; image++)
                {
                    losses.Fill(images[image], masks[image], ofImage);
                    curve.Add(ofImage);
                }

                ConformalRiskControl.Choose(curve, 0.1m);
            },
            [.. images, .. masks]);
    }

    private delegate void AddRow(ReadOnlySpan<double> losses);

    private static void Add(double[] losses, int parameters, AddRow add)
    {
        for (int start = 0; start < losses.Length; start += parameters)
        {
            add(losses.AsSpan(start, parameters));
        }
    }

    private static (double[] Parameters, double[] Losses) GrowingLosses(int seed)
    {
        const int Rows = 10_000, Parameters = 1_000;
        double[] losses = new SeededData(seed).Uniform(Rows * Parameters);
        for (int i = 0; i < losses.Length; i++)
        {
            losses[i] *= (i % Parameters + 1.0) / Parameters;
        }

        return ([.. Enumerable.Range(1, Parameters).Select(index => (double)index / Parameters)], losses);
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
