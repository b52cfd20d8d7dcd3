using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Tests.Upgrading;

public sealed class FrameworkDiffTests
{
    private static readonly Element Bees = Of("1.1", "Who looks after the bees?", "Nobody looks after them", "A neighbour looks after them", "The whole village does");
    private static readonly Element Honey = Of("1.2", "Where does the honey go?", "It stays in the hive", "It goes to the market on Sunday");

    [Fact]
    public void SameIdAndText_IsKept()
    {
        FrameworkDiff diff = Diff([Bees, Honey], [Bees, Honey]);
        Assert.Equal("1.1=1.1 Unchanged; 1.2=1.2 Unchanged", Elements(diff));
        Assert.All(diff.Table.Items, pair => Assert.Equal(pair.Key, pair.Value));
        Assert.Equal(5, diff.Table.Items.Count);
        Assert.Equal("hives-1", diff.Table.From);
        Assert.Empty(diff.GoneElements.Concat(diff.GoneItems));
    }

    [Fact]
    public void WhiteSpace_IsNoChange()
    {
        FrameworkDiff diff = Diff([Bees], [Of("1.1", "Who looks\n after the bees? ", "Nobody  looks after them", "A neighbour looks after them", "The whole village does")]);
        Assert.Equal("1.1=1.1 Unchanged", Elements(diff));
    }

    [Fact]
    public void ChangedText_IsUpdated_AndItsItemsThatAreAlikeAreKept()
    {
        FrameworkDiff diff = Diff([Bees], [Of("1.1", "Who looks after the bees in winter?", "Nobody looks after them", "A good neighbour looks after them", "A machine hums")]);
        Assert.Equal("1.1=1.1 Updated (Question Items)", Elements(diff));
        Assert.Equal("1.1.a=1.1.a 1.1.b=1.1.b 1.1.c=-", Items(diff));
        Assert.Equal(["1.1.c"], diff.GoneItems);
    }

    [Fact]
    public void InsertedElement_IsNew_AndTheOthersAreFollowed()
    {
        Element wax = Of("1.1", "What becomes of wax?", "Candles", "Polish");
        FrameworkDiff diff = Diff([Bees, Honey], [wax, Bees with { Id = "1.2", Items = Renamed(Bees, "1.2") }, Honey with { Id = "1.3", Items = Renamed(Honey, "1.3") }]);
        Assert.Equal("1.1=- New; 1.2=1.1 Unchanged; 1.3=1.2 Unchanged", Elements(diff));
        Assert.Equal("1.1.a=- 1.1.b=- 1.2.a=1.1.a 1.2.b=1.1.b 1.2.c=1.1.c 1.3.a=1.2.a 1.3.b=1.2.b", Items(diff));
    }

    [Fact]
    public void MovedElement_ThatAlsoChanged_IsFollowedAndUpdated()
    {
        FrameworkDiff diff = Diff([Bees, Honey], [Of("1.1", "Where does all the honey go?", "It stays in the hive", "It goes to the market on Sunday")]);
        Assert.Equal("1.1=1.2 Updated (Question)", Elements(diff));
        Assert.Equal("1.1.a=1.2.a 1.1.b=1.2.b", Items(diff));
        Assert.Equal(["1.1"], diff.GoneElements);
    }

    [Fact]
    public void OtherQuestionUnderTheSameId_IsNew()
    {
        FrameworkDiff diff = Diff([Bees], [Of("1.1", "Is mead brewed?", "Yes", "No")]);
        Assert.Equal("1.1=- New", Elements(diff));
        Assert.Equal("1.1.a=- 1.1.b=-", Items(diff));
        Assert.Equal(["1.1"], diff.GoneElements);
        Assert.Equal(["1.1.a", "1.1.b", "1.1.c"], diff.GoneItems);
    }

    [Fact]
    public void ItemsInAnotherOrder_AreFollowed()
    {
        FrameworkDiff diff = Diff([Bees], [Of("1.1", "Who looks after the bees?", "The whole village does", "Nobody looks after them", "A neighbour looks after them")]);
        Assert.Equal("1.1=1.1 Updated (Items Points)", Elements(diff));
        Assert.Equal("1.1.a=1.1.c 1.1.b=1.1.a 1.1.c=1.1.b", Items(diff));
    }

    [Fact]
    public void DeniedItem_IsNotAlike()
    {
        FrameworkDiff diff = Diff(
            [Of("1.1", "Are hives heated?", "The hives are heated in winter", "Nothing is known")],
            [Of("1.1", "Are hives heated?", "The hives are not heated in winter", "Nothing is known")]);
        Assert.Equal("1.1.a=- 1.1.b=1.1.b", Items(diff));
    }

    [Fact]
    public void ItemThatMovedToAnotherElement_IsFollowed_UnlessItSaysTooLittle()
    {
        FrameworkDiff diff = Diff(
            [Of("1.1", "Who looks after the bees?", "Nobody looks after them", "A neighbour looks after them", "None", "The hive is sold at once"), Honey],
            [Of("1.1", "Who looks after the bees?", "Nobody looks after them", "A neighbour looks after them"), Of("1.2", "Where does the honey go?", "It stays in the hive", "It goes to the market on Sunday", "None", "The hive is sold at once")]);
        Assert.Equal("1.1.a=1.1.a 1.1.b=1.1.b 1.2.a=1.2.a 1.2.b=1.2.b 1.2.c=- 1.2.d=1.1.d", Items(diff));
    }

