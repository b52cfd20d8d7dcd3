using System.Reflection;
using Garant.Conformal.Calibration;
using Garant.Conformal.Metrics;
using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests.RiskControl;

/// <summary>Every bound of the library where rounding decides: a number that is not below the mean, nor above 1 where a bound cannot be.</summary>
public sealed class BoundPropertyTests
{
    private static readonly ConfidenceLevel[] Confidences = [0.5m, 0.9m, 0.95m, 0.999999999m, 0.999999999999999999m];

    /// <summary>For each bound, means with the bound on their upper side and the greatest it can be.</summary>
    private static readonly Dictionary<string, Func<IEnumerable<(double Mean, double Bound, double Most)>>> Rows = new(StringComparer.Ordinal)
    {
        ["RiskBounds.NextLoss"] = () => Losses((losses, _) => RiskBounds.NextLoss(losses), 1),
        ["RiskBounds.Hoeffding"] = () => Losses((losses, confidence) => RiskBounds.Hoeffding(losses, confidence)),
        ["RiskBounds.EmpiricalBernstein"] = () => Losses((losses, confidence) => RiskBounds.EmpiricalBernstein(losses, confidence)),
        ["RiskBounds.WaudbySmithRamdas"] = () => Losses((losses, confidence) => RiskBounds.WaudbySmithRamdas(losses, confidence), 1),
        ["RiskBounds.Of"] = () => Enum.GetValues<RiskBound>().SelectMany(bound => Losses((losses, confidence) => RiskBounds.Of(bound, losses, confidence))),
        ["RiskBounds.IsAtMost"] = () => Enum.GetValues<RiskBound>().SelectMany(bound => Losses((losses, confidence) =>
            RiskBounds.IsAtMost(bound, losses, losses[0], confidence) && losses[0] < 1 ? -1 : 1)),
        ["RiskBounds.HoeffdingBentkus"] = () => Confidences.SelectMany(confidence => NearbyNumbers.Samples.Prepend(0).SelectMany(n => NearbyNumbers.Levels.SelectMany(NearbyNumbers.Means).Distinct()
            .Select(mean => (mean, RiskBounds.HoeffdingBentkus(mean, n, confidence), 1.0)))),
        ["RiskCurve.Bounds"] = () => Curves((curve, confidence) => curve.Bounds(RiskBound.Hoeffding, confidence).Concat(curve.Bounds(RiskBound.EmpiricalBernstein, confidence))),
        ["RiskCurve.NextLossBounds"] = () => Curves((curve, _) => curve.NextLossBounds()),
        ["BinomialBounds.Above"] = () => Shares((k, n, confidence) => BinomialBounds.Above(k, n, confidence)),
        ["BinomialBounds.ClopperPearson"] = () => BothSides((k, n, confidence) => BinomialBounds.ClopperPearson(k, n, confidence)),
        ["Coverage.Bounds"] = () => BothSides((k, n, confidence) => new Coverage(k, n).Bounds(confidence)),
        ["CalibrationBin.Bounds"] = () => BothSides((k, n, confidence) => new CalibrationBin(0, 1, n, k, 0.5).Bounds(confidence)),
        ["HistogramCalibrator.ErrorBound"] = () => Confidences.Select(confidence => (0.0, HistogramCalibrator.Calibrate([0.1, 0.2, 0.7, 0.8], [0, 0, 1, 1], 2).ErrorBound(confidence), double.MaxValue)),
    };

    private delegate double Bound(ReadOnlySpan<double> losses, ConfidenceLevel confidence);

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bound_WhereRoundingDecides_IsANumberNotBelowTheMean(string name)
    {
        int count = 0;
        foreach ((double mean, double bound, double most) in Rows[name]())
        {
            count++;
            Assert.True(bound >= mean * (1 - 1e-15) && bound <= most, FormattableString.Invariant($"{name} of the mean {mean:R} is {bound:R}, and lies at most at {most:R}"));
        }

        Assert.NotEqual(0, count);
    }

    [Fact]
    public void Bounds_OfTheLibrary_AllHaveARow()
    {
        IEnumerable<string> there = typeof(RiskBounds).Assembly.GetExportedTypes().SelectMany(type => type
            .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && IsNumbers(method.ReturnType))
            .Where(method => type.Name.EndsWith("Bounds", StringComparison.Ordinal) || method.Name.EndsWith("Bound", StringComparison.Ordinal) || method.Name.EndsWith("Bounds", StringComparison.Ordinal))
            .Select(method => $"{type.Name}.{method.Name}"));
        Assert.Equal(
            there.Where(name => !name.StartsWith("ScoreBounds.", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal), Rows.Keys.Order(StringComparer.Ordinal));

        static bool IsNumbers(Type type) => type == typeof(double) || type == typeof(double[]) || type == typeof((double, double)) || type == typeof(bool);
    }

    [Fact]
    public void ClopperPearson_LevelNextToOne_KeepsTheWholeTail()
    {
        // 0 of 100: (1 − p)¹⁰⁰ = α, where 1 − α is 1 in double precision.
        const decimal Level = 0.999999999999999999m;
        Assert.Equal(1 - Math.Pow(1e-18, 0.01), BinomialBounds.Above(0, 100, Level), 12);
        Assert.Equal(1 - Math.Pow(5e-19, 0.01), BinomialBounds.ClopperPearson(0, 100, Level).High, 12);
    }

    private static IEnumerable<(double, double, double)> Losses(Bound bound, double most = double.PositiveInfinity) =>
        Confidences.SelectMany(confidence => new[] { 1, 2, 49, 500 }.SelectMany(n => NearbyNumbers.Levels.SelectMany(NearbyNumbers.Means).Distinct().Select(mean =>
        {
            double[] losses = new double[n];
            Array.Fill(losses, mean);
            double found = bound(losses, confidence);

            // −1: said to be under control at its own mean.
            return (found < 0 ? 0 : Math.Min(mean, 1), found, most);
        })));

    private static IEnumerable<(double, double, double)> Curves(Func<RiskCurve, ConfidenceLevel, IEnumerable<double>> bounds)
    {
        double[] means = [.. NearbyNumbers.Levels.SelectMany(NearbyNumbers.Means).Distinct().Order()];
        foreach (ConfidenceLevel confidence in Confidences)
        {
            foreach (int n in new[] { 1, 2, 49, 500 })
            {
                RiskCurve curve = new([.. Enumerable.Range(0, means.Length).Select(place => (double)place)]);
                for (int sample = 0; sample < n; sample++)
                {
                    curve.Add(means);
                }

                foreach ((int place, double bound) in bounds(curve, confidence).Index())
                {
                    yield return (curve.Means[place % means.Length], bound, double.PositiveInfinity);
                }
            }
        }
    }

    private static IEnumerable<(double, double, double)> Shares(Func<int, int, ConfidenceLevel, double> above) =>
        from confidence in Confidences
        from n in NearbyNumbers.Samples
        from k in new[] { 0, 1, n / 3, n / 2, n - 1, n }.Where(k => k <= n).Distinct()
        select ((double)k / n, above(k, n, confidence), 1.0);

    /// <summary>The upper bound against the share, and the lower one as what is left to 1 against the share of failures.</summary>
    private static IEnumerable<(double, double, double)> BothSides(Func<int, int, ConfidenceLevel, (double Low, double High)> bounds) =>
        Shares((k, n, confidence) => bounds(k, n, confidence).High).Concat(Shares((k, n, confidence) => 1 - bounds(n - k, n, confidence).Low));
}
