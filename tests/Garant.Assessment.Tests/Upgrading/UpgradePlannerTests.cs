using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;
using static Garant.Assessment.Tests.SmallFramework;
using static Garant.Assessment.Tests.Upgrading.Tables;

namespace Garant.Assessment.Tests.Upgrading;

/// <summary>Four versions of an invented framework about boats.</summary>
public sealed class UpgradePlannerTests
{
    private static readonly Element Hull = Single("1.1", 0m, 1m), Mast = Single("1.2", 0m, 1m, 2m), Crew = Multiple("1.3", 0.5m, 0.5m);

    private static readonly Framework Boat1 = Version("boat-1", null, [Hull, Mast, Crew]);

    /// <summary>Mast and crew change places, an anchor is added.</summary>
    private static readonly Framework Boat2 = Version(
        "boat-2",
        "boat-1",
        [Hull, Multiple("1.2", 0.5m, 0.5m), Single("1.3", 0m, 1m, 2m), Single("1.4", 0m, 1m)],
        From("boat-1", "1.1=1.1", "1.2=1.3 updated Renumbered.", "1.3=1.2 updated Renumbered.", "1.4=- new", "1.1.a=1.1.a", "1.1.b=1.1.b", "1.2.a=1.3.a", "1.2.b=1.3.b", "1.3.a=1.2.a", "1.3.b=1.2.b", "1.3.c=1.2.c"));

    /// <summary>The hull starts afresh, the mast loses an item, the crew is called new but keeps its source.</summary>
    private static readonly Framework Boat3 = Version(
        "boat-3",
        "boat-2",
        [Hull, Multiple("1.2", 0.5m, 0.5m), Single("1.3", 0m, 1m), Single("1.4", 0m, 1m)],
        From("boat-2", "1.1=- updated Asked anew.", "1.2=1.2 new Now for everyone.", "1.3=1.3 unchanged Shorter.", "1.4=1.4 updated", "1.2.a=1.2.a", "1.2.b=1.2.b", "1.3.a=1.3.a", "1.3.b=1.3.c", "1.4.a=1.4.a", "1.4.b=1.4.b"));

    [Fact]
    public void Find_OneTable_IsItsForwardStep()
    {
        UpgradePlan plan = new UpgradePlanner([Boat1, Boat2, Boat3]).Find("boat-1", "boat-2")!;

        Assert.Equal("boat-1>boat-2", Steps(plan));
        Assert.Equal("1.1.a=1.1.a 1.1.b=1.1.b 1.2.a=1.3.a 1.2.b=1.3.b 1.3.a=1.2.a 1.3.b=1.2.b 1.3.c=1.2.c", Items(plan));
        Assert.Equal("1.1=1.1 Unchanged; 1.2=1.3 Updated Renumbered.; 1.3=1.2 Updated Renumbered.; 1.4=- New", Elements(plan));
        Assert.Equal(Boat2.Elements.Sum(element => element.Items.Count), plan.Table.Items.Count);
        Assert.Empty(plan.Remarks);
        Assert.Equal(("boat-1", "boat-2"), (plan.From.Id, plan.To.Id));
    }

    [Fact]
    public void Find_TwoTables_Compose()
    {
        UpgradePlan plan = new UpgradePlanner([Boat3, Boat2, Boat1]).Find("boat-1", "boat-3")!;

        Assert.Equal("boat-1>boat-2 boat-2>boat-3", Steps(plan));
        Assert.Equal("1.2.a=1.3.a 1.2.b=1.3.b 1.3.a=1.2.a 1.3.b=1.2.c", Items(plan));
        Assert.Equal("1.1=- Updated Asked anew.; 1.2=1.3 New Now for everyone.; 1.3=1.2 Updated Renumbered. Shorter.; 1.4=- New", Elements(plan));
        Assert.Equal("Renumbered. (fr) Shorter. (fr)", plan.Table.Elements["1.3"].Reason.Find("fr"));
    }

    [Fact]
    public void Find_WithoutTableForwards_ReadsOneBackwards()
    {
        // From boat-2 no table leads to boat-4, which starts from boat-1.
        Framework boat4 = Version("boat-4", "boat-1", [Hull.Asking("Which hull?"), Mast, Crew], Keeping(Boat1, "boat-1", "1.1=1.1 updated Clearer.", "1.3.b=-"));
        UpgradePlan plan = new UpgradePlanner([Boat1, Boat2, boat4]).Find("boat-2", "boat-4")!;

        Assert.Equal("boat-2<boat-1 boat-1>boat-4", Steps(plan));
        Assert.Equal("1.1.a=1.1.a 1.1.b=1.1.b 1.2.a=1.3.a 1.2.b=1.3.b 1.2.c=1.3.c 1.3.a=1.2.a", Items(plan));
        Assert.Equal("1.1=1.1 Updated Clearer.; 1.2=1.3 Updated; 1.3=1.2 Updated", Elements(plan));
    }