    [Fact]
    public void BetterTranslation_KeepsTheItem()
    {
        Element french = Honey with { Items = [Honey.Items[0], Honey.Items[1] with { Text = new("Tout autre chose ici", "It goes to the market on Sunday") }] };
        Assert.Equal("1.2.a=1.2.a 1.2.b=1.2.b", Items(Diff([Honey], [french])));
    }

    [Fact]
    public void ConditionOnAnItemThatMoved_IsNoChange_AnotherConditionIs()
    {
        Element honey = Honey with { Condition = "1.1.a" };
        Element bees = Bees with { Id = "1.3", Items = Renamed(Bees, "1.3") };
        Assert.Equal("1.2=1.2 Unchanged; 1.3=1.1 Unchanged", Elements(Diff([Bees, honey], [honey with { Condition = "1.3.a" }, bees])));
        Assert.Equal("1.2=1.2 Updated (Condition); 1.3=1.1 Unchanged", Elements(Diff([Bees, honey], [honey with { Condition = "1.3.b" }, bees])));
        Assert.Equal("1.1=1.1 Unchanged; 1.2=1.2 Updated (Condition)", Elements(Diff([Bees, honey], [Bees, Honey])));
    }

    [Fact]
    public void PointsExplanationAndResources_AreNamedButUpdateNothing()
    {
        Element richer = Bees with
        {
            Items = [Bees.Items[0] with { Points = 7 }, .. Bees.Items.Skip(1)],
            Explanation = Text("Bees matter"),
            Resources = [new("guide", Text("Bees"), null)],
            RiskDomain = Text("stings"),
        };
        Assert.Equal("1.1=1.1 Unchanged (Points RiskDomain Explanation Resources)", Elements(Diff([Bees], [richer])));
        Assert.Equal("1.1=1.1 Updated (AnswerType)", Elements(Diff([Bees], [Bees with { Type = AnswerType.Multiple }])));
        Assert.Equal("1.1=1.1 Updated (Title)", Elements(Diff([Bees], [Bees with { Title = Text("The bees' keeper") }])));
    }

    [Fact]
    public void Draft_CarriesEveryAnswerThatIsStillThere()
    {
        Framework older = Version("hives-1", [Bees, Honey]);
        Element[] elements = [Honey with { Id = "1.1", Items = Renamed(Honey, "1.1") }, Bees with { Id = "1.2", Items = Renamed(Bees, "1.2") }];
        FrameworkDiff diff = FrameworkDiff.Between(older, Version("hives-2", elements));
        Framework newer = new() { Id = "hives-2", Previous = "hives-1", Name = Text("Hives"), Sections = diff.Newer.Sections, Upgrades = [diff.Table] };
        UpgradePlan plan = new UpgradePlanner([older, newer]).Find("hives-1", "hives-2")!;
        UpgradeResult result = EvaluationUpgrade.Apply(plan, new("hives-1", [new("1.1", ["1.1.c"]), new("1.2", ["1.2.b"])]));
        Assert.Equal(["1.1.b"], result.Answers.TicksOf("1.1"));
        Assert.Equal(["1.2.c"], result.Answers.TicksOf("1.2"));
        Assert.Empty(result.Dropped);
    }

    private static FrameworkDiff Diff(Element[] older, Element[] newer) =>
        FrameworkDiff.Between(Version("hives-1", older), Version("hives-2", newer));

    private static Framework Version(string id, Element[] elements) => new()
    {
        Id = id,
        Name = Text("Hives"),
        Sections = [new() { Id = "1", Keyword = Text("Hives"), Title = Text("Hives"), Description = Text("Hives"), Elements = elements }],
    };

    private static Element Of(string id, string question, params string[] items) => new()
    {
        Id = id,
        Title = Text("Hives"),
        Question = Text(question),
        Type = AnswerType.Single,
        Items = [.. items.Select((text, index) => new AnswerItem($"{id}.{(char)('a' + index)}", Text(text), index))],
    };

    private static AnswerItem[] Renamed(Element element, string id) =>
        [.. element.Items.Select(item => item with { Id = id + item.Id[element.Id.Length..] })];

    private static LocalizedText Text(string text) => new([new("en", text)]);

    private static string Elements(FrameworkDiff diff) => string.Join("; ", diff.Elements.Select(change =>
    {
        Assert.Equal((change.OldId, change.Badge), (diff.Table.Elements[change.ElementId].OldId, diff.Table.Elements[change.ElementId].Badge));
        return $"{change.ElementId}={change.OldId ?? "-"} {change.Badge}{(change.Parts.Count == 0 ? "" : $" ({string.Join(' ', change.Parts)})")}";
    }));

    private static string Items(FrameworkDiff diff) => string.Join(' ', diff.Newer.Elements
        .SelectMany(element => element.Items)
        .Select(item => $"{item.Id}={diff.Table.Items[item.Id] ?? "-"}"));
}
