using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Tests.Upgrading;

public sealed class FrameworkFamilyTests
{
    [Fact]
    public void Of_VersionsThatNameEachOther_AreOneFamilyNewestFirst()
    {
        IReadOnlyList<FrameworkFamily> families = FrameworkFamily.Of([Version("a-9", null), Version("b-1", null), Version("a-10", "a-9"), Version("a-11", "a-10")]);
        Assert.Equal([["b-1"], ["a-11", "a-10", "a-9"]], families.Select(Ids));
        Assert.Equal("a-11", families[1].Current.Id);
    }

    [Fact]
    public void Of_VersionsWhoseCommonPredecessorIsNotAtHand_AreOneFamily() =>
        Assert.Equal([["a-3", "a-2"]], FrameworkFamily.Of([Version("a-2", "a-1"), Version("a-3", "a-1")]).Select(Ids));

    [Fact]
    public void Of_AVersionWithATableFromAnother_IsOfItsFamily() =>
        Assert.Equal([["new", "a-2"]], FrameworkFamily.Of([Version("a-2", null), Version("new", null, "a-2")]).Select(Ids));

    [Fact]
    public void Of_IdsThatOnlyLookAlike_AreFamiliesOfTheirOwn() =>
        Assert.Equal([["a-2"], ["a-1"]], FrameworkFamily.Of([Version("a-1", null), Version("a-2", null)]).Select(Ids));

    [Fact]
    public void Of_VersionsThatNameEachOtherInACircle_Ends() =>
        Assert.Equal([["a-3", "a-2", "a-1"]], FrameworkFamily.Of([Version("a-1", "a-3"), Version("a-2", "a-1"), Version("a-3", "a-2")]).Select(Ids));

    private static string[] Ids(FrameworkFamily family) => [.. family.Versions.Select(version => version.Id)];

    private static Framework Version(string id, string? previous, params string[] from) => new()
    {
        Id = id,
        Previous = previous,
        Name = SmallFramework.Text("Small framework"),
        Sections = [SmallFramework.Section("1", SmallFramework.Single("1.1", 0, 1))],
        Upgrades = [.. from.Select(older => new UpgradeTable(older, new Dictionary<string, ElementUpgrade>(), new Dictionary<string, string?>()))],
    };
}