    [Fact]
    public void Find_BackwardsRouteLosesASameText_KeepsIt()
    {
        // boat-2 changed the hull and boat-4 took the change over: the route by boat-1 would drop what is there unchanged.
        Element newHull = Hull.Asking("Which hull?");
        Framework boat2 = Version("boat-2", "boat-1", [newHull, Mast, Crew], Keeping(Boat1, "boat-1", "1.1=- new", "1.1.a=-", "1.1.b=-"));
        Framework boat4 = Version("boat-4", "boat-1", [newHull, Mast.Asking("Which mast?"), Crew], Keeping(Boat1, "boat-1", "1.1=- updated", "1.1.a=-", "1.1.b=-", "1.2.c=-", "1.3.b=-"));
        UpgradePlanner planner = new([Boat1, boat2, boat4]);

        Assert.Equal("boat-2<boat-1 boat-1>boat-4", Steps(planner.Find("boat-2", "boat-4")!));
        Assert.Equal("1.1.a=1.1.a 1.1.b=1.1.b 1.2.a=1.2.a 1.2.b=1.2.b 1.3.a=1.3.a 1.3.b=1.3.b", Items(planner.Find("boat-2", "boat-4")!));
        Assert.Equal("1.1=1.1 Unchanged; 1.2=1.2 Unchanged; 1.3=1.3 Unchanged", Elements(planner.Find("boat-2", "boat-4")!));

        // Forwards the editors' word counts, same text or not.
        Assert.Equal("1.2.a=1.2.a 1.2.b=1.2.b 1.3.a=1.3.a", Items(planner.Find("boat-1", "boat-4")!));
    }

    [Theory]
    [InlineData("1.2.c=1.2.b")]
    [InlineData("1.3=1.2")]
    public void Find_TableNotOneToOne_IsNotReadBackwards(string entry)
    {
        Framework boat2 = Version("boat-2", "boat-1", [Hull, Mast, Crew], Keeping(Boat1, "boat-1", entry));
        Framework boat4 = Version("boat-4", "boat-1", [Hull, Mast, Crew], Keeping(Boat1, "boat-1"));

        Assert.False(boat2.Upgrades[0].IsOneToOne);
        Assert.Null(new UpgradePlanner([Boat1, boat2, boat4]).Find("boat-2", "boat-4"));
        Assert.NotNull(new UpgradePlanner([Boat1, boat2, boat4]).Find("boat-1", "boat-4"));
    }

    [Fact]
    public void Find_TableThatSkipsAVersion_YieldsToSingleStepsAndDisagreementsAreRemarked()
    {
        Framework boat3 = Version("boat-3", "boat-2", [.. Boat3.Elements], Boat3.Upgrades[0], From("boat-1", "1.2.a=1.3.a", "1.2.b=1.9.b", "1.3.a=1.2.b", "1.4.a=1.1.a"));
        UpgradePlan plan = new UpgradePlanner([Boat1, Boat2, boat3]).Find("boat-1", "boat-3")!;

        Assert.Equal("boat-1>boat-2 boat-2>boat-3", Steps(plan));
        Assert.Equal("1.2.a=1.3.a 1.2.b=1.3.b 1.3.a=1.2.a 1.3.b=1.2.c", Items(plan));
        Assert.Equal(
            [
                "the table boat-1 → boat-3 that skips versions takes item 1.2.b from 1.9.b, which boat-1 does not have; the steps of one version take it from 1.3.b and are followed",
                "the table boat-1 → boat-3 that skips versions takes item 1.3.a from 1.2.b; the steps of one version take it from 1.2.a and are followed",
                "the table boat-1 → boat-3 that skips versions takes item 1.3.b from nothing; the steps of one version take it from 1.2.c and are followed",
                "the table boat-1 → boat-3 that skips versions takes item 1.4.a from 1.1.a; the steps of one version take it from nothing and are followed",
            ],
            plan.Remarks.Select(remark => remark.ToString()));
    }

    [Fact]
    public void Find_StepBetweenNotAtHand_TakesTheTableThatSkips()
    {
        Framework boat3 = Version("boat-3", "boat-2", [.. Boat3.Elements], Boat3.Upgrades[0], From("boat-1", "1.2.a=1.3.a", "1.2.b=1.9.b", "1.4=1.7"));
        UpgradePlan plan = new UpgradePlanner([Boat1, boat3]).Find("boat-1", "boat-3")!;

        Assert.Equal("boat-1>boat-3", Steps(plan));
        Assert.Equal("1.2.a=1.3.a", Items(plan));
        Assert.Null(plan.Table.Elements["1.4"].OldId);
        Assert.Equal(["the upgrade table boat-1 → boat-3 takes item 1.2.b from 1.9.b, which boat-1 does not have; it starts afresh"], plan.Remarks.Select(remark => remark.ToString()));
    }

    [Theory]
    [InlineData("boat-2", "boat-1")]
    [InlineData("boat-2", "boat-2")]
    [InlineData("boat-1", "boat-9")]
    [InlineData("raft-0", "boat-2")]
    [InlineData("boat-1", "raft-0")]
    public void Find_OlderUnknownOrUnrelated_IsNull(string from, string to)
    {
        Framework raft = Version("raft-0", null, [Hull]);

        Assert.Null(new UpgradePlanner([Boat1, Boat2, raft]).Find(from, to));
    }

    [Fact]
    public void NewerThan_Versions_StandNewestFirst()
    {
        Framework boat10 = Version("boat-10", "boat-3", [.. Boat3.Elements], Keeping(Boat3, "boat-3"));
        UpgradePlanner planner = new([Boat2, boat10, Boat1, Boat3]);

        Assert.Equal(["boat-10", "boat-3", "boat-2"], planner.NewerThan("boat-1").Select(framework => framework.Id));
        Assert.Empty(planner.NewerThan("boat-10"));
        Assert.Empty(planner.NewerThan("raft-1"));
    }

    [Fact]
    public void VersionOrder_Numbers_CompareAsNumbers() => Assert.Equal(
        ["1.2", "1.10", "202101", "202102", "garant-2026.2", "garant-2026.10", "garant-2027.1"],
        new[] { "garant-2026.10", "202102", "garant-2027.1", "1.10", "garant-2026.2", "1.2", "202101" }.Order(UpgradePlanner.VersionOrder));

    [Fact]
    public void New_OneIdTwice_Throws() => Assert.Throws<ArgumentException>(() => new UpgradePlanner([Boat1, Boat1]));
}
