using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Garant.Platform.Journal;

/// <summary>
/// Checks the journal's rows since the last checkpoint. For the time after a start, when the server listens already: it takes as long as
/// there are rows, and the platform works meanwhile.
/// </summary>
public sealed partial class JournalStartCheck(JournalStore store, JournalHeadFile headFile, ILogger<JournalStartCheck> log)
{
    /// <summary>Checks, logs what is wrong, and moves the checkpoint where nothing is.</summary>
    /// <param name="stop">Ends the check; the checkpoint then stays where it is.</param>
    /// <returns>What was found, or <c>null</c> when the database could not be read.</returns>
    public async Task<JournalVerdict?> RunAsync(CancellationToken stop)
    {
        // Before the rows are read, so that the database is not behind what the file says by then.
        (HeadFileState state, JournalHead? head) = headFile.Found();
        try
        {
            await using JournalReading reading = await store.OpenAsync(stop);
            JournalCheck check = new(from => reading.RowsAsync(from, stop));
            JournalVerdict verdict = head is null ? await check.RunAsync(null, stop) : await check.RunFromCheckpointAsync(head, stop);
            Tell(verdict, state);
            return verdict;
        }
        catch (DbException fault)
        {
            LogUnread(fault.Message);
            return null;
        }
    }

    private void Tell(JournalVerdict verdict, HeadFileState state)
    {
        if (state == HeadFileState.Missing && verdict.Rows > 0)
        {
            LogMissing(JournalHeadFile.FileName, verdict.Rows);
        }

        if (verdict.Fault is { } fault)
        {
            LogFaulty(verdict.Position!.Value, fault switch
            {
                JournalFault.Edited => "edited",
                JournalFault.Reordered => "reordered",
                JournalFault.Cut => "cut",
                _ => "inserted",
            });
        }
        else if (verdict.Rows > 0)
        {
            headFile.MoveCheckpoint(verdict.End);
            LogSound(verdict.Rows);
        }
    }

    [LoggerMessage(LogLevel.Information, "The journal is sound: {Rows} rows")]
    private partial void LogSound(long rows);

    [LoggerMessage(LogLevel.Error, "The journal is not what was written: {Fault} at position {Position}. The platform goes on; keep a copy of the data folder as it is now, and see \"garant log verify\"")]
    private partial void LogFaulty(long position, string fault);

    [LoggerMessage(LogLevel.Warning, "The journal has {Rows} rows and no head file {File}: had its last rows been cut off, nothing would show it. The file is written anew")]
    private partial void LogMissing(string file, long rows);

    [LoggerMessage(LogLevel.Warning, "The journal could not be checked: {Fault}")]
    private partial void LogUnread(string fault);
}
