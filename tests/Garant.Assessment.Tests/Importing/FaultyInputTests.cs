using Garant.Assessment.Frameworks;
using Garant.Assessment.Importing;

namespace Garant.Assessment.Tests.Importing;

/// <summary>Every fault gets its remark with file and line, and no other.</summary>
public sealed class FaultyInputTests
{
    private static readonly Dictionary<string, FaultyInput> Repairable =
        StructureFaults.All.Concat(PassageFaults.All).Concat(TableFaults.All).ToDictionary(input => input.Name);

    private static readonly Dictionary<string, FaultyInput> Broken = BrokenInputs.All.ToDictionary(input => input.Name);

    public static TheoryData<string> RepairableNames => [.. Repairable.Keys];

    public static TheoryData<string> BrokenNames => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(RepairableNames))]
    public void Import_RepairableFault_WarnsAtTheLine(string fault)
    {
        FaultyInput input = Repairable[fault];
        FrameworkReading reading = PublishedFrameworkImporter.Import(OrchardFramework.With(input.File, input.Passage, input.Replacement));

        Assert.Equal(input.Expected, reading.Diagnostics.Select(FaultyInput.Shorten));
        Assert.False(reading.HasErrors);
        Assert.NotNull(reading.Framework);
    }

    [Theory]
    [MemberData(nameof(BrokenNames))]
    public void Import_BrokenInput_IsAnErrorAtTheLine(string fault)
    {
        FaultyInput input = Broken[fault];
        FrameworkReading reading = PublishedFrameworkImporter.Import(OrchardFramework.With(input.File, input.Passage, input.Replacement));

        Assert.Equal(input.Expected, reading.Diagnostics.Select(FaultyInput.Shorten));
        Assert.True(reading.HasErrors);
        Assert.Null(reading.Framework);
    }
}
