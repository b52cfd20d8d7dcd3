using Garant.Assessment.Frameworks;

namespace Garant.Platform.Frameworks;

/// <summary>
/// Reads framework files, each once for every change. A file that appears or changes while the platform runs is read when
/// two looks in a row found it the same, so that nothing half-written is read.
/// </summary>
internal sealed class FrameworkReadings(FrameworkFolders folders)
{
    /// <summary>Far more than any framework needs; a file of this size is something else.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    private Dictionary<string, Read> _reads = new(StringComparer.Ordinal);
    private bool _isFirst = true;

    /// <summary>What there is to read now.</summary>
    /// <param name="readings">Every file that was read, in order.</param>
    /// <returns>Whether that differs from the look before.</returns>
    public bool Look(out IReadOnlyList<Reading> readings)
    {
        Dictionary<string, Read> reads = new(StringComparer.Ordinal);
        bool isOther = _isFirst;
        foreach (FileInfo file in folders.Files())
        {
            Read? before = _reads.GetValueOrDefault(file.FullName);
            Stamp now = StampOf(file);
            Read read = before is null && !_isFirst ? new(null, null, now)
                : before is not null && (before.Stamp == now || before.Waiting != now) ? before with { Waiting = before.Stamp == now ? null : now }
                : Take(file, now);
            isOther |= read.Reading != before?.Reading;
            reads[file.FullName] = read;
        }

        isOther |= _reads.Any(read => read.Value.Reading is not null && !reads.ContainsKey(read.Key));
        (_reads, _isFirst) = (reads, false);
        readings = [.. reads.Values.Select(read => read.Reading).OfType<Reading>()];
        return isOther;
    }

    private static Read Take(FileInfo file, Stamp now)
    {
        byte[] content = [];
        FrameworkReading reading;
        try
        {
            if (file.Length > MostBytes)
            {
                reading = Refused($"the file has {file.Length} bytes; a framework has at most {MostBytes}");
            }
            else
            {
                content = File.ReadAllBytes(file.FullName);
                using MemoryStream stream = new(content, writable: false);
                reading = FrameworkReader.Read(file.Name, stream);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            reading = Refused($"the file cannot be read: {fault.Message.Replace(file.FullName, file.Name, StringComparison.Ordinal)}");
        }

        return new(new(file.FullName, reading, content), now, null);

        FrameworkReading Refused(string why) => new(null, [new(file.Name, 0, Severity.Error, why)]);
    }

    /// <summary>Of a link, the state of what it leads to.</summary>
    private static Stamp StampOf(FileInfo file)
    {
        try
        {
            FileSystemInfo target = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
            return new(target.FullName, target.LastWriteTimeUtc, target is FileInfo { Exists: true } there ? there.Length : -1);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(file.FullName, DateTime.MinValue, -1);
        }
    }

    /// <summary>A file as it was read.</summary>
    internal sealed record Reading(string Path, FrameworkReading Result, byte[] Content)
    {
        public string Name => System.IO.Path.GetFileName(Path);
    }

    private sealed record Stamp(string Path, DateTime Written, long Size);

    /// <param name="Reading">What was read, if it was.</param>
    /// <param name="Stamp">The state it was read in.</param>
    /// <param name="Waiting">The state it was in at the look before, where that is not the one it was read in.</param>
    private sealed record Read(Reading? Reading, Stamp? Stamp, Stamp? Waiting);
}
