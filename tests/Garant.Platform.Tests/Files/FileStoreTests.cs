using System.Security.Cryptography;
using Garant.Platform.Files;
using Garant.Platform.Tests.Databases;
using Microsoft.Extensions.Time.Testing;

namespace Garant.Platform.Tests.Files;

/// <summary>A file counts when its bytes are there, and a failure leaves nothing and takes nothing away.</summary>
public sealed class FileStoreTests : IDisposable
{
    private const long Most = 1_000_000;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero));
    private readonly FileStore _store;

    public FileStoreTests() => _store = new(_folder.Path, _clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Put_OfAFile_KeepsItUnderItsDigest()
    {
        byte[] bytes = Text(300_000);
        StoredFile file = await PutAsync(bytes);
        Assert.Equal(new(Convert.ToHexStringLower(SHA256.HashData(bytes)), 300_000), file);
        Assert.Equal(bytes, await ReadAsync(file));
        Assert.Equal([file], _store.List());
        AssertNothingUnfinished();
    }

    [Fact]
    public async Task Put_OfTheSameBytesTwice_IsOneFile()
    {
        Assert.Equal(await PutAsync(Text(1000)), await PutAsync(Text(1000)));
        Assert.Single(_store.List());
    }

    /// <summary>What is there under the digest is not believed: it was cut, damaged or lost.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(-1)]
    public async Task Put_WhereTheFileIsNoLongerWhole_StoresItAgain(int left)
    {
        StoredFile file = await PutAsync(Text(1000));
        string path = Directory.GetFiles(_folder.File(FileStore.FolderName), file.Digest, SearchOption.AllDirectories).Single();
        if (left < 0)
        {
            File.Delete(path);
        }
        else
        {
            await File.WriteAllBytesAsync(path, new byte[left], Stop);
        }

        Assert.Equal(left == 1000, _store.Has(file));
        Assert.Equal(left == 1000, await OpensAsync(file));
        Assert.Equal(file, await PutAsync(Text(1000)));
        Assert.Equal(Text(1000), await ReadAsync(file));
    }

    [Fact]
    public async Task Put_OfTooManyBytes_StopsReadingAtTheLimit()
    {
        Assert.Equal(Most, (await PutAsync(Text((int)Most))).Size);
        using FailingStream endless = new(Text(5_000_000), failAfter: int.MaxValue, pause: null);
        FileRefusedException refused = await Assert.ThrowsAsync<FileRefusedException>(() => _store.PutAsync(endless, "a.txt", Most, Stop));
        Assert.Equal(FileRefusal.TooLarge, refused.Reason);
        Assert.InRange(endless.Position, Most, Most + 100_000);
        Assert.Single(_store.List());
        AssertNothingUnfinished();
    }

    [Fact]
    public async Task Put_OfAStreamThatIsCut_LeavesNothing()
    {
        using FailingStream cut = new(Text(200_000), failAfter: 150_000, pause: null);
        Assert.Equal("The sender is gone.", (await Assert.ThrowsAsync<IOException>(() => _store.PutAsync(cut, "a.txt", Most, Stop))).Message);
        using CancellationTokenSource gone = new();
        using FailingStream left = new(Text(200_000), failAfter: int.MaxValue, pause: async () => await gone.CancelAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.PutAsync(left, "a.txt", Most, gone.Token));
        Assert.Empty(_store.List());
        AssertNothingUnfinished();
        await PutAsync(Text(200_000));
        Assert.Single(_store.List());
    }

    [Fact]
    public async Task Put_WhereTheStoreIsAway_SaysSoAndStoresLater()
    {
        await File.WriteAllTextAsync(_folder.File(FileStore.FolderName), "no folder", Stop);
        Assert.Contains("nothing was saved", (await Assert.ThrowsAsync<FileStoreException>(() => PutAsync(Text(1000)))).Message, StringComparison.Ordinal);
        Assert.Empty(_store.List());
        File.Delete(_folder.File(FileStore.FolderName));
        Assert.Equal(Text(1000), await ReadAsync(await PutAsync(Text(1000))));
    }

    /// <summary>The bytes arrive and cannot be put in their place.</summary>
    [Fact]
    public async Task Put_WhereThePlaceIsTaken_LeavesNothing()
    {
        StoredFile file = await PutAsync(Text(1000));
        string folder = Path.Combine(_folder.File(FileStore.FolderName), file.Digest[..2]);
        Directory.Delete(folder, recursive: true);
        await File.WriteAllTextAsync(folder, "no folder", Stop);
        await Assert.ThrowsAsync<FileStoreException>(() => PutAsync(Text(1000)));
        AssertNothingUnfinished();
        Assert.False(_store.Has(file));
        File.Delete(folder);
        await PutAsync(Text(1000));
        Assert.True(_store.Has(file));
    }

    /// <summary>The store answers that all is well, and has other bytes.</summary>
    [Fact]
    public async Task Put_WhereTheStoreGivesBackOtherBytes_LeavesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Nobody else writes an open file there.");
        using FailingStream watched = new(Text(300_000), failAfter: int.MaxValue, pause: () =>
        {
            string file = Directory.GetFiles(Path.Combine(_folder.File(FileStore.FolderName), "incoming")).Single();
            Assert.True(SmallDisk.Runs("sh", "-c", $"printf rubbish | dd of={file} conv=notrunc"));
            return Task.CompletedTask;
        });
        FileStoreException fault = await Assert.ThrowsAsync<FileStoreException>(() => _store.PutAsync(watched, "a.txt", Most, Stop));
        Assert.StartsWith("The store gives back other bytes", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_store.List());
        AssertNothingUnfinished();
    }

    [Fact]
    public async Task Put_OnAReadOnlyDisk_SaysSoAndStoresLater()
    {
        using SmallDisk disk = new(_folder.File("small"));
        FileStore store = new(disk.Path, _clock);
        StoredFile first = await store.PutAsync(new MemoryStream(Text(1000)), "a.txt", Most, Stop);
        disk.Mount("remount,ro");
        await Assert.ThrowsAsync<FileStoreException>(() => store.PutAsync(new MemoryStream(Text(2000)), "a.txt", Most, Stop));
        Assert.Equal([first], store.List());
        disk.Mount("remount,rw");
        await store.PutAsync(new MemoryStream(Text(2000)), "a.txt", Most, Stop);
        Assert.Equal(2, store.List().Count());
    }

    [Fact]
    public async Task Put_OnAFullDisk_SaysSoAndLeavesNothing()
    {
        using SmallDisk disk = new(_folder.File("small"));
        FileStore store = new(disk.Path, _clock);
        StoredFile first = await store.PutAsync(new MemoryStream(Text(400_000)), "a.txt", Most * 2, Stop);
        await Assert.ThrowsAsync<FileStoreException>(() => store.PutAsync(new MemoryStream(Text(900_000)), "a.txt", Most * 2, Stop));
        Assert.Equal([first], store.List());
        Assert.Empty(Directory.GetFiles(Path.Combine(disk.Path, FileStore.FolderName, "incoming")));
        await store.PutAsync(new MemoryStream(Text(500_000)), "a.txt", Most * 2, Stop);
    }

    [Fact]
    public async Task Put_OfTheSameBytesAtOnceWithOneFailing_StoresThem()
    {
        byte[] bytes = Text(300_000);
        TaskCompletionSource halfway = new(), other = new();
        using FailingStream failing = new(bytes, failAfter: 250_000, pause: async () =>
        {
            halfway.TrySetResult();
            await other.Task;
        });
        Task<StoredFile> one = _store.PutAsync(failing, "a.txt", Most, Stop);
        await halfway.Task;
        StoredFile file = await PutAsync(bytes);
        other.SetResult();
        await Assert.ThrowsAsync<IOException>(() => one);
        Assert.Equal(bytes, await ReadAsync(file));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => PutAsync(bytes))));
        Assert.Equal([file], _store.List());
        AssertNothingUnfinished();
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void Open_OfWhatIsNoDigest_IsRefused(string digest) => Assert.Throws<ArgumentException>(() => _store.Open(new(digest, 1)));

    [Fact]
    public async Task Sweep_OfOldFiles_LeavesWhatRowsName()
    {
        StoredFile named = await PutAsync(Text(10)), orphan = await PutAsync(Text(20));
        _clock.Advance(TimeSpan.FromHours(2));
        StoredFile young = await PutAsync(Text(30));
        Assert.Equal(0, await _store.SweepAsync(TimeSpan.FromHours(3), Named(named), Stop));
        Assert.Equal(1, await _store.SweepAsync(TimeSpan.FromHours(1), Named(named), Stop));
        Assert.Equal(new[] { named, young }.OrderBy(file => file.Digest), _store.List().OrderBy(file => file.Digest));
        Assert.False(_store.Has(orphan));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _store.SweepAsync(TimeSpan.FromMinutes(59), Named(), Stop));
        using TemporaryFolder empty = new();
        Assert.Equal(0, await new FileStore(empty.Path, _clock).SweepAsync(TimeSpan.FromHours(1), Named(), Stop));
    }

    /// <summary>An orphan's bytes come again while the sweep runs: their row is not written yet.</summary>
    [Fact]
    public async Task Sweep_OfAnOrphanThatComesAgainMeanwhile_LeavesIt()
    {
        StoredFile orphan = await PutAsync(Text(20));
        _clock.Advance(TimeSpan.FromHours(2));
        int deleted = await _store.SweepAsync(
            TimeSpan.FromHours(1),
            async _ =>
            {
                await PutAsync(Text(20));
                return new HashSet<string>();
            },
            Stop);
        Assert.Equal((0, true), (deleted, _store.Has(orphan)));
    }

    [Fact]
    public async Task Sweep_DuringAnUpload_LeavesItAndTakesWhatWasLeftBehind()
    {
        TaskCompletionSource halfway = new(), swept = new();
        using FailingStream slow = new(Text(300_000), failAfter: int.MaxValue, pause: async () =>
        {
            halfway.TrySetResult();
            await swept.Task;
        });
        Task<StoredFile> upload = _store.PutAsync(slow, "a.txt", Most, Stop);
        await halfway.Task;
        string incoming = Path.Combine(_folder.File(FileStore.FolderName), "incoming");
        string left = Path.Combine(incoming, "left");
        await File.WriteAllTextAsync(left, "killed", Stop);
        foreach (string file in Directory.GetFiles(incoming))
        {
            File.SetLastWriteTimeUtc(file, _clock.GetUtcNow().UtcDateTime);
        }

        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await _store.SweepAsync(TimeSpan.FromDays(1), Named(), Stop));
        Assert.False(File.Exists(left));
        swept.SetResult();
        Assert.Equal(Text(300_000), await ReadAsync(await upload));
    }

    /// <summary>Bytes of a text, other ones for each size.</summary>
    private static byte[] Text(int size)
    {
        byte[] bytes = new byte[size];
        bytes.AsSpan().Fill((byte)'x');
        return bytes;
    }

    private static Func<CancellationToken, Task<IReadOnlySet<string>>> Named(params StoredFile[] files) =>
        _ => Task.FromResult<IReadOnlySet<string>>(files.Select(file => file.Digest).ToHashSet());

    private Task<StoredFile> PutAsync(byte[] bytes) => _store.PutAsync(new MemoryStream(bytes), "a.txt", Most, Stop);

    private async Task<bool> OpensAsync(StoredFile file)
    {
        await using Stream? stream = _store.Open(file);
        return stream is not null;
    }

    private async Task<byte[]> ReadAsync(StoredFile file)
    {
        await using Stream stream = _store.Open(file)!;
        using MemoryStream bytes = new();
        await stream.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    private void AssertNothingUnfinished() => Assert.Empty(Directory.GetFiles(Path.Combine(_folder.File(FileStore.FolderName), "incoming")));
}
