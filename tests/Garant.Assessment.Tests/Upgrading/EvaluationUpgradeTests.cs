using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Assessment.Upgrading;
using static Garant.Assessment.Tests.SmallFramework;
using static Garant.Assessment.Tests.Upgrading.Tables;

namespace Garant.Assessment.Tests.Upgrading;

public sealed class EvaluationUpgradeTests
{
    [Fact]
    public void Apply_KeptAndMovedTicks_GoOver()
    {
        UpgradeResult result = Apply(
            [Single("1.1", 0m, 1m), Multiple("1.2", 1m, 1m)],
            [Multiple("1.1", 1m, 1m, 1m), Single("1.2", 0m, 1m)],
            ["1.1=1.2 updated Moved.", "1.2=1.1", "1.1.a=1.2.a", "1.1.c=1.2.b", "1.2.a=1.1.a", "1.2.b=1.1.b"],
            "1.1.b", "1.2.a", "1.2.b");

        Assert.Equal(["1.1.a", "1.1.c", "1.2.b"], result.Elements.SelectMany(element => element.Ticks));
        Assert.Equal("new-2", result.Answers.Framework);
        Assert.Empty(result.Dropped);
        Assert.Equal(["1.2"], result.Kept.Select(element => element.ElementId));
        Assert.Equal(["1.1"], result.Changed.Select(element => element.ElementId));
        Assert.Empty(result.New);
        Assert.Equal((100m, 100m, 75m, 75m), (result.Before.PublishedWorst, result.Before.PublishedBest, result.After.PublishedWorst, result.After.PublishedBest));
    }

    [Fact]
    public void Apply_NoEntryTakesTheTick_IsDroppedWithoutCounterpart()
    {
        UpgradeResult result = Apply(
            [Single("1.1", 0m, 1m), Single("1.2", 0m, 1m)],
            [Single("1.1", 0m, 1m), Single("1.3", 0m, 1m)],
            ["1.1=1.1 updated", "1.3=- new", "1.1.a=1.1.a", "1.1.b=-"],
            "1.1.b", "1.2.b");

        Assert.Equal([new("1.1.b", null, DropReason.NoCounterpart), new("1.2.b", null, DropReason.NoCounterpart)], result.Dropped);
        Assert.Equal(["1.3"], result.New.Select(element => element.ElementId));
        Assert.Empty(result.Answers.Elements);
        Assert.Equal((0m, 100m), (result.After.PublishedWorst, result.After.PublishedBest));
    }

    [Fact]
    public void Apply_ItemsKeptInsideAnElementThatStartsAfresh_GoOver()
    {
        UpgradeResult result = Apply([Single("1.1", 0m, 1m)], [Single("1.1", 0m, 1m)], ["1.1=- new", "1.1.b=1.1.b"], "1.1.b");

        Assert.Equal(["1.1.b"], result.Answers.TicksOf("1.1"));
        Assert.Empty(result.Dropped);
    }

    [Fact]
    public void Apply_SwitchAndOthersTogether_SwitchYields()
    {
        UpgradeResult result = Apply(
            [Multiple("1.1", 1m, 1m, 1m)],
            [Multiple("1.1", 1m, 1m).WithSwitch()],
            ["1.1.a=1.1.a", "1.1.b=1.1.b", "1.1.c=1.1.c"],
            "1.1.a", "1.1.c");

        Assert.Equal(["1.1.a"], result.Answers.TicksOf("1.1"));
        Assert.Equal([new("1.1.c", "1.1.c", DropReason.NotAdmitted)], result.Dropped);
    }

    [Fact]
    public void Apply_NothingOfThisAndOthersTogether_NothingYields()
    {
        UpgradeResult result = Apply(
            [Multiple("1.1", 1m, 1m, 1m)],
            [Multiple("1.1", 1m, 1m).WithNone()],
            ["1.1.a=1.1.a", "1.1.b=1.1.b", "1.1.c=1.1.c"],
            "1.1.a", "1.1.c");

        Assert.Equal(["1.1.a"], result.Answers.TicksOf("1.1"));
        Assert.Equal([new("1.1.c", "1.1.c", DropReason.NotAdmitted)], result.Dropped);
    }

