using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using static Garant.Assessment.Tests.SmallFramework;

namespace Garant.Assessment.Tests.Scoring;

/// <summary>Figures worked out by hand.</summary>
public sealed class ScorerTests
{
    private static readonly Framework TwoSections = Of(
        Section("1", Single("1.1", 0m, 0.5m, 1m), Multiple("1.2", 0.25m, 0.75m)),
        Section("2", Single("2.1", 0m, 2m).WithSwitch()));

    /// <summary>One element whose items make any of the scores near the thresholds; M is 100, so points are scores.</summary>
    private static readonly Framework Hundred = Of(Section("1", Multiple("1.1", 44.94m, 0.01m, 0.05m, 9.95m, 0.05m, 45m)));

    [Fact]
    public void Score_NotConcernedElement_CompensatesHalf()
    {
        EvaluationScore score = new Scorer(TwoSections).Score(TwoSections.Answer("1.1.b", "1.2.b", "2.1.c"));

        // M = 4, P = 1.25, N = 2: 25 · (1.25 · 3/2 + 1)
        Assert.Equal(Fraction.Of(71.875m), score.Exact);
        Assert.Equal(71.9m, score.Published);
        Assert.Equal(Fraction.Of(25m), score.FromNotConcerned);
        Assert.Equal("advanced", score.Level!.Key);
        Assert.Equal(new ScoreRange(Fraction.Of(71.875m), Fraction.Of(71.875m)), score.Range);
        Assert.True(score.IsComplete);
    }

    [Fact]
    public void Score_Sections_HaveTheirOwnFigures()
    {
        EvaluationScore score = new Scorer(TwoSections).Score(TwoSections.Answer("1.1.b", "1.2.b", "2.1.c"));

        Assert.Equal(["1", "2"], score.Sections.Select(section => section.SectionId));
        Assert.Equal((1.25m, 2m, 0m, 62.5m), Figures(score.Sections[0]));
        Assert.Equal((0m, 2m, 2m, 50m), Figures(score.Sections[1]));
        Assert.Equal([Fraction.Of(0m), Fraction.Of(50m)], score.Sections.Select(section => section.FromNotConcerned));
    }

    [Fact]
    public void Score_Weights_CountOnceInPointsMaximumAndNotConcerned()
    {
        EvaluationScore score = new Scorer(TwoSections, Kind(("1.1", 2m), ("2.1", 0.5m))).Score(TwoSections.Answer("1.1.b", "1.2.b", "2.1.c"));

        // M = 2 + 1 + 1, P = 1 + 0.75, N = 1: 25 · (1.75 · 3.5/3 + 0.5)
        Assert.Equal(Fraction.Of(1525, 24), score.Exact);
        Assert.Equal(63.5m, score.Published);
        Assert.Equal((1.75m, 3m, 0m, 58.3m), Figures(score.Sections[0]));
        Assert.Equal((0m, 1m, 1m, 50m), Figures(score.Sections[1]));
    }

    [Theory]
    [InlineData("0", "50")]
    [InlineData("0.25", "59.4")]
    [InlineData("0.5", "68.8")]
    [InlineData("1", "87.5")]
    public void Score_Compensation_DecidesWhatNotConcernedIsWorth(string compensation, string expected)
    {
        Framework framework = Of(Decimal(compensation), Section("1", Single("1.1", 0m, 0.5m, 1m), Single("1.2", 0m, 3m).WithSwitch()));

        // M = 4, P = 0.5, N = 3: 25 · (0.5 · (4 − 3c)/1 + 3c) = 50 + 37.5c
        Assert.Equal(Decimal(expected), new Scorer(framework).Score(framework.Answer("1.1.b", "1.2.c")).Published);
    }

    [Fact]
    public void Score_EverythingNotConcerned_IsTheCompensation()
    {
        Framework framework = Of(0.25m, Section("1", Single("1.1", 0m, 1m).WithSwitch(), Multiple("1.2", 1m, 2m).NotWhen("1.1.c")));
        EvaluationScore score = new Scorer(framework).Score(framework.Answer("1.1.c"));

        Assert.Equal(Fraction.Of(25m), score.Exact);
        Assert.Equal(Fraction.Of(25m), score.FromNotConcerned);
        Assert.Equal(new Progress(1, 1), score.Progress);
    }

    [Fact]
    public void Score_ConditionTicked_TakesTheChildOutOfPointsAndProgress()
    {
        Framework framework = Of(Section("1", Single("1.1", 0m, 1m), Single("1.2", 0m, 1m).NotWhen("1.1.a")));
        EvaluationScore score = new Scorer(framework).Score(framework.Answer("1.1.a", "1.2.b"));

        // The tick of 1.2 is left from before and does not count: M = 2, P = 0, N = 1.
        Assert.Equal(25m, score.Published);
        Assert.Equal(new Progress(1, 1), score.Progress);
    }

    [Theory]
    [InlineData("3.83", "19.2")]
    [InlineData("3.82", "19.1")]
    [InlineData("3.829", "19.1")]
    [InlineData("3.8301", "19.2")]
    [InlineData("0.01", "0.1")]
    [InlineData("19.99", "100")]
    [InlineData("19.98", "99.9")]
    public void Published_ExactTie_RoundsAwayFromZero(string points, string expected)
    {
        Framework framework = Of(Section("1", Multiple("1.1", Decimal(points), 20m - Decimal(points))));

        Assert.Equal(Decimal(expected), new Scorer(framework).Score(framework.Answer("1.1.a")).Published);
    }

