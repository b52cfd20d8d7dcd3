using Garant.Conformal.Calibration;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of calibrated probabilities are checked.</summary>
internal static class CalibrationCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["_venn_abers.VennAbers"] = Binary,
        ["paper: Vovk, Petej, Fedorova (2015), Section 2"] = Binary,
    };

    private static void Binary(OracleCase oracle)
    {
        double[] scores = oracle.Numbers("score_calibration"), test = oracle.Numbers("score_test");
        int[] labels = oracle.Integers("y_calibration");
        if (labels.Any(label => label is not (0 or 1)) && !oracle.HasPaper)
        {
            // The reference sums such labels as numbers; ours refuses them.
            Assert.Throws<ArgumentException>(() => VennAbers.Calibrate(scores, labels));
            return;
        }

        int least = labels.Min(), greatest = labels.Max();
        labels = least is 0 or 1 && greatest <= 1 ? labels : [.. labels.Select(label => label == greatest ? 1 : 0)];
        bool rounded = oracle.HasParameter("precision");
        if (rounded)
        {
            double unit = Math.Pow(10, -oracle.Number("precision"));
            (scores, test) = ([.. scores.Select(Rounded)], [.. test.Select(Rounded)]);
            double Rounded(double score) => Math.Floor(score / unit + 0.5) * unit;
        }

        VennAbers calibration = VennAbers.Calibrate(scores, labels);
        VennAbersProbability[] found = [.. test.Select(calibration.Predict)];
        if (rounded && oracle.Deviation is not null && !oracle.HasPaper)
        {
            // The reference rounds the calibration scores alone; what is checkable is that ours is a pair of probabilities.
            Assert.All(found, pair => Assert.InRange(pair.IfNegative, 0, pair.IfPositive));
            return;
        }

        oracle.Check("p0", [.. found.Select(pair => pair.IfNegative)]);
        if (oracle.Deviation is not null && !oracle.HasPaper)
        {
            // Above every calibration score the reference repeats its last slope, where the definition answers 1.
            double[] theirs = oracle.Own("p1");
            Assert.All(test.Index(), score => Assert.Equal(score.Item > scores.Max() ? 1 : theirs[score.Index], found[score.Index].IfPositive, 12));
            return;
        }

        oracle.Check("p1", [.. found.Select(pair => pair.IfPositive)]);
        oracle.Check("probability", [.. found.Select(pair => pair.Merged)]);
    }
}
