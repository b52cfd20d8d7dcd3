using System.Buffers;
using System.Security.Cryptography;

namespace Garant.Platform.Files;

/// <summary>
/// Keeps files under the SHA-256 of their bytes, in the data folder. A file counts once its bytes were written, read back and put in
/// place in one step; so a row that names a digest is written after <see cref="PutAsync"/>, never before. Nothing is ever deleted but by
/// <see cref="SweepAsync"/>.
/// </summary>
public sealed class FileStore(string dataFolder, TimeProvider clock)
{
    /// <summary>The folder within the data folder.</summary>
    public const string FolderName = "files";

    /// <summary>How young a file is never swept: longer than any transaction that will name it takes.</summary>
    public static readonly TimeSpan LeastAge = TimeSpan.FromHours(1);

    private const int BufferSize = 80 * 1024;

    private readonly string _folder = Path.Combine(dataFolder, FolderName);
    private readonly string _incoming = Path.Combine(dataFolder, FolderName, "incoming");

    /// <summary>Takes a file.</summary>
    /// <param name="content">Its bytes, read once.</param>
    /// <param name="name">Its name, which says its type.</param>
    /// <param name="mostBytes">How many bytes are taken.</param>
    /// <param name="stop">Ends the wait; nothing of the file is kept.</param>
    /// <exception cref="FileRefusedException">It is empty, too large or not of a type that is taken; it is not read further then.</exception>
    /// <exception cref="FileStoreException">The store cannot be reached, is full, or gives back other bytes.</exception>
    public async Task<StoredFile> PutAsync(Stream content, string name, long mostBytes, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(content);
        FileType type = FileType.Of(name) ?? throw new FileRefusedException(FileRefusal.UnknownType);
        string unfinished = Path.Combine(_incoming, Guid.NewGuid().ToString("N"));
        try
        {
            StoredFile file = await ReceiveAsync(content, type.Begin(), unfinished, mostBytes, stop);
            await TryAsync(() => PlaceAsync(unfinished, file, stop));
            return file;
        }
        finally
        {
            // Its own unfinished bytes alone: whatever stands under a digest may be what a row counts on.
            Remove(unfinished);
        }
    }

    /// <summary>Whether the store has a file, of that size.</summary>
    public bool Has(StoredFile file) => new FileInfo(PathOf(file)) is { Exists: true } found && found.Length == file.Size;

