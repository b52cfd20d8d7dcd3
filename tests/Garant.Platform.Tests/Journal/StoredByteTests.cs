using System.Data.Common;
using System.Globalization;
using Garant.Platform.Journal;
using Garant.Platform.Tests.Databases;
using Microsoft.Data.Sqlite;

namespace Garant.Platform.Tests.Journal;

/// <summary>No byte of a stored row can change without being found.</summary>
public sealed class StoredByteTests(PostgresCluster cluster)
{
    private const int Rows = 4;

    private static readonly string[] Columns = ["Position", "At", "Kind", "OrganisationId", "EvaluationId", "Actor", "Content", "PreviousHash", "Hash"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_AfterAnyBitOfAnyColumnFlipped_FindsIt()
    {
        using TestDatabase database = await SmallJournalAsync();
        await using SqliteConnection connection = await OpenAsync(database);
        await using JournalReading reading = await database.Store.OpenAsync(Stop);
        int flips = 0;
        for (int position = 1; position <= Rows; position++)
        {
            foreach (string column in Columns)
            {
                (string type, object? value) = await ValueAsync(connection, column, position);
                foreach (string changed in Flips(type, value))
                {
                    JournalVerdict? verdict = await TryAsync(connection, $"UPDATE Journal SET {column} = {changed} WHERE Position = {position}", database);
                    if (verdict is null)
                    {
                        // Another row has this number already.
                        Assert.Equal("Position", column);
                        continue;
                    }

                    flips++;
                    Assert.True(
                        column == "Position"
                            ? verdict.Fault is JournalFault.Edited or JournalFault.Reordered or JournalFault.Cut && verdict.Position <= position
                            : verdict.Fault == JournalFault.Edited && verdict.Position == position,
                        $"{column} of row {position} = {changed}: {verdict}");
                }
            }
        }

        Assert.True(flips > 5000, flips.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Check_AfterATypeChanged_FindsIt()
    {
        using TestDatabase database = await SmallJournalAsync();
        await using SqliteConnection connection = await OpenAsync(database);
        foreach (string change in new[]
        {
            "Kind = CAST(Kind AS BLOB)", "Content = CAST(Content AS BLOB)", "OrganisationId = lower(OrganisationId)", "OrganisationId = NULL", "OrganisationId = ''",
            "OrganisationId = CAST(OrganisationId AS BLOB)", "EvaluationId = OrganisationId", "EvaluationId = replace(EvaluationId, '-', '')", "Actor = hex(Actor)", "Hash = hex(Hash)",
            "Hash = lower(hex(Hash))", "PreviousHash = hex(PreviousHash)", "Actor = X''", "At = At + 0.5", "At = CAST(At AS BLOB)", "At = 'now'", "Content = Content || ' '", "Content = Content || char(0)", "Content = ' ' || Content",
        })
        {
            JournalVerdict? verdict = await TryAsync(connection, $"UPDATE Journal SET {change} WHERE Position = 2", database);
            Assert.Equal((2, JournalFault.Edited), (verdict?.Position, verdict?.Fault));
        }
    }

    [Fact]
    public async Task Check_AfterAnyByteOfTheFileFlipped_TakesNoChangedRowForSound()
    {
        using TestDatabase database = await SmallJournalAsync();
        await using (SqliteConnection connection = await OpenAsync(database))
        {
            await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            await ExecuteAsync(connection, "PRAGMA journal_mode = delete");
        }

        byte[] sound = await File.ReadAllBytesAsync(database.File, Stop);
        string copy = Path.Combine(database.Folder, "copy.db");
        JournalHead head = JournalHeadFile.Read(database.Folder).Head!;
        string[] written = await HashesAsync(database.File);
        int found = 0;
        foreach (int i in Enumerable.Range(0, sound.Length).Where(i => sound[i] != 0))
        {
            sound[i] ^= 0x21;
            await File.WriteAllBytesAsync(copy, sound, Stop);
            sound[i] ^= 0x21;
            try
            {
                await using JournalReading reading = await JournalStore.OfSqlite(copy).OpenAsync(Stop);
                JournalVerdict verdict = await new JournalCheck(from => reading.RowsAsync(from)).RunAsync(head, Stop);
                found += verdict.IsValid ? 0 : 1;
                string[] read = await HashesAsync(copy);
                Assert.Equal(written.SequenceEqual(read, StringComparer.Ordinal), verdict.IsValid);
            }
            catch (SqliteException)
            {
                // SQLite itself says that the file is damaged.
            }
        }

        Assert.True(found > 500, found.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What the rows of a file are, to be compared.</summary>
    private static async Task<string[]> HashesAsync(string file)
    {
        List<string> rows = [];
        await using JournalReading reading = await JournalStore.OfSqlite(file).OpenAsync(Stop);
        await foreach (StoredRow row in reading.RowsAsync(long.MinValue, Stop))
        {
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Position} {Convert.ToHexString(row.Fields ?? [])} {Convert.ToHexString(row.PreviousHash)} {row.HashText}"));
        }

        return [.. rows];
    }

    private static IEnumerable<string> Flips(string type, object? value)
    {
        switch (value)
        {
            case null:
                return ["'x'", "X'00'", "0"];
            case long number:
                return Enumerable.Range(0, 64).Select(bit => (number ^ (1L << bit)).ToString(CultureInfo.InvariantCulture));
            default:
                byte[] bytes = (byte[])value;
                return from i in Enumerable.Range(0, bytes.Length)
                       from bit in Enumerable.Range(0, 8)
                       let flipped = Convert.ToHexString([.. bytes[..i], (byte)(bytes[i] ^ (1 << bit)), .. bytes[(i + 1)..]])
                       select type == "text" ? $"CAST(X'{flipped}' AS TEXT)" : $"X'{flipped}'";
        }
    }

    private static async Task<(string Type, object? Value)> ValueAsync(SqliteConnection connection, string column, int position)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT typeof({column}), CASE typeof({column}) WHEN 'text' THEN CAST({column} AS BLOB) ELSE {column} END FROM Journal WHERE Position = {position}";
        await using DbDataReader reader = await command.ExecuteReaderAsync(Stop);
        Assert.True(await reader.ReadAsync(Stop));
        return (reader.GetString(0), await reader.IsDBNullAsync(1, Stop) ? null : reader.GetValue(1));
    }

    /// <summary>Changes, checks and takes the change back.</summary>
    private static async Task<JournalVerdict?> TryAsync(SqliteConnection connection, string change, TestDatabase database)
    {
        await ExecuteAsync(connection, "SAVEPOINT try");
        try
        {
            await ExecuteAsync(connection, change);
            JournalHead head = JournalHeadFile.Read(database.Folder).Head!;
            JournalReading reading = JournalStore.OfSqlite(database.File).On(connection);
            return await new JournalCheck(from => reading.RowsAsync(from)).RunAsync(head, Stop);
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == 19)
        {
            return null;
        }
        finally
        {
            await ExecuteAsync(connection, "ROLLBACK TO try");
            await ExecuteAsync(connection, "RELEASE try");
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task<SqliteConnection> OpenAsync(TestDatabase database)
    {
        SqliteConnection connection = new($"Data Source={database.File};Pooling=False");
        await connection.OpenAsync(Stop);
        return connection;
    }

    private async Task<TestDatabase> SmallJournalAsync()
    {
        TestDatabase database = await TestDatabase.CreateAsync("sqlite", cluster);
        Guid organisation = new("0193a5b2-7c40-7d21-9c10-5a0f6a1b2c3d");
        await using NotesContext context = database.NewContext();
        for (int i = 1; i <= Rows; i++)
        {
            JournalWriter journal = database.NewWriter(context);
            journal.Add(new NoteTaken($"note {i}", i == 3 ? null : organisation, i == 4 ? null : new Guid("0193a5b2-ffff-7d21-9c10-5a0f6a1b2c3d")), i == 1 ? null : "9c5a");
            await journal.CommitAsync(Stop);
        }

        return database;
    }
}
