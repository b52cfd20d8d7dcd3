using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Garant.Platform.Journal;

/// <summary>
/// The head file of a data folder, for the process that writes the journal. It is written after the commit, so that it may lag behind
/// the database and is never ahead of it; it only ever goes forward, and only along the chain that it knows.
/// </summary>
public sealed partial class JournalHeadFile(string folder, ILogger<JournalHeadFile> log)
{
    /// <summary>The name of the file in the data folder.</summary>
    public const string FileName = "journal.head";

    private readonly string _path = Path.Combine(folder, FileName);

    // Of this process alone: two that share a folder do not write into one unfinished file.
    private readonly string _unfinished = Path.Combine(folder, $"{FileName}.{Guid.NewGuid():N}.new");
    private readonly Lock _lock = new();
    private (HeadFileState State, JournalHead? Head)? _found;
    private JournalHead? _known;
    private bool _isWriting;
    private bool _isFaulty;
    private bool _isFaultLogged;

    /// <summary>Reads a head file.</summary>
    /// <returns>What is there, and the head where it is sound.</returns>
    public static (HeadFileState State, JournalHead? Head) Read(string folder)
    {
        // One that is written over at this moment may be seen half old and half new.
        (HeadFileState State, JournalHead? Head) found = ReadOnce(folder);
        return found.State == HeadFileState.Damaged ? ReadOnce(folder) : found;
    }

    /// <summary>What this process found when it first looked.</summary>
    public (HeadFileState State, JournalHead? Head) Found()
    {
        lock (_lock)
        {
            Known();
            return _found!.Value;
        }
    }

    /// <summary>How far the file goes, to be asked before the chain's end is read from the database.</summary>
    public ChainEnd KnownEnd()
    {
        lock (_lock)
        {
            return Known().End;
        }
    }

    /// <summary>The chain has no row yet: a head file that is not there is not missed, also once this process has written rows.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            Known();
            if (_found is { State: HeadFileState.Missing })
            {
                _found = (HeadFileState.Sound, JournalHead.Empty);
            }
        }
    }

    /// <summary>Writes how far the chain goes, after its rows were committed. A file that cannot be written lags behind, and the log says so once.</summary>
    public void Advance(ChainEnd end)
    {
        ArgumentNullException.ThrowIfNull(end);
        Change(head => end.Count > head.End.Count ? head with { End = end } : head, isLasting: false);
    }

    /// <summary>Writes up to where a check found all rows sound.</summary>
    public void MoveCheckpoint(ChainEnd end)
    {
        ArgumentNullException.ThrowIfNull(end);
        Change(head => new(end.Count > head.End.Count ? end : head.End, end.Count > head.Checkpoint.Count ? end : head.Checkpoint), isLasting: true);
    }

    /// <summary>The database and the file contradict each other: the file stays as it is, as the evidence, until it is taken away by hand.</summary>
    public void KeepAsEvidence()
    {
        lock (_lock)
        {
            if (!_isFaulty)
            {
                _isFaulty = true;
                LogFaulty(_path);
            }
        }
    }

    private void Change(Func<JournalHead, JournalHead> change, bool isLasting)
    {
        lock (_lock)
        {
            JournalHead known = Known();
            _known = change(known);
            if (_isFaulty || _known == known || _isWriting)
            {
                // Whoever writes now looks again when done.
                return;
            }

            _isWriting = true;
        }

        while (true)
        {
            JournalHead wanted;
            lock (_lock)
            {
                wanted = _known;
            }

            bool isWritten = TryWrite(wanted, isLasting);
            lock (_lock)
            {
                if (_known == wanted || !isWritten || _isFaulty)
                {
                    _isWriting = false;
                    return;
                }
            }
        }
    }

    private JournalHead Known()
    {
        if (_known is null)
        {
            _found = Read(folder);
            if (_found.Value.State == HeadFileState.Damaged)
            {
                LogDamaged(_path);
            }

            _known = _found.Value.Head ?? JournalHead.Empty;
        }

        return _known;
    }

    private static (HeadFileState State, JournalHead? Head) ReadOnce(string folder)
    {
        string text;
        try
        {
            using FileStream file = new(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(file, Encoding.ASCII, detectEncodingFromByteOrderMarks: false);
            char[] start = new char[1000];
            text = new(start, 0, reader.ReadBlock(start, 0, start.Length));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return (HeadFileState.Missing, null);
        }

        return JournalHead.Read(text) is { } head ? (HeadFileState.Sound, head) : (HeadFileState.Damaged, null);
    }

    private bool TryWrite(JournalHead head, bool isLasting)
    {
        try
        {
            // Another process of the same folder may be further.
            if (Read(folder).Head is { } there)
            {
                head = new(Further(head.End, there.End), Further(head.Checkpoint, there.Checkpoint));
            }

            byte[] text = Encoding.ASCII.GetBytes(head.Write());
            if (isLasting || !TryWriteOver(text))
            {
                WriteAnew(text, isLasting);
            }

            _isFaultLogged = false;
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The rows are committed, so whoever waits for them is not refused.
            if (!_isFaultLogged)
            {
                _isFaultLogged = true;
                LogUnwritten(_path, fault.Message);
            }

            return false;
        }

        static ChainEnd Further(ChainEnd one, ChainEnd other) => other.Count > one.Count ? other : one;
    }

    /// <summary>
    /// Writes over what is there, in one piece that is smaller than what a disk writes at once: a file that takes another's place costs as
    /// much as a whole save.
    /// </summary>
    private bool TryWriteOver(byte[] text)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            if (RandomAccess.GetLength(file) > text.Length)
            {
                return false;
            }

            RandomAccess.Write(file, text, fileOffset: 0);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private void WriteAnew(byte[] text, bool isLasting)
    {
        using (FileStream file = new(_unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(text);
            if (isLasting)
            {
                file.Flush(flushToDisk: true);
            }
        }

        File.Move(_unfinished, _path, overwrite: true);
    }

    [LoggerMessage(LogLevel.Error, "The journal contradicts {File}: rows were removed or changed behind the platform's back, or the database was put back without this file. The file stays as it is; see \"garant log verify\"")]
    private partial void LogFaulty(string file);

    [LoggerMessage(LogLevel.Error, "The head file of the journal, {File}, is damaged and is written anew; a tail of the journal that was cut off before now is not found any more")]
    private partial void LogDamaged(string file);

    [LoggerMessage(LogLevel.Warning, "The head file of the journal, {File}, cannot be written and lags behind: {Fault}")]
    private partial void LogUnwritten(string file, string fault);
}