    /// <summary>Opens a file to be read, or answers <c>null</c> where the store has none of this digest and size.</summary>
    public Stream? Open(StoredFile file)
    {
        try
        {
            FileStream stream = new(PathOf(file), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
            if (stream.Length == file.Size)
            {
                return stream;
            }

            stream.Dispose();
            return null;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>All files of the store.</summary>
    public IEnumerable<StoredFile> List() => Directory.Exists(_folder)
        ? new DirectoryInfo(_folder).EnumerateDirectories()
            .Where(folder => folder.FullName != _incoming)
            .SelectMany(folder => folder.EnumerateFiles())
            .Where(file => IsDigest(file.Name))
            .Select(file => new StoredFile(file.Name, file.Length))
        : [];

    /// <summary>Deletes files that nobody counts on, and what uploads left behind that were killed.</summary>
    /// <param name="age">How long they have been there, at least <see cref="LeastAge"/>.</param>
    /// <param name="inUse">The digests that rows name; asked after the files were listed, so that it knows every row of them.</param>
    /// <param name="stop">Ends the sweep between two files.</param>
    /// <returns>How many were deleted.</returns>
    public async Task<int> SweepAsync(TimeSpan age, Func<CancellationToken, Task<IReadOnlySet<string>>> inUse, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(inUse);
        ArgumentOutOfRangeException.ThrowIfLessThan(age, LeastAge);
        DateTime before = (clock.GetUtcNow() - age).UtcDateTime;
        string[] old = [.. List().Select(PathOf).Where(path => File.GetLastWriteTimeUtc(path) < before)];
        IReadOnlySet<string> used = old.Length == 0 ? new HashSet<string>() : await inUse(stop);
        int deleted = 0;
        foreach (string path in old.Where(path => !used.Contains(Path.GetFileName(path))))
        {
            stop.ThrowIfCancellationRequested();

            // The same bytes may have come again meanwhile, for a row that is not written yet: then the file is young.
            await using FileStream turn = await TakeTurnAsync(stop);
            if (File.GetLastWriteTimeUtc(path) < before)
            {
                deleted += Remove(path) ? 1 : 0;
            }
        }

        return deleted + SweepUnfinished(before, stop);
    }

    private static bool IsDigest(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(StoredFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return IsDigest(file.Digest)
            ? Path.Combine(_folder, file.Digest[..2], file.Digest)
            : throw new ArgumentException("A digest is 64 hexadecimal digits in small letters.", nameof(file));
    }

    /// <summary>Writes the bytes beside their place, and looks at them while they come.</summary>
    private async Task<StoredFile> ReceiveAsync(Stream content, FileTypeCheck type, string unfinished, long mostBytes, CancellationToken stop)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using FileStream file = await TryAsync(() =>
            {
                Directory.CreateDirectory(_incoming);
                return Task.FromResult(new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.Asynchronous));
            });
            long size = 0;
            while (await content.ReadAsync(buffer.AsMemory(0, BufferSize), stop) is > 0 and int read)
            {
                size += read;
                if (size > mostBytes)
                {
                    throw new FileRefusedException(FileRefusal.TooLarge);
                }

                if (!type.Add(buffer.AsSpan(0, read)))
                {
                    throw new FileRefusedException(FileRefusal.OtherType);
                }

                hash.AppendData(buffer, 0, read);
                await TryAsync(() => WriteAsync(file, buffer.AsMemory(0, read), stop));
            }

            if (size == 0)
            {
                throw new FileRefusedException(FileRefusal.Empty);
            }

            byte[] digest = hash.GetHashAndReset();
            if (!await TryAsync(() => ReadBackAsync(file, type, digest, size, stop)))
            {
                throw new FileRefusedException(FileRefusal.OtherType);
            }

            return new(Convert.ToHexStringLower(digest), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<bool> WriteAsync(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        await file.WriteAsync(bytes, stop);
        return true;
    }

    private static async Task<bool> ReadBackAsync(FileStream file, FileTypeCheck type, byte[] digest, long size, CancellationToken stop)
    {
        file.Flush(flushToDisk: true);
        file.Position = 0;
        if (file.Length != size || !(await SHA256.HashDataAsync(file, stop)).AsSpan().SequenceEqual(digest))
        {
            throw new FileStoreException("The store gives back other bytes than it was given; nothing was saved.");
        }

        file.Position = 0;
        return type.End(file);
    }

    /// <summary>Puts the whole file in its place, in one step. Bytes that are there already are replaced by the same ones, which were just read back.</summary>
    private async Task<bool> PlaceAsync(string unfinished, StoredFile file, CancellationToken stop)
    {
        string path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.SetLastWriteTimeUtc(unfinished, clock.GetUtcNow().UtcDateTime);
        await using FileStream turn = await TakeTurnAsync(stop);
        File.Move(unfinished, path, overwrite: true);
        return Has(file) ? true : throw new FileStoreException("The store does not have the file that it was given; nothing was saved.");
    }

    /// <summary>One process at a time places or sweeps a file.</summary>
    private async Task<FileStream> TakeTurnAsync(CancellationToken stop)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(_folder, "turn.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 500)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), stop);
            }
        }
    }

    private int SweepUnfinished(DateTime before, CancellationToken stop)
    {
        int deleted = 0;
        foreach (string path in Directory.Exists(_incoming) ? Directory.GetFiles(_incoming) : [])
        {
            stop.ThrowIfCancellationRequested();
            if (File.GetLastWriteTimeUtc(path) < before && !IsOpen(path))
            {
                deleted += Remove(path) ? 1 : 0;
            }
        }

        return deleted;
    }

    /// <summary>Whether an upload still writes it, however slowly.</summary>
    private static bool IsOpen(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static bool Remove(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It stays and is swept later.
            return false;
        }
    }

    /// <summary>Tells a fault of the store from one of the bytes' source, which is the sender's.</summary>
    private static async Task<T> TryAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FileStoreException($"The store cannot be reached; nothing was saved: {fault.Message}", fault);
        }
    }
}