    [Fact]
    public void Apply_SeveralTicksForASingleAnswer_FewestPointsStay()
    {
        UpgradeResult result = Apply(
            [Multiple("1.1", 1m, 1m, 1m, 1m)],
            [Single("1.1", 2m, 0.5m, 1m).WithSwitch()],
            ["1.1.a=1.1.a", "1.1.b=1.1.b", "1.1.c=1.1.c", "1.1.d=1.1.d"],
            "1.1.a", "1.1.b", "1.1.c", "1.1.d");

        Assert.Equal(["1.1.b"], result.Answers.TicksOf("1.1"));
        Assert.Equal(["1.1.a", "1.1.c", "1.1.d"], result.Dropped.Select(tick => tick.OldItemId));
        Assert.All(result.Dropped, tick => Assert.Equal((tick.OldItemId, DropReason.NotAdmitted), (tick.NewItemId, tick.Reason)));
    }

    [Fact]
    public void Apply_NewConditionTakesTheElementAway_ItsTicksAreDropped()
    {
        Element[] older = [Single("1.1", 0m, 1m), Single("1.2", 0m, 1m)];
        UpgradeResult result = Apply(older, [older[0], older[1].NotWhen("1.1.a")], ["1.1.a=1.1.a", "1.2.b=1.2.b"], "1.1.a", "1.2.b");

        Assert.Equal(["1.1"], result.Answers.Elements);
        Assert.Equal([new("1.2.b", "1.2.b", DropReason.DoesNotApply)], result.Dropped);
    }

    [Fact]
    public void Apply_TicksFromBeforeTheElementCeasedToApply_StayBehind()
    {
        Element[] newer = [Single("1.1", 0m, 1m), Single("1.2", 0m, 1m)];
        UpgradeResult result = Apply([newer[0], newer[1].NotWhen("1.1.a")], newer, ["1.1.a=1.1.a", "1.2.b=1.2.b"], "1.1.a", "1.2.b");

        Assert.Equal(["1.1"], result.Answers.Elements);
        Assert.Equal([new("1.2.b", "1.2.b", DropReason.DoesNotApply)], result.Dropped);
    }

    [Fact]
    public void Apply_Notes_MoveWithTheirElementOrAreArchived()
    {
        Framework older = Version("new-1", null, [Single("1.1", 0m, 1m), Single("1.2", 0m, 1m), Single("1.3", 0m, 1m)]);
        Framework newer = Version("new-2", "new-1", [Single("1.1", 0m, 1m), Single("1.2", 0m, 1m)], From("new-1", "1.1=1.2", "1.2=- new"));
        UpgradeResult result = EvaluationUpgrade.Apply(
            new UpgradePlanner([older, newer]).Find("new-1", "new-2")!,
            AnswerSheet.Empty("new-1"),
            new Dictionary<string, string> { ["1.1"] = "one", ["1.2"] = "two", ["1.3"] = "three" });

        Assert.Equal(new Dictionary<string, string> { ["1.1"] = "two" }, result.Notes.ToDictionary());
        Assert.Equal(new Dictionary<string, string> { ["1.1"] = "one", ["1.3"] = "three" }, result.ArchivedNotes.ToDictionary());
    }

    [Fact]
    public void Apply_WithoutNotes_HasNone()
    {
        UpgradeResult result = Apply([Single("1.1", 0m, 1m)], [Single("1.1", 0m, 1m)], []);

        Assert.Empty(result.Notes);
        Assert.Empty(result.ArchivedNotes);
    }

