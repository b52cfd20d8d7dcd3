using Garant.Platform.Journal;
using Garant.Platform.Tests.Databases;

namespace Garant.Platform.Tests.Journal;

/// <summary>The head file goes forward only, and is whole at any moment.</summary>
public sealed class JournalHeadFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CollectedLog _log = new();

    private string Path => _folder.File(JournalHeadFile.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSame()
    {
        New().Advance(End(41));
        New().MoveCheckpoint(End(20));
        Assert.Equal((HeadFileState.Sound, new(End(41), End(20))), JournalHeadFile.Read(_folder.Path));
        Assert.StartsWith($"garant journal head 1\ncount 41\nhash {End(41).Hash}\ncheckpoint 20\n", File.ReadAllText(Path), StringComparison.Ordinal);
        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Read_OfAnyFlippedByte_IsDamaged()
    {
        New().Advance(End(41));
        byte[] sound = File.ReadAllBytes(Path);
        for (int i = 0; i < sound.Length; i++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] flipped = [.. sound];
                flipped[i] ^= (byte)(1 << bit);
                File.WriteAllBytes(Path, flipped);
                Assert.Equal((HeadFileState.Damaged, null), JournalHeadFile.Read(_folder.Path));
            }
        }

        foreach (byte[] cut in new byte[][] { [], sound[..^1], [.. sound, 10], sound[10..] })
        {
            File.WriteAllBytes(Path, cut);
            Assert.Equal((HeadFileState.Damaged, null), JournalHeadFile.Read(_folder.Path));
        }
    }

    [Fact]
    public void Read_WhereThereIsNone_IsMissing() => Assert.Equal((HeadFileState.Missing, null), JournalHeadFile.Read(_folder.File("no folder")));

    [Fact]
    public void Advance_ToALowerCount_LeavesTheFile()
    {
        JournalHeadFile one = New(), other = New();
        one.Advance(End(5));
        Assert.Equal(5, other.KnownEnd().Count);
        one.Advance(End(9));
        other.Advance(End(7));
        one.Advance(End(8));
        Assert.Equal(9, JournalHeadFile.Read(_folder.Path).Head!.End.Count);
    }

    [Fact]
    public void Advance_WhereTheFileCannotBeWritten_SaysSoOnceAndGoesOn()
    {
        JournalHeadFile file = new(_folder.File("later"), _log.For<JournalHeadFile>());
        file.Advance(End(1));
        file.Advance(End(2));
        Assert.Single(_log.Lines, line => line.StartsWith("Warning: The head file", StringComparison.Ordinal));
        Directory.CreateDirectory(_folder.File("later"));
        file.Advance(End(3));
        Assert.Equal(3, JournalHeadFile.Read(_folder.File("later")).Head!.End.Count);
    }

    [Fact]
    public async Task Advance_OfManyAtOnce_EndsAtTheHighestAndIsNeverHalfWritten()
    {
        JournalHeadFile[] processes = [New(), New()];
        using CancellationTokenSource done = new();
        Task reader = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                Assert.NotEqual(HeadFileState.Damaged, JournalHeadFile.Read(_folder.Path).State);
            }
        }, TestContext.Current.CancellationToken);
        await Parallel.ForAsync(1, 2001, TestContext.Current.CancellationToken, (i, _) =>
        {
            processes[i % 2].Advance(End(i));
            return ValueTask.CompletedTask;
        });
        await done.CancelAsync();
        await reader;
        processes[0].Advance(End(2001));
        Assert.Equal(2001, JournalHeadFile.Read(_folder.Path).Head!.End.Count);
        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
    }

    private static ChainEnd End(long count) => new(count, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(count))));

    private JournalHeadFile New() => new(_folder.Path, _log.For<JournalHeadFile>());
}
