using Garant.Platform.Journal;

namespace Garant.Platform.Tests.Journal;

/// <summary>What the check calls edited, reordered, cut and inserted, and where.</summary>
public sealed class JournalCheckTests
{
    private const int Rows = 8;

    private static readonly List<StoredRow> Sound = Chain.Of(Rows);

    /// <summary>With a head file and without: where the answers differ, tests say so.</summary>
    public static TheoryData<bool, int> HeadsAndPlaces { get; } = [.. from head in new[] { true, false } from place in Enumerable.Range(1, Rows) select (head, place)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Check_OfSoundRows_FindsNothing(int rows)
    {
        List<StoredRow> chain = Chain.Of(rows);
        foreach (JournalHead? head in new[] { null, JournalHead.Empty, chain.Head(), chain.Head(rows / 2), chain.Head(rows), Chain.Of(rows / 2).Head() })
        {
            Assert.Equal(new(rows, chain.Head().End, null, null), await chain.CheckAsync(head));
        }
    }

    [Theory]
    [MemberData(nameof(HeadsAndPlaces))]
    public async Task Check_OfAChangedRow_SaysEditedThere(bool hasHead, int place)
    {
        StoredRow row = Sound[place - 1];
        StoredRow[] changes =
        [
            row with { Fields = Chain.Fields("changed") },
            row with { Fields = null },
            row with { PreviousHash = new byte[31] },
            row with { Hash = [.. row.Hash.Select((b, i) => (byte)(i == 5 ? b ^ 1 : b))] },
            row with { Hash = [] },
            row with { Fields = Chain.Fields("changed"), Hash = new byte[32] },
            new(place, null, [], []),
        ];
        foreach (StoredRow change in changes)
        {
            await HoldAsync(With(place, change), hasHead, place, JournalFault.Edited);
        }
    }

    [Theory]
    [MemberData(nameof(HeadsAndPlaces))]
    public async Task Check_OfAChangedRowWithItsHashMadeAnew_SaysEditedThere(bool hasHead, int place)
    {
        StoredRow forged = Chain.Row(place, "changed", Sound[place - 1].PreviousHash);
        StoredRow unlinked = Chain.Row(place, "changed", new byte[32].Select(_ => (byte)7).ToArray());
        if (place == Rows && !hasHead)
        {
            // The last row, with nothing that knows it: this is what a head file is for. Unlinked, the row before seems replaced.
            Assert.True((await With(place, forged).CheckAsync(null)).IsValid);
            await HoldAsync(With(place, unlinked), hasHead, place - 1, JournalFault.Edited);
            return;
        }

        await HoldAsync(With(place, forged), hasHead, place, JournalFault.Edited);
        await HoldAsync(With(place, unlinked), hasHead, place, JournalFault.Edited);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Check_OfAChainMadeAnew_SaysEditedWhereTheHeadFileKnowsBetter(int checkpoint)
    {
        List<StoredRow> forged = Sound[..2];
        for (int place = 3; place <= Rows + 2; place++)
        {
            forged.Add(Chain.Row(place, "changed", forged[^1].Hash));
        }

        JournalVerdict verdict = await forged.CheckAsync(Sound.Head(checkpoint));
        Assert.Equal((checkpoint == 0 ? Rows : checkpoint, JournalFault.Edited), (verdict.Position, verdict.Fault));
        Assert.True((await forged.CheckAsync(null)).IsValid);
    }

    [Theory]
    [MemberData(nameof(HeadsAndPlaces))]
    public async Task Check_OfTwoRowsThatChangedPlaces_SaysReorderedAtTheFirst(bool hasHead, int place)
    {
        foreach (int other in Enumerable.Range(place + 1, Rows - place))
        {
            StoredRow[] swapped = [.. Sound];
            (swapped[place - 1], swapped[other - 1]) = (Sound[other - 1] with { Position = place }, Sound[place - 1] with { Position = other });
            await HoldAsync(swapped, hasHead, place, JournalFault.Reordered);
        }
    }

    [Theory]
    [MemberData(nameof(HeadsAndPlaces))]
    public async Task Check_OfARowMovedToTheEnd_SaysReorderedAtItsPlace(bool hasHead, int place)
    {
        StoredRow moved = Sound[place - 1];
        StoredRow[] rest = [.. Sound.Where(row => row != moved)];
        if (place == Rows)
        {
            // The last one in order under another number: its number alone was changed.
            await HoldAsync([.. rest, moved with { Position = 20 }], hasHead, place, JournalFault.Edited);
            return;
        }

        await HoldAsync([.. rest, moved with { Position = 20 }], hasHead, place, JournalFault.Reordered);
        await HoldAsync([.. rest.Append(moved).Numbered(1)], hasHead, place, JournalFault.Reordered);
        await HoldAsync([moved with { Position = -5 }, .. rest], hasHead, place == 1 ? 1 : -5, place == 1 ? JournalFault.Edited : JournalFault.Reordered);
    }

    [Theory]
    [MemberData(nameof(HeadsAndPlaces))]
    public async Task Check_OfRemovedRows_SaysCutAtTheFirst(bool hasHead, int place)
    {
        foreach (int count in Enumerable.Range(1, Rows - place + 1))
        {
            StoredRow[] rest = [.. Sound[..(place - 1)], .. Sound[(place - 1 + count)..]];
            if (place - 1 + count == Rows && !hasHead)
            {
                // A tail, which only the head file knows of.
                Assert.True((await rest.CheckAsync(null)).IsValid);
                continue;
            }

            await HoldAsync(rest, hasHead, place, JournalFault.Cut);
            await HoldAsync([.. rest.Numbered(1)], hasHead, place, JournalFault.Cut);
        }
    }

    [Theory]
    [MemberData(nameof(HeadsAndPlaces))]
    public async Task Check_OfARowTooMany_SaysInsertedThere(bool hasHead, int place)
    {
        byte[] previous = Sound[place - 1].PreviousHash;
        StoredRow[] strangers =
        [
            new(place, Chain.Fields("stranger"), previous, new byte[32]),
            new(place, Chain.Fields("stranger"), new byte[32], new byte[32]),
            Chain.Row(place, "stranger", previous),
            Chain.Row(place, "stranger", new byte[31]),
            new(place, null, [], []),
            .. Sound.Select(row => row with { Position = place }),
        ];
        foreach (StoredRow stranger in strangers)
        {
            // A copy of the row that stands there is told from it by nobody: the second one is the one too many.
            bool isCopy = stranger.HashText == Sound[place - 1].HashText;
            await HoldAsync([.. Sound[..(place - 1)], stranger, .. Sound[(place - 1)..].Numbered(place + 1)], hasHead, isCopy ? place + 1 : place, JournalFault.Inserted);
        }
    }

    [Fact]
    public async Task Check_OfARowAddedAtTheEnd_SaysInsertedWhereTheHeadFileEnds()
    {
        int place = Rows + 1;
        foreach (StoredRow stranger in new StoredRow[]
        {
            new(place, Chain.Fields("stranger"), Sound[^1].Hash, new byte[32]),
            new(place, Chain.Fields("stranger"), new byte[32], new byte[32]),
            Sound[^1] with { Position = place },
            Sound[2] with { Position = place },
        })
        {
            await HoldAsync([.. Sound, stranger], hasHead: true, place, JournalFault.Inserted);
            await HoldAsync([.. Sound, stranger, stranger with { Position = place + 1 }], hasHead: true, place, JournalFault.Inserted);
        }

        // Copies are known for what they are without a head file too.
        await HoldAsync([.. Sound, Sound[2] with { Position = place }], hasHead: false, place, JournalFault.Inserted);
        await HoldAsync([Sound[2] with { Position = 0 }, .. Sound], hasHead: false, 0, JournalFault.Inserted);

        // Whoever can write can add a sound row at the end: no chain without a signature shows that.
        Assert.True((await Sound.Append(Chain.Row(place, "stranger", Sound[^1].Hash)).CheckAsync(Sound.Head())).IsValid);
    }

    [Fact]
    public async Task Check_OfSeveralFaults_TellsTheFirst()
    {
        StoredRow changed = Sound[1] with { Fields = Chain.Fields("changed") };
        await HoldAsync([Sound[0], changed, .. Sound[2..5]], hasHead: true, 2, JournalFault.Edited);
        await HoldAsync([Sound[0], changed, Sound[3] with { Position = 3 }, Sound[2] with { Position = 4 }, .. Sound[4..]], hasHead: true, 2, JournalFault.Edited);
        await HoldAsync([Sound[0], .. Sound[2..5], Sound[5] with { Fields = null }, Sound[6]], hasHead: true, 2, JournalFault.Cut);
        await HoldAsync([Sound[0], Sound[2] with { Position = 2 }, Sound[1] with { Position = 3 }, .. Sound[4..]], hasHead: true, 2, JournalFault.Reordered);
        await HoldAsync([Sound[0], Sound[1] with { Hash = [] }, .. Sound[3..]], hasHead: true, 2, JournalFault.Edited);
        await HoldAsync([], hasHead: true, 1, JournalFault.Cut);

        // All in the reverse order.
        await HoldAsync([.. Enumerable.Reverse(Sound).Numbered(1)], hasHead: true, 1, JournalFault.Reordered);
    }

    [Fact]
    public async Task Check_FromACheckpoint_ReadsOnlyTheRowsSince()
    {
        long least = long.MaxValue;
        List<StoredRow> rows = Chain.Of(1000);
        JournalCheck check = new(from => rows.Where(row => row.Position >= from).Select(row =>
        {
            least = Math.Min(least, row.Position);
            return row;
        }).ToAsyncEnumerable());
        JournalVerdict verdict = await check.RunFromCheckpointAsync(rows.Head(990), TestContext.Current.CancellationToken);
        Assert.Equal((true, 1000, 990), (verdict.IsValid, verdict.Rows, least));
    }

    private static StoredRow[] With(int place, StoredRow row) => [.. Sound[..(place - 1)], row, .. Sound[place..]];

    private static async Task HoldAsync(IEnumerable<StoredRow> rows, bool hasHead, long place, JournalFault fault)
    {
        JournalVerdict verdict = await rows.CheckAsync(hasHead ? Sound.Head() : null);
        Assert.Equal((place, fault), (verdict.Position, verdict.Fault));
        Assert.False(verdict.IsValid);
    }
}