    [Fact]
    public void Apply_SheetOfAnotherVersion_Throws()
    {
        Framework older = Version("new-1", null, [Single("1.1", 0m, 1m)]);
        Framework newer = Version("new-2", "new-1", [Single("1.1", 0m, 1m)], From("new-1"));
        UpgradePlan plan = new UpgradePlanner([older, newer]).Find("new-1", "new-2")!;

        Assert.Throws<ArgumentException>(() => EvaluationUpgrade.Apply(plan, AnswerSheet.Empty("new-2")));
    }

    [Fact]
    public void Apply_AnyFrameworksAndTables_LosesNothingSilentlyAndCanBeScored()
    {
        for (int round = 0; round < 1500; round++)
        {
            Random random = new(round);
            Framework older = RandomFramework.Draw(random), drawn = RandomFramework.Draw(random);
            string[] sources = [.. older.Elements.SelectMany(element => element.Items).Select(item => item.Id), "9.9.z"];
            Framework newer = new()
            {
                Id = "small-2",
                Previous = older.Id,
                Name = drawn.Name,
                Sections = drawn.Sections,
                Upgrades = [From(older.Id, [.. drawn.Elements.SelectMany(element => element.Items).Select(item => $"{item.Id}={(random.Next(4) == 0 ? "-" : random.Next(3) > 0 && sources.Contains(item.Id) ? item.Id : sources[random.Next(sources.Length)])}")])],
            };
            AnswerSheet sheet = RandomFramework.DrawAnswers(older, random, 0.8);
            UpgradePlan plan = new UpgradePlanner([older, newer]).Find(older.Id, newer.Id)!;
            UpgradeResult result = EvaluationUpgrade.Apply(plan, sheet);

            Assert.Empty(AnswerCheck.Faults(newer, result.Answers).Select(fault => $"round {round}: {fault.Text}"));
            Assert.Equal(new Scorer(newer).Score(result.Answers).Range, result.After);
            Assert.Equal(new Scorer(older).Score(sheet).Range, result.Before);
            AssertAccounted(plan, sheet, result, $"round {round}");
        }
    }

    /// <summary>Every tick goes over or is listed, and nothing is ticked that nobody ticked.</summary>
    internal static void AssertAccounted(UpgradePlan plan, AnswerSheet sheet, UpgradeResult result, string message)
    {
        HashSet<string> ticked = [.. sheet.Elements.SelectMany(sheet.TicksOf)];
        HashSet<string> arrived = [.. result.Answers.Elements.SelectMany(result.Answers.TicksOf)];
        Assert.True(arrived.All(item => plan.Table.Items[item] is { } source && ticked.Contains(source)), message);
        foreach (string tick in ticked)
        {
            string[] targets = [.. plan.Table.Items.Where(pair => pair.Value == tick).Select(pair => pair.Key)];
            List<DroppedTick> dropped = [.. result.Dropped.Where(dropped => dropped.OldItemId == tick)];
            Assert.True(
                targets.Length == 0
                    ? dropped is [{ NewItemId: null, Reason: DropReason.NoCounterpart }]
                    : targets.All(target => arrived.Contains(target) != dropped.Exists(drop => drop.NewItemId == target)) && dropped.Count == targets.Count(target => !arrived.Contains(target)),
                $"{message}: {tick}");
        }

        Assert.True(result.Dropped.All(dropped => ticked.Contains(dropped.OldItemId)), message);
        Assert.Equal(plan.To.Elements.Select(element => element.Id), result.Elements.Select(element => element.ElementId));
    }

    private static UpgradeResult Apply(IReadOnlyList<Element> before, IReadOnlyList<Element> after, IReadOnlyList<string> entries, params IReadOnlyList<string> ticks)
    {
        Framework older = Version("new-1", null, before), newer = Version("new-2", "new-1", after, From("new-1", entries));
        return EvaluationUpgrade.Apply(new UpgradePlanner([older, newer]).Find("new-1", "new-2")!, older.Answer(ticks));
    }
}
