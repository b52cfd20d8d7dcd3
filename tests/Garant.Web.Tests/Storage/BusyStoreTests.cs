using System.Data.Common;
using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Platforms;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Garant.Web.Tests.Storage;

/// <summary>A database that somebody else holds for more than five seconds: come back in a moment, and nothing is lost.</summary>
public abstract class BusyStoreTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Save_WhileTheDatabaseIsHeld_SaysWhenToComeBack()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync("fr");
        using Browser script = Platform.Browse("fr", browser);
        Visit page = await SectionAsync(browser, evaluation);
        Visit shown;
        Visit saved;
        Platform.Log.Clear();
        await using (DbConnection holder = await HoldAsync())
        {
            Task<Visit> byForm = browser.SubmitAsync(page.Form("/sections/1").Ticks("1.1", "1.1.c").With("note-1.1", "typed"));
            Task<Visit> byScript = script.SaveElementAsync(page, "1.2", form => form.Ticks("1.2", "1.2.a"));
            shown = await byForm;
            saved = await byScript;
        }

        foreach (Visit answer in new[] { shown, saved })
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "5", "fr"), (answer.Status, answer.Headers["Retry-After"], answer.Language));
        }

        Assert.Contains(shown.Alerts, alert => alert.StartsWith("La plateforme est occupée", StringComparison.Ordinal));
        Assert.Equal("typed", shown.ValueOf("note-1.1"));
        Assert.Equal(["1.1.c"], shown.TicksOf("1.1"));
        Assert.Equal("La plateforme est occupée", saved.TextOf("h1"));
        Assert.Empty(Platform.Log.Errors);
        Assert.DoesNotContain(Platform.Log.Entries, entry => entry.Text.Contains("\n   at ", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(shown.Form("/sections/1"))).Status);
        Assert.Equal("typed", (await StoredAsync(evaluation, "1.1"))!.Note);
    }

    /// <summary>Keeps everybody else from writing; reading goes on.</summary>
    protected abstract Task<DbConnection> HoldAsync();

    protected static async Task<DbConnection> HoldAsync(DbConnection connection, string statement)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using DbCommand hold = connection.CreateCommand();
        hold.CommandText = statement;
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}

public sealed class BusyStoreOnSqliteTests(SqlitePlatform platform) : BusyStoreTests(platform), IClassFixture<SqlitePlatform>
{
    protected override Task<DbConnection> HoldAsync() =>
        HoldAsync(new SqliteConnection($"Data Source={Path.Combine(Platform.DataFolder, "garant.db")};Pooling=False"), "begin immediate");
}

public sealed class BusyStoreOnPostgresTests(PostgresPlatform platform) : BusyStoreTests(platform), IClassFixture<PostgresPlatform>
{
    [Fact]
    public async Task Any_WhileTheServerIsAway_SaysWhenToComeBack()
    {
        NpgsqlConnectionStringBuilder direct = new(Connection);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("garant-away-");
        string socket = Path.Combine(folder.FullName, ".s.PGSQL.5432");
        File.CreateSymbolicLink(socket, Path.Combine(direct.Host!, ".s.PGSQL.5432"));
        Platform.Further["ConnectionStrings:Garant"] = new NpgsqlConnectionStringBuilder(Connection) { Host = folder.FullName }.ConnectionString;
        await Platform.RestartAsync();
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit page = await SectionAsync(browser, evaluation);
        Platform.Log.Clear();
        File.Delete(socket);
        await using (DbConnection end = await HoldAsync(new NpgsqlConnection(direct.ConnectionString), "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"))
        {
        }

        Visit open = await browser.GetAsync(AddressOf(evaluation, 1));
        Visit sent = await browser.SubmitAsync(page.Form("/sections/1").Ticks("1.1", "1.1.c"));
        Visit saved = await browser.SaveElementAsync(page, "1.1", form => form.Ticks("1.1", "1.1.c"));
        foreach (Visit answer in new[] { open, sent, saved })
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "5", "The platform is busy"), (answer.Status, answer.Headers["Retry-After"], answer.TextOf("h1")));
            Assert.True(answer.Headers.ContainsKey("Content-Security-Policy"));
        }

        // Whoever is not signed in needs no database to read what is public.
        Assert.Equal(HttpStatusCode.OK, (await Platform.Browse().GetAsync("/frameworks")).Status);
        Assert.Empty(Platform.Log.Errors);

        File.CreateSymbolicLink(socket, Path.Combine(direct.Host!, ".s.PGSQL.5432"));
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(page.Form("/sections/1").Ticks("1.1", "1.1.c"))).Status);
        Platform.Further.Clear();
        await Platform.RestartAsync();
        folder.Delete(recursive: true);
    }

    protected override Task<DbConnection> HoldAsync() =>
        HoldAsync(new NpgsqlConnection(Connection), "begin; lock table \"Answers\" in exclusive mode");

    private string Connection => Platform.Settings.First(setting => setting.Key == "ConnectionStrings:Garant").Value;
}
