using Garant.Conformal;
using Garant.Conformal.Classification;
using Garant.Conformal.Regression;

namespace Garant.Benchmarks.Scenarios;

/// <summary>The work of conformal prediction at sizes that matter; single-threaded unless the name says otherwise.</summary>
internal static class ConformalScenarios
{
    private const int Million = 1_000_000;

    private static readonly ConfidenceLevel Level = 0.9m;

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("split-absolute", Split),
        new("cqr", Quantiles),
        new("cvplus-small", () => CrossPlus(10_000, 10, 10_000, 1)),
        new("cvplus-small-parallel", () => CrossPlus(10_000, 10, 10_000, Environment.ProcessorCount)),
        new("cvplus-large", () => CrossPlus(Million, 10, Million, 1)),
        new("jackknife-plus", JackknifePlus),
        new("jackknife-after-bootstrap", () => AfterBootstrap(1)),
        new("jackknife-after-bootstrap-parallel", () => AfterBootstrap(Environment.ProcessorCount)),
        new("lac-100", () => Sets(LabelScore.LeastAmbiguous, 100_000, 100, 1)),
        new("aps-100", () => Sets(LabelScore.Adaptive, 100_000, 100, 1)),
        new("raps-100", () => Sets(LabelScore.RegularizedAdaptive(0.01, 5), 100_000, 100, 1)),
        new("aps-1000", () => Sets(LabelScore.Adaptive, 100_000, 1_000, 1)),
        new("aps-1000-parallel", () => Sets(LabelScore.Adaptive, 100_000, 1_000, Environment.ProcessorCount)),
        new("mondrian", Mondrian),
        new("weighted", Weighted),
    ];

    private static PreparedWork Split()
    {
        SeededData data = new(1);
        double[] predictions = data.Uniform(Million, 0, 10), targets = data.Around(predictions, 1), test = data.Uniform(Million, 0, 10);
        double[] lower = new double[Million], upper = new double[Million];
        return new(() => SplitConformal.Calibrate(predictions, targets).Predict(test, Level, lower, upper), predictions, targets, test);
    }

    private static PreparedWork Quantiles()
    {
        SeededData data = new(2);
        double[] centers = data.Uniform(Million, 0, 10), targets = data.Around(centers, 1), test = data.Uniform(Million, 0, 10);
        double[] low = Shifted(centers, -1.3), high = Shifted(centers, 1.3), testLow = Shifted(test, -1.3), testHigh = Shifted(test, 1.3);
        double[] lower = new double[Million], upper = new double[Million];
        return new(
            () => ConformalizedQuantileRegression.Calibrate(low, high, targets).Predict(testLow, testHigh, Level, lower, upper), low, high, targets, testLow, testHigh);
    }

    private static PreparedWork CrossPlus(int rows, int folds, int tests, int threads)
    {
        SeededData data = new(3);
        double[] outOfFold = data.Uniform(rows, 0, 10), targets = data.Around(outOfFold, 1), lower = new double[tests], upper = new double[tests];
        int[] fold = data.Integers(rows, folds);
        double[] centers = data.Uniform(tests, 0, 10), byFold = new double[tests * folds];
        for (int i = 0; i < byFold.Length; i++)
        {
            byFold[i] = centers[i / folds];
        }

        byFold = data.Around(byFold, 0.1);
        return new(
            () =>
            {
                CrossConformal calibration = CrossConformal.Calibrate(outOfFold, targets, fold);
                if (threads == 1)
                {
                    calibration.PredictPlus(byFold, Level, lower, upper);
                }
                else
                {
                    calibration.PredictPlus(byFold, Level, lower, upper, threads);
                }
            },
            outOfFold,
            targets,
            fold,
            byFold);
    }

    private static PreparedWork JackknifePlus()
    {
        const int Rows = 5_000;
        SeededData data = new(4);
        double[] leaveOneOut = data.Uniform(Rows, 0, 10), targets = data.Around(leaveOneOut, 1), lower = new double[Rows], upper = new double[Rows];
        double[] tests = data.Uniform(Rows, 0, 10), byModel = new double[Rows * Rows];
        for (int i = 0; i < byModel.Length; i++)
        {
            byModel[i] = tests[i / Rows];
        }

        byModel = data.Around(byModel, 0.02);
        return new(() => CrossConformal.Jackknife(leaveOneOut, targets).PredictPlus(byModel, Level, lower, upper), leaveOneOut, targets, byModel);
    }

    private static PreparedWork AfterBootstrap(int threads)
    {
        const int Rows = 5_000, Models = 30;
        SeededData data = new(5);
        double[] centers = data.Uniform(Rows, 0, 10), targets = data.Around(centers, 1), lower = new double[Rows], upper = new double[Rows];
        double[] predictions = new double[Rows * Models], test = new double[Rows * Models];
        for (int i = 0; i < predictions.Length; i++)
        {
            (predictions[i], test[i]) = (centers[i % Rows], centers[i / Models]);
        }

        (predictions, test) = (data.Around(predictions, 0.3), data.Around(test, 0.3));
        int[][] resamples = Bootstrap.Draw(Rows, Models, new Random(5));
        return new(
            () =>
            {
                JackknifeAfterBootstrap calibration = JackknifeAfterBootstrap.Calibrate(predictions, targets, resamples);
                if (threads == 1)
                {
                    calibration.PredictPlus(test, Level, lower, upper);
                }
                else
                {
                    calibration.PredictPlus(test, Level, lower, upper, threads);
                }
            },
            predictions,
            targets,
            test);
    }

    /// <summary>The same matrix calibrates and is predicted.</summary>
    private static PreparedWork Sets(LabelScore score, int rows, int classes, int threads)
    {
        SeededData data = new(6);
        (double[] probabilities, int[] labels) = data.Classified(rows, classes, 2);
        double[] draws = data.Uniform(rows);
        PredictionSets sets = new(rows, classes);
        return new(
            () =>
            {
                ConformalClassifier classifier = ConformalClassifier.Calibrate(score, probabilities, labels, draws);
                if (threads == 1)
                {
                    classifier.Predict(probabilities, Level, sets, draws);
                }
                else
                {
                    classifier.Predict(probabilities, Level, sets, draws, threads);
                }
            },
            probabilities,
            probabilities,
            labels,
            draws);
    }

    private static PreparedWork Mondrian()
    {
        SeededData data = new(7);
        double[] predictions = data.Uniform(Million, 0, 10), targets = data.Around(predictions, 1), test = data.Uniform(Million, 0, 10);
        int[] groups = data.Integers(Million, 1_000), testGroups = data.Integers(Million, 1_000);
        double[] lower = new double[Million], upper = new double[Million];
        return new(
            () => SplitConformal.CalibrateByGroup<int>(predictions, targets, groups, UnseenGroup.Refuse).Predict(test, testGroups, Level, lower, upper),
            predictions,
            targets,
            groups,
            test,
            testGroups);
    }

    private static PreparedWork Weighted()
    {
        const int Rows = 100_000;
        SeededData data = new(8);
        double[] predictions = data.Uniform(Rows, 0, 10), targets = data.Around(predictions, 1), test = data.Uniform(Rows, 0, 10);
        double[] weights = data.Uniform(Rows, 0.1, 2), testWeights = data.Uniform(Rows, 0.1, 2), lower = new double[Rows], upper = new double[Rows];
        return new(
            () => WeightedSplitConformal.Calibrate(predictions, targets, weights).Predict(test, testWeights, Level, lower, upper),
            predictions,
            targets,
            weights,
            test,
            testWeights);
    }

    private static double[] Shifted(double[] values, double by) => Array.ConvertAll(values, value => value + by);
}