    [Fact]
    public void Published_TieThatDoublesMiss_IsRoundedExactly()
    {
        Framework framework = Of(Section("1", Multiple("1.1", 2.36m, 1.49m, 0.12m, 16.03m)));
        double binary = 100.0 / 20 * (2.36 + 1.49 + 0.12);

        Assert.Equal("19.8", binary.ToString("F1", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(19.9m, new Scorer(framework).Score(framework.Answer("1.1.a", "1.1.b", "1.1.c")).Published);
    }

    [Theory]
    [InlineData("1.1.a", "44.9", null)]
    [InlineData("1.1.a 1.1.b", "45", "intermediate")]
    [InlineData("1.1.a 1.1.b 1.1.c", "45", "intermediate")]
    [InlineData("1.1.a 1.1.d 1.1.c", "54.9", "intermediate")]
    [InlineData("1.1.a 1.1.b 1.1.d 1.1.c", "55", "advanced")]
    [InlineData("1.1.d 1.1.f", "55", "advanced")]
    public void Level_AtTheThresholds_FollowsThePublishedScore(string items, string published, string? level)
    {
        EvaluationScore score = new Scorer(Hundred).Score(Hundred.Answer(items.Split(' ')));

        Assert.Equal(Decimal(published), score.Published);
        Assert.Equal(level, score.Level?.Key);
        Assert.Equal(level switch { null => "intermediate", "intermediate" => "advanced", _ => null }, Hundred.NextLevelAfter(score.Published!.Value)?.Key);
    }

    [Fact]
    public void Score_Unfinished_HasProgressAndRangeButNoScore()
    {
        EvaluationScore score = new Scorer(TwoSections).Score(TwoSections.Answer("1.1.b", "1.2.b"));

        Assert.Null(score.Exact);
        Assert.Null(score.Published);
        Assert.Null(score.Level);
        Assert.Equal(new Progress(2, 3), score.Progress);
        Assert.Equal(66, score.Progress.Percent);
        Assert.Equal(Fraction.Of(2, 3), score.Progress.Share);
        Assert.Equal(62.5m, score.Sections[0].Published);
        Assert.Null(score.Sections[1].Published);
        Assert.Equal((0m, 100m), (score.Sections[1].Range.PublishedWorst, score.Sections[1].Range.PublishedBest));

        // Worst: 2.1.a, 1.25/4. Best: 2.1.b, 3.25/4.
        Assert.Equal(new ScoreRange(Fraction.Of(31.25m), Fraction.Of(81.25m)), score.Range);
    }

    [Fact]
    public void Score_NothingApplies_IsComplete()
    {
        Framework framework = Of(Section("1", Single("1.1", 0m, 1m)), Section("2", Single("2.1", 0m, 1m).NotWhen("1.1.a")));
        SectionScore section = new Scorer(framework).Score(framework.Answer("1.1.a")).Sections[1];

        Assert.Equal(new Progress(0, 0), section.Progress);
        Assert.Equal((100, Fraction.Of(1m)), (section.Progress.Percent, section.Progress.Share));
        Assert.Equal(50m, section.Published);
    }

    [Fact]
    public void Score_InadmissibleAnswers_Throws()
    {
        Scorer scorer = new(TwoSections);

        Assert.Contains("takes one answer", Fault(TwoSections.Answer("1.1.a", "1.1.b")), StringComparison.Ordinal);
        Assert.Contains("is not an item", Fault(AnswerSheet.Empty(Id).With("1.1", "1.1.z")), StringComparison.Ordinal);
        Assert.Contains("Element 9.9 is not in framework", Fault(AnswerSheet.Empty(Id).With("9.9", "9.9.a")), StringComparison.Ordinal);
        Assert.Contains("\"other\"", Fault(AnswerSheet.Empty("other")), StringComparison.Ordinal);
        string Fault(AnswerSheet sheet) => Assert.Throws<ArgumentException>(() => scorer.Score(sheet)).Message;
    }

    [Fact]
    public void Contributions_EveryAnswer_SaysWhatItAdds()
    {
        IReadOnlyList<Contribution> parts = new Scorer(TwoSections).Contributions(TwoSections.Answer("1.1.b", "1.2.b", "2.1.c"));

        // A point adds 25 · 3/2.
        Assert.Equal(
            [new("1.1", "1.1.b", Fraction.Of(18.75m)), new("1.2", "1.2.b", Fraction.Of(28.125m)), new("2.1", null, Fraction.Of(25m))],
            parts);
    }

    [Fact]
    public void Potentials_MissingPoints_GreatestFirst()
    {
        IReadOnlyList<ElementPotential> potentials = new Scorer(TwoSections).Potentials(TwoSections.Answer("1.1.b", "1.2.b"));

        Assert.Equal(
            [new("2.1", 2m, Fraction.Of(50m)), new("1.1", 0.5m, Fraction.Of(12.5m)), new("1.2", 0.25m, Fraction.Of(6.25m))],
            potentials);
    }

    private static (decimal P, decimal M, decimal N, decimal? Published) Figures(SectionScore section) =>
        (section.Points, section.Maximum, section.NotConcerned, section.Published);

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
