using Garant.Conformal.Regression;

namespace Garant.Conformal.Tests.Scores;

public sealed class OwnScoreTests
{
    private static readonly double[] Predictions = [1, 2, 3, 4, 5], Targets = [1.1, 2.2, 2.7, 4.4, 5.5];

    private static OwnScore LogRatio => new("log-ratio", (t, p, _) => Math.Log(t / p), (c, p, _) => p * Math.Exp(c));

    private static OwnScore Unsigned => new("distance", (t, p, _) => Math.Abs(t - p), (c, p, _) => p + c);

    /// <summary>Scores that do not do what their intervals need, and what is said of each.</summary>
    public static TheoryData<string, string> Faults => new()
    {
        { "swapped", "do not belong together: for row 0 Score(1.1, 1, 1)" },
        { "falling", "does not rise with the target" },
        { "unsigned", "has no sign: for row 2" },
        { "no inverse", "do not belong together" },
        { "absolute", "is named \"absolute\" as a built-in one is" },
        { " ", "has no name" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Calibrate_ScoreThatIsNone_SaysWhatIsWrong(string kind, string message)
    {
        OwnScore score = kind switch
        {
            "swapped" => new(kind, (p, t, _) => Math.Log(t / p), (p, c, _) => p * Math.Exp(c)),
            "falling" => new(kind, (t, p, _) => p - t, (c, p, _) => p - c),
            "unsigned" => Unsigned,
            "no inverse" => new(kind, (t, p, _) => t - p, (c, p, _) => p + 2 * c),
            _ => new(kind, (t, p, _) => Math.Log(t / p), (c, p, _) => p * Math.Exp(c)),
        };
        int[] folds = [0, 0, 1, 1, 1];
        Action[] calibrations =
        [
            () => SplitConformal.Calibrate(Predictions, Targets, score, Tails.Equal),
            () => SplitConformal.Calibrate(Predictions, Targets, score, Tails.Shortest),
            () => SplitConformal.CalibrateByGroup<int>(Predictions, Targets, folds, UnseenGroup.Refuse, score, Tails.Equal),
            () => CrossConformal.Calibrate(Predictions, Targets, folds, score, Tails.Equal),
            () => WeightedSplitConformal.Calibrate(Predictions, Targets, [1, 1, 1, 1, 1], score, symmetric: false),
        ];
        Assert.All(calibrations, calibrate =>
        {
            ArgumentException fault = Assert.ThrowsAny<ArgumentException>(calibrate);
            Assert.Contains(message, fault.Message, StringComparison.Ordinal);
            Assert.Equal("score", fault.ParamName);
        });
    }

    [Fact]
    public void Calibrate_FallingScoreWithSymmetricTails_IsRefusedToo() =>
        Assert.Contains("does not rise", Assert.ThrowsAny<ArgumentException>(() =>
            SplitConformal.Calibrate(Predictions, Targets, new OwnScore("minus", (t, p, _) => p - t, (c, p, _) => p - c))).Message, StringComparison.Ordinal);

    [Fact]
    public void Calibrate_UnsignedScoreWithSymmetricTails_IsTheAbsoluteOne() => Assert.Equal(
        SplitConformal.Calibrate(Predictions, Targets).Predict(3, 0.5), SplitConformal.Calibrate(Predictions, Targets, Unsigned).Predict(3, 0.5));

    [Fact]
    public void FromJson_ScoreNamedAsABuiltInOne_IsRefused()
    {
        string json = SplitConformal.Calibrate(Predictions, Targets).ToJson(DateTimeOffset.UnixEpoch);
        FormatException fault = Assert.Throws<FormatException>(() => SplitConformal.FromJson(json, new OwnScore("absolute", (t, p, _) => t / p, (c, p, _) => p * c)));
        Assert.Contains("a built-in one", fault.Message, StringComparison.Ordinal);
        Assert.Same(ConformityScore.Absolute, SplitConformal.FromJson(json, ConformityScore.Absolute).Score);
        Assert.Equal("absolute", SplitConformal.FromJson(json, LogRatio).Score.Name);
    }

    /// <summary>The built-in scores as a user would write them: what is honest is not refused, at the edges of the numbers either.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1, 1e-9)]
    [InlineData(1, 1e12)]
    [InlineData(1, 1e-300)]
    [InlineData(1, 1e300)]
    public void Calibrate_HonestScores_AreNotRefused(int zeros, double scale)
    {
        Draws draws = new(7);
        const int N = 200;
        double[] predictions = [.. draws.Uniforms(N).Select(u => scale * (0.5 + u))], spreads = [.. draws.Uniforms(N).Select(u => scale * (1e-3 + u))];
        double[] targets = [.. draws.Uniforms(N).Select((u, row) => row < zeros * 20 ? 0 : scale * (4 * u - 1))];
        OwnScore[] honest =
        [
            new("residual", (t, p, _) => ConformityScore.Absolute.Score(t, p, 1), (c, p, _) => ConformityScore.Absolute.Target(c, p, 1)),
            new("relative", (t, p, _) => ConformityScore.Gamma.Score(t, p, 1), (c, p, _) => ConformityScore.Gamma.Target(c, p, 1)),
            new("normalized", ConformityScore.ResidualNormalized.Score, ConformityScore.ResidualNormalized.Target, needsSpread: true),
            new("deviation", ConformityScore.DeviationNormalized.Score, ConformityScore.DeviationNormalized.Target, needsSpread: true),
            new("asinh", (t, p, _) => Math.Asinh((t - p) / scale), (c, p, _) => p + scale * Math.Sinh(c)),
            new("cube-root", (t, p, _) => Math.Cbrt(t - p), (c, p, _) => p + c * c * c),
            new("thousandfold", (t, p, _) => 1000 * (t - p), (c, p, _) => p + c / 1000),
        ];
        foreach (OwnScore score in honest)
        {
            foreach (Tails tails in Enum.GetValues<Tails>())
            {
                SplitConformal calibration = SplitConformal.Calibrate(predictions, targets, score, tails, score.NeedsSpread ? spreads : []);
                Interval interval = calibration.Predict(scale, 0.9, score.NeedsSpread ? scale : double.NaN);
                Assert.True(interval.Lower <= interval.Upper);
            }
        }
    }

    [Fact]
    public void Calibrate_PerfectPredictionsAndOneRow_AreNotRefused()
    {
        foreach (Tails tails in Enum.GetValues<Tails>())
        {
            Assert.Equal(2, SplitConformal.Calibrate([1, 2, 3], [1, 2, 3], LogRatio, tails).Predict(2, 0.5).Lower);
            Assert.Equal(1, SplitConformal.Calibrate([0], [0], Unsigned).Count);
            Assert.Equal(1, SplitConformal.Calibrate([2], [3], LogRatio, tails).Count);
        }
    }

    [Fact]
    public void Calibrate_ManyRows_ChecksAFewOfThem()
    {
        const int N = 10_000;
        OwnScore score = LogRatio;
        double[] predictions = [.. Enumerable.Range(1, N).Select(row => (double)row)];
        SplitConformal.Calibrate(predictions, [.. predictions.Select(p => 1.1 * p)], score, Tails.Equal);
        Assert.InRange(score.Calls, N, N + 5 * 32);
    }
}
