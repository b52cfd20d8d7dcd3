using System.Data.Common;
using System.Globalization;
using Garant.Cli.Files;
using Garant.Cli.Terminals;
using Garant.Platform.Journal;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Garant.Cli.Log;

/// <summary>Checks the journal of a platform, and says what it found.</summary>
internal static class LogVerification
{
    private const int SqliteError = 1, Corrupt = 11, NotADatabase = 26;

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Terminal terminal, string? data, string? connection, bool isJson, CancellationToken stop)
    {
        if (data is null && connection is null)
        {
            throw BadInputException.Of("name the platform's data folder with --data, or its PostgreSQL database with --connection");
        }

        if (data is not null && !Directory.Exists(data))
        {
            throw Fault(data, "there is no such folder; name the platform's data folder");
        }

        // The head file before the rows, so that the database is not behind what the file says by then.
        (HeadFileState state, JournalHead? head) = data is null ? (HeadFileState.Missing, null) : ReadHead(data);
        string file = Path.Combine(data ?? "", "garant.db");
        JournalVerdict verdict;
        try
        {
            verdict = await Store(file, data, connection).CheckAsync(head, stop);
        }
        catch (DbException fault)
        {
            throw Refused(fault, file);
        }

        string headFile = Path.Combine(data ?? "", JournalHeadFile.FileName);
        if (state == HeadFileState.Damaged)
        {
            if (verdict.IsValid)
            {
                throw Fault(headFile, $"this file is damaged, so that nothing says how far the journal went; {Counted.Rows(verdict.Rows)} of the journal are sound in themselves. Put the file back from a backup, or start the platform, which writes it anew");
            }

            terminal.Report([FileRemark.Warning(headFile, 0, "this file is damaged and was not used")]);
        }
        else if (state == HeadFileState.Missing && verdict.IsValid && (verdict.Rows > 0 || connection is not null))
        {
            terminal.Report([data is null
                ? FileRemark.Warning(JournalHeadFile.FileName, 0, "without --data nothing says how far the journal went: had its last rows been cut off, nothing would show it")
                : FileRemark.Warning(headFile, 0, "this file is missing, so that nothing says how far the journal went: had its last rows been cut off, nothing would show it")]);
        }

        Tell(terminal, verdict, head, isJson);
        return verdict.IsValid ? GarantCommand.Done : GarantCommand.Faulty;
    }

    private static void Tell(Terminal terminal, JournalVerdict verdict, JournalHead? head, bool isJson)
    {
        string? fault = verdict.Fault switch
        {
            null => null,
            JournalFault.Edited => "edited",
            JournalFault.Reordered => "reordered",
            JournalFault.Cut => "cut",
            _ => "inserted",
        };
        if (isJson)
        {
            // On one line, as scripts that watch a platform read it.
            terminal.Output.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"valid\":{(fault is null ? "true" : "false")},\"rows\":{verdict.Rows},\"position\":{verdict.Position?.ToString(CultureInfo.InvariantCulture) ?? "null"},\"fault\":{(fault is null ? "null" : $"\"{fault}\"")}}}\n"));
            return;
        }

        string known = head is null ? "" : $", {head.End.Count.ToString(CultureInfo.InvariantCulture)} of them known to {JournalHeadFile.FileName}";
        terminal.WriteLine(fault is null
            ? $"The journal is sound: {Counted.Rows(verdict.Rows)}{known}; last hash {verdict.End.Hash}."
            : string.Create(CultureInfo.InvariantCulture, $"The journal is not what was written: {fault} at position {verdict.Position} ({Counted.Rows(verdict.Rows)}; sound up to position {Math.Min(verdict.End.Count, Math.Max(verdict.Position!.Value - 1, 0))})."));
    }

    private static (HeadFileState State, JournalHead? Head) ReadHead(string data)
    {
        try
        {
            return JournalHeadFile.Read(data);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault(Path.Combine(data, JournalHeadFile.FileName), $"the file cannot be read: {fault.Message}");
        }
    }

    private static JournalStore Store(string file, string? data, string? connection)
    {
        if (connection is not null)
        {
            try
            {
                return JournalStore.OfPostgres(connection);
            }
            catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
            {
                // Without the fault's own words, which may hold a piece of the password.
                throw BadInputException.Of("--connection cannot be read; write it as \"Host=localhost;Database=garant;Username=garant;Password=…\"");
            }
        }

        return File.Exists(file) ? JournalStore.OfSqlite(file) : throw Fault(data!, "there is no garant.db in this folder; name the platform's data folder, or its PostgreSQL database with --connection");
    }

    private static BadInputException Refused(DbException fault, string file) => fault switch
    {
        SqliteException { SqliteErrorCode: NotADatabase or Corrupt } => Fault(file, "this database is damaged and cannot be read; put it aside and restore a backup"),
        SqliteException { SqliteErrorCode: SqliteError } or PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } =>
            BadInputException.Of("this database has no journal: it is from a version before there was one, or not the platform's. Start the platform once, which brings it up to date"),
        SqliteException => Fault(file, $"this database cannot be read: {fault.Message}"),
        PostgresException postgres => BadInputException.Of($"PostgreSQL refuses: {postgres.MessageText}"),
        _ => BadInputException.Of($"PostgreSQL does not answer: {fault.GetBaseException().Message}"),
    };

    private static BadInputException Fault(string path, string text) => new([FileRemark.Error(path, 0, text)]);
}
