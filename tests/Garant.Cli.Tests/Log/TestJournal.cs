using System.Globalization;
using Garant.Platform.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Garant.Cli.Tests.Log;

/// <summary>The data folder of a platform, with a journal in it, open as the platform has it.</summary>
internal sealed class TestJournal : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly SqliteConnection _platform;
    private byte[] _last = JournalHash.None;
    private long _count;

    public TestJournal(int rows)
    {
        _platform = new($"Data Source={_folder.At("garant.db")};Pooling=False");
        _platform.Open();
        Execute("PRAGMA journal_mode = wal");
        Execute("CREATE TABLE Journal (Position INTEGER NOT NULL PRIMARY KEY, At INTEGER NOT NULL, Kind TEXT NOT NULL, OrganisationId TEXT NULL, EvaluationId TEXT NULL, Actor BLOB NOT NULL, Content TEXT NOT NULL, PreviousHash BLOB NOT NULL, Hash BLOB NOT NULL)");
        for (int i = 0; i < rows; i++)
        {
            Add();
        }

        Head();
    }

    public string Folder => _folder.At("");

    public string HeadFile => _folder.At(JournalHeadFile.FileName);

    /// <summary>The hash of the last row.</summary>
    public string LastHash => Convert.ToHexStringLower(_last);

    /// <summary>The names and contents of the files.</summary>
    public Dictionary<string, string> Files => Directory.GetFiles(Folder).ToDictionary(file => Path.GetFileName(file), file =>
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream));
    });

    public void Execute(string sql)
    {
        using SqliteCommand command = _platform.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Adds a row and leaves the head file.</summary>
    public void Add()
    {
        JournalRow row = Row([]);
        row = Row(JournalHash.Of(row));
        using SqliteCommand command = _platform.CreateCommand();
        command.CommandText = "INSERT INTO Journal VALUES (@position, @at, @kind, @organisation, NULL, @actor, @content, @previous, @hash)";
        command.Parameters.AddWithValue("position", row.Position);
        command.Parameters.AddWithValue("at", row.At.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("kind", row.Kind);
        command.Parameters.AddWithValue("organisation", row.OrganisationId!.Value.ToString("D").ToUpperInvariant());
        command.Parameters.AddWithValue("actor", row.Actor);
        command.Parameters.AddWithValue("content", row.Content);
        command.Parameters.AddWithValue("previous", row.PreviousHash);
        command.Parameters.AddWithValue("hash", row.Hash);
        command.ExecuteNonQuery();
        (_count, _last) = (row.Position, row.Hash);

        JournalRow Row(byte[] hash) => new()
        {
            Position = _count + 1,
            At = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero),
            Kind = "note-taken",
            OrganisationId = new("0193a5b2-7c40-7d21-9c10-5a0f6a1b2c3d"),
            Actor = [1, 2, 3],
            Content = $$"""{"note":{{_count.ToString(CultureInfo.InvariantCulture)}}}""",
            PreviousHash = _last,
            Hash = hash,
        };
    }

    /// <summary>Writes the head file.</summary>
    public void Head() => new JournalHeadFile(Folder, NullLogger<JournalHeadFile>.Instance).Advance(new(_count, LastHash));

    /// <summary>Ends as a platform does that is stopped.</summary>
    public void Stop() => _platform.Dispose();

    public void Dispose()
    {
        _platform.Dispose();
        _folder.Dispose();
    }
}
