using System.Data;
using System.Data.Common;
using System.Globalization;
using Garant.Platform.Storage;
using Microsoft.Data.Sqlite;

namespace Garant.Platform.Tests.Storage;

/// <summary>A connection that plans each statement once answers as one that plans it every time.</summary>
public sealed class SqliteFileConnectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("garant-plans-").FullName;
    private readonly SqliteFileConnection _connection;

    public SqliteFileConnectionTests()
    {
        _connection = Open();
        Run("PRAGMA journal_mode = wal");
        Run("CREATE TABLE Texts (Id INTEGER PRIMARY KEY, Text TEXT NOT NULL)");
        Add(1, "one");
        Add(2, "two");
    }

    public void Dispose()
    {
        _connection.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Execute_OneTextWithOtherValues_AnswersEach()
    {
        Assert.Equal("one", TextOf(1));
        Assert.Equal("two", TextOf(2));
        Assert.Null(TextOf(3));
        Assert.Equal("one", TextOf(1));
    }

    [Fact]
    public void Execute_WhileTheSameTextIsRead_AnswersBoth()
    {
        using DbCommand command = Command("SELECT Id FROM Texts ORDER BY Id");
        using DbDataReader reader = command.ExecuteReader();
        List<(long Outer, long Inner)> seen = [];
        while (reader.Read())
        {
            using DbCommand same = Command(command.CommandText);
            seen.Add((reader.GetInt64(0), (long)same.ExecuteScalar()!));
        }

        Assert.Equal([(1, 1), (2, 1)], seen);
    }

    [Fact]
    public void Execute_AfterAFaultOfTheSameText_IsPlannedAnew()
    {
        Assert.Throws<SqliteException>(() => Add(1, "again"));
        Add(3, "three");
        Assert.Equal("three", TextOf(3));
    }

    [Fact]
    public void Execute_AfterAReaderThatWasLeftOpen_SeesWhatOthersWroteAndWrites()
    {
        DbCommand left = Command("SELECT Text FROM Texts ORDER BY Id");
        DbDataReader reader = left.ExecuteReader();
        Assert.True(reader.Read());
        left.Dispose();
        using (SqliteFileConnection other = Open())
        {
            Run("UPDATE Texts SET Text = 'changed'", other);
        }

        Assert.Equal("changed", TextOf(1));
        Add(3, "three"); // whoever still read an older state could not
    }

    [Fact]
    public void Execute_AfterTheTableGrew_SeesIt()
    {
        using DbCommand before = Command("SELECT * FROM Texts");
        using (DbDataReader reader = before.ExecuteReader())
        {
            Assert.Equal(2, reader.FieldCount);
        }

        before.Dispose();
        Run("ALTER TABLE Texts ADD COLUMN Further TEXT");
        using DbCommand after = Command("SELECT * FROM Texts");
        using DbDataReader wider = after.ExecuteReader();
        Assert.True(wider.Read());
        Assert.Equal(3, wider.FieldCount);
    }

    [Fact]
    public void Execute_ManyTexts_AnswersEach()
    {
        for (int number = 0; number < 1000; number++)
        {
            using DbCommand command = Command(string.Create(CultureInfo.InvariantCulture, $"SELECT {number}"));
            Assert.Equal((long)number, command.ExecuteScalar());
        }

        Assert.Equal("one", TextOf(1));
    }

    [Fact]
    public void Dispose_Twice_GivesThePlanBackOnce()
    {
        DbCommand command = Command("SELECT 1");
        Assert.Equal(1L, command.ExecuteScalar());
        command.Dispose();
        command.Dispose();
        using DbCommand again = Command("SELECT 1");
        Assert.Equal(1L, again.ExecuteScalar());
    }

    [Fact]
    public void Close_WithoutATransaction_StaysOpen()
    {
        _connection.Close();
        Assert.Equal(ConnectionState.Open, _connection.State);
        Assert.Equal("one", TextOf(1));
    }

    [Fact]
    public void Close_InATransaction_RollsItBackAndCloses()
    {
        _connection.BeginTransaction();
        Add(3, "three");
        _connection.Close();
        Assert.Equal(ConnectionState.Closed, _connection.State);
        _connection.Open();
        Assert.Null(TextOf(3));
        Add(3, "three");
        Assert.Equal("three", TextOf(3));
    }

    private SqliteFileConnection Open()
    {
        SqliteFileConnection connection = new($"Data Source={Path.Combine(_folder, "texts.db")}");
        connection.Open();
        return connection;
    }

    private DbCommand Command(string text, DbConnection? connection = null)
    {
        DbCommand command = (connection ?? _connection).CreateCommand();
        command.CommandText = text;
        return command;
    }

    private void Run(string text, DbConnection? connection = null)
    {
        using DbCommand command = Command(text, connection);
        command.ExecuteNonQuery();
    }

    private void Add(int id, string text)
    {
        using DbCommand command = Command("INSERT INTO Texts (Id, Text) VALUES ($id, $text)");
        command.Parameters.Add(new SqliteParameter("$id", id));
        command.Parameters.Add(new SqliteParameter("$text", text));
        command.ExecuteNonQuery();
    }

    private string? TextOf(int id)
    {
        using DbCommand command = Command("SELECT Text FROM Texts WHERE Id = $id");
        command.Parameters.Add(new SqliteParameter("$id", id));
        return (string?)command.ExecuteScalar();
    }
}
