using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Improvement;
using Garant.Assessment.Scoring;
using static Garant.Assessment.Tests.SmallFramework;

namespace Garant.Assessment.Tests.Improvement;

public sealed class LabelPathFinderTests
{
    private static readonly LabelLevel Half = new("half", Text("Half"), 50m);

    /// <summary>M = 10, so a point is ten of the score.</summary>
    private static readonly Framework Ten = Of(Section(
        "1",
        Single("1.1", 0m, 1m, 3m, 4m).WithEfforts(1, 1, 3, 9),
        Multiple("1.2", 1m, 1m, 2m).WithEfforts(2, 2, 5),
        Single("1.3", 0m, 2m).WithEfforts(1, 7)));

    [Theory]
    [InlineData(PathCost.Answers, "1.1.d 1.2.a", "2", "50")]
    [InlineData(PathCost.Points, "1.1.d 1.2.a", "5", "50")]
    [InlineData(PathCost.Effort, "1.1.c 1.2.a 1.2.b", "8", "50")]
    public void Find_EachCost_IsTheCheapest(PathCost cost, string items, string paid, string after)
    {
        LabelPath path = LabelPathFinder.Find(new Scorer(Ten), AnswerSheet.Empty(Id), Half, cost)!;

        Assert.Equal(items.Split(' '), path.Steps.SelectMany(step => step.ItemsToTick));
        Assert.Equal((paid, after), (Invariant(path.Cost), Invariant(path.ScoreAfter)));
        Assert.Same(Half, path.Level);
    }

    [Fact]
    public void Find_NoCostGiven_IsByEffort() =>
        Assert.Equal(8m, LabelPathFinder.Find(new Scorer(Ten), AnswerSheet.Empty(Id), Half)!.Cost);

    [Theory]
    [InlineData("", "1.1.b after nothing: 1; 1.1.c after 1.1.b: 3; 1.1.d after 1.1.c: 9", 13)]
    [InlineData("1.1.a", "1.1.b after nothing: 1; 1.1.c after 1.1.b: 3; 1.1.d after 1.1.c: 9", 13)]
    [InlineData("1.1.b", "1.1.c after 1.1.b: 3; 1.1.d after 1.1.c: 9", 12)]
    [InlineData("1.1.c", "1.1.d after 1.1.c: 9", 9)]
    public void Find_JumpOverALadder_NamesAndSumsTheRungsItPasses(string present, string rungs, long effort)
    {
        Framework ladder = Of(Section("1", Single("1.1", 0m, 1m, 3m, 4m).WithEfforts(1, 1, 3, 9)));
        AnswerSheet sheet = ladder.Answer(present.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        foreach (PathCost cost in Enum.GetValues<PathCost>())
        {
            PathStep step = Assert.Single(LabelPathFinder.Find(new Scorer(ladder), sheet, Half with { Threshold = 80m }, cost)!.Steps);
            Assert.Equal(["1.1.d"], step.ItemsToTick);
            Assert.Equal(rungs, string.Join("; ", step.Rungs.Select(rung => $"{rung.ItemId} after {rung.BuildsOn ?? "nothing"}: {rung.Effort}")));
            Assert.Equal(effort, step.Effort);
        }
    }

    [Fact]
    public void Find_RungsWithTheSamePoints_PassTheEasierOne()
    {
        Framework ladder = Of(Section("1", Single("1.1", 0m, 1m, 1m, 2m).WithEfforts(1, 5, 2, 1)));
        PathStep step = Assert.Single(LabelPathFinder.Find(new Scorer(ladder), AnswerSheet.Empty(Id), Half with { Threshold = 100m })!.Steps);
        Assert.Equal([new PathRung("1.1.c", null, 2), new PathRung("1.1.d", "1.1.c", 1)], step.Rungs);
    }

    [Fact]
    public void Find_SeveralAnswers_AreNoLadder()
    {
        Framework framework = Of(Section("1", Multiple("1.1", 0m, 1m, 3m).WithEfforts(1, 4, 2)));
        PathStep step = Assert.Single(LabelPathFinder.Find(new Scorer(framework), AnswerSheet.Empty(Id), Half)!.Steps);
        Assert.Equal([new PathRung("1.1.c", null, 2)], step.Rungs);
    }

    [Fact]
    public void Find_LevelOpenAlready_HasNoSteps()
    {
        LabelPath path = LabelPathFinder.Find(new Scorer(Ten), Ten.Answer("1.1.d", "1.2.b", "1.3.a"), Half, PathCost.Answers)!;

        Assert.Empty(path.Steps);
        Assert.Equal((0m, 50m), (path.Cost, path.ScoreAfter));
    }

    [Fact]
    public void Find_PublishedScoreSuffices_StopsBelowTheExactThreshold()
    {
        Framework framework = Of(Section("1", Multiple("1.1", 49.95m, 0.05m, 50m)));
        Scorer scorer = new(framework);

        Assert.Empty(LabelPathFinder.Find(scorer, framework.Answer("1.1.a"), Half, PathCost.Points)!.Steps);
        Assert.Equal(49.95m, LabelPathFinder.Find(scorer, AnswerSheet.Empty(Id), Half, PathCost.Points)!.Cost);
        Assert.Equal(50m, LabelPathFinder.Find(scorer, AnswerSheet.Empty(Id), Half with { Threshold = 49.96m }, PathCost.Points)!.ScoreAfter);
    }

    [Fact]
    public void Find_OutOfReach_IsNull()
    {
        Framework framework = Of(0m, Section("1", Single("1.1", 0m, 1m).WithSwitch(), Single("1.2", 0m, 3m).NotWhen("1.1.a"), Single("1.3", 0m, 1m)));
        Scorer scorer = new(framework);

        // 1.2 does not apply and c is 0: the rest counts for all. With everything not concerned nothing can be gained.
        Assert.Equal(["1.3"], LabelPathFinder.Find(scorer, framework.Answer("1.1.a"), Half, PathCost.Answers)!.Steps.Select(step => step.ElementId));
        Assert.Null(LabelPathFinder.Find(scorer, framework.Answer("1.1.a"), Half with { Threshold = 60m }, PathCost.Answers));
        Framework off = Of(0.25m, Section("1", Single("1.1", 0m, 1m).WithSwitch()));
        Assert.Null(LabelPathFinder.Find(new Scorer(off), off.Answer("1.1.c"), Half, PathCost.Effort));
        Assert.Empty(LabelPathFinder.Find(new Scorer(off), off.Answer("1.1.c"), Half with { Threshold = 25m }, PathCost.Effort)!.Steps);
    }

    [Fact]
    public void Find_SumsWithoutEnd_IsStillFoundAndHardlyOvershoots()
    {
        Random random = new(5);
        Framework framework = Of(Section("1", [.. Enumerable.Range(1, 40).Select(number => Multiple($"1.{number}", 0.25m, 0.5m, 0.75m, 1m))]));
        OrganisationKind kind = Kind([.. framework.Elements.Select(element => (element.Id, random.Next(1, 30_000) / 10_000m))]);
        LabelPath path = LabelPathFinder.Find(new Scorer(framework, kind), AnswerSheet.Empty(Id), Half, PathCost.Points)!;
        decimal needed = Reference.Sums(framework, kind, AnswerSheet.Empty(Id)).M * 0.4995m;

        Assert.InRange(path.Cost, needed, needed * 1.002m);
        Assert.Equal(50m, path.ScoreAfter);
    }

    [Theory]
    [InlineData(PathCost.Answers)]
    [InlineData(PathCost.Points)]
    [InlineData(PathCost.Effort)]
    public void Find_AnyAnswers_IsWhatTryingEverythingGives(PathCost cost)
    {
        int reached = 0, unreachable = 0;
        for (int round = 0; round < 700; round++)
        {
            Random random = new(round);
            Framework framework = RandomFramework.Draw(random);
            OrganisationKind? kind = RandomFramework.DrawKind(framework, random);
            AnswerSheet sheet = random.Next(3) == 0 ? RandomFramework.DrawAnswers(framework, random, 0.6) : RandomFramework.DrawFullAnswers(framework, random);
            LabelLevel level = Half with { Threshold = new[] { 30m, 45m, 55m, 72.35m, 90m, 99.96m, 100m }[random.Next(7)] };
            LabelPath? path = LabelPathFinder.Find(new Scorer(framework, kind), sheet, level, cost);
            (decimal Cost, int Ticks)? cheapest = Cheapest(framework, kind, sheet, level.Threshold, cost);

            Assert.True((path is null) == (cheapest is null), $"round {round}: {path?.Cost} instead of {cheapest?.Cost}");
            if (path is null)
            {
                unreachable++;
                continue;
            }

            reached++;
            Assert.True((path.Cost, path.Steps.Sum(step => step.ItemsToTick.Count)) == cheapest, $"round {round}: {path.Cost} instead of {cheapest}");
            AssertReaches(framework, kind, sheet, path, $"round {round}");
        }

        Assert.True(reached > 300 && unreachable > 50, $"{reached} reached, {unreachable} not");
    }

    private static void AssertReaches(Framework framework, OrganisationKind? kind, AnswerSheet sheet, LabelPath path, string round)
    {
        AnswerSheet better = path.Steps.Aggregate(sheet, (rest, step) => rest.With(
            step.ElementId,
            framework.FindElement(step.ElementId)!.Type == AnswerType.Single ? step.ItemsToTick : [.. rest.TicksOf(step.ElementId).Where(id => !framework.FindItem(id)!.Value.Item.IsNone), .. step.ItemsToTick]));
        Fraction before = Reference.Score(framework, kind, sheet), after = Reference.Score(framework, kind, better);

        Assert.True(path.ScoreAfter >= path.Level.Threshold, round);
        Assert.Equal(after.RoundHalfAwayFromZero(1), path.ScoreAfter);
        Assert.True(path.Steps.Aggregate(before, (sum, step) => sum + step.Gain) == after, round);
        Assert.Empty(AnswerCheck.Faults(framework, RandomFramework.WithoutStale(framework, better)));
        EvaluationScore score = new Scorer(framework, kind).Score(better);
        Assert.True(score.Published is null || score.Published == path.ScoreAfter, round);
    }

    /// <summary>Tries every way to answer better what can be answered better.</summary>
    private static (decimal Cost, int Ticks)? Cheapest(Framework framework, OrganisationKind? kind, AnswerSheet sheet, decimal threshold, PathCost cost)
    {
        (decimal p, decimal n, decimal m) = Reference.Sums(framework, kind, sheet);
        Dictionary<(decimal Gain, decimal Cost, int Ticks), bool> sums = new() { [default] = true };
        foreach (Element element in framework.Elements.Where(element => Reference.Applies(framework, element, sheet) && !Reference.IsSwitchedOff(element, sheet)))
        {
            List<(decimal, decimal, int)> ways = [.. Ways(element)];
            sums = sums.Keys
                .SelectMany(sum => ways.Select(way => (sum.Gain + way.Item1, sum.Cost + way.Item2, sum.Ticks + way.Item3)))
                .Distinct()
                .ToDictionary(sum => sum, _ => true);
        }

        return sums.Keys
            .GroupBy(sum => sum.Gain)
            .Where(group => Reference.Score((p + group.Key, n, m), framework.Compensation).RoundHalfAwayFromZero(1) >= threshold)
            .SelectMany(group => group)
            .OrderBy(sum => sum.Cost)
            .ThenBy(sum => sum.Ticks)
            .Select(sum => ((decimal, int)?)(sum.Cost, sum.Ticks))
            .FirstOrDefault();

        IEnumerable<(decimal Gain, decimal Cost, int Ticks)> Ways(Element element)
        {
            IReadOnlySet<string> ticks = sheet.TicksOf(element.Id);
            decimal weight = kind?.WeightOf(element.Id) ?? 1m;
            bool isFact = (element.Type == AnswerType.Single || element.Items.Any(item => item.IsNone && ticks.Contains(item.Id))) && framework.Elements.Any(other => other.Condition is { } item && ticks.Contains(item));
            AnswerItem[] free = isFact ? [] : [.. element.Items.Where(item => item.Points > 0 && !ticks.Contains(item.Id))];
            decimal present = element.Type == AnswerType.Single ? element.Items.Where(item => ticks.Contains(item.Id)).Sum(item => item.Points) : 0m;
            return (element.Type == AnswerType.Single ? free.Select(item => new[] { item }) : Enumerable.Range(1, (1 << free.Length) - 1).Select(subset => free.Where((_, index) => (subset >> index & 1) == 1).ToArray()))
                .Where(items => items.Sum(item => item.Points) > present)
                .Select(items => (Gain: (items.Sum(item => item.Points) - present) * weight, Items: items))
                .Select(way => (way.Gain, cost switch { PathCost.Answers => way.Items.Length, PathCost.Points => way.Gain, _ => EffortOf(element, present, way.Items) }, way.Items.Length))
                .Prepend((0m, 0m, 0));
        }
    }

    /// <summary>By definition: with a single answer, each number of points passed on the way costs its easiest item; with several, each item costs itself.</summary>
    private static decimal EffortOf(Element element, decimal present, AnswerItem[] items) => element.Type == AnswerType.Multiple
        ? items.Sum(item => item.Effort)
        : items[0].Effort + element.Items
            .Select(item => item.Points)
            .Distinct()
            .Where(points => points > present && points < items[0].Points)
            .Sum(points => element.Items.Where(item => item.Points == points).Min(item => item.Effort));

    private static string Invariant(decimal value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
