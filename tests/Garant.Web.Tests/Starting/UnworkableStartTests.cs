using System.Net;
using System.Net.Sockets;
using Garant.Platform.Tests.Databases;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Starting;

/// <summary>A start that cannot work ends with one sentence and its remedy, and without a trace.</summary>
public sealed class UnworkableStartTests(PostgresCluster cluster) : IDisposable
{
    private readonly TemporaryFolder _data = new();

    private string Database => _data.File("garant.db");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Start_WithAFileInPlaceOfTheDataFolder_NamesTheFolder()
    {
        await File.WriteAllTextAsync(_data.File("taken"), "", TestContext.Current.CancellationToken);
        await AssertEndsAsync(["the data folder", _data.File("taken"), "Garant:Data"], data: _data.File("taken"));
    }

    [Fact]
    public async Task Start_InAFolderThatNobodyMayWrite_NamesTheFolder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/sys is a folder that not even root may write.");
        await AssertEndsAsync(["the data folder /sys/garant", "write there"], data: "/sys/garant");
    }

    [Fact]
    public async Task Start_OnAFileThatIsNoDatabase_SaysItIsDamaged()
    {
        await File.WriteAllTextAsync(Database, new string('x', 5000), TestContext.Current.CancellationToken);
        await AssertEndsAsync([Database, "damaged", "restore it from a backup"]);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("overwritten")]
    public async Task Start_OnADatabaseWithPagesGone_SaysItIsDamaged(string damage)
    {
        await MadeAsync();
        SqliteFile.Ask(Database, "PRAGMA journal_mode = delete");
        await using (FileStream file = File.OpenWrite(Database))
        {
            long half = file.Length / 4096 / 2 * 4096;
            if (damage == "cut")
            {
                file.SetLength(half);
            }
            else
            {
                file.Seek(half, SeekOrigin.Begin);
                file.Write(Enumerable.Repeat((byte)0xAB, 4096 * 4).ToArray());
            }
        }

        await AssertEndsAsync([Database, "damaged", "restore it from a backup"]);
    }

    [Fact]
    public async Task Start_OnADatabaseOfANewerVersion_NamesTheChangeAndTouchesNothing()
    {
        await MadeAsync();
        SqliteFile.Ask(Database, "INSERT INTO __EFMigrationsHistory VALUES('29991231000000_FromTheFuture', '99.0.0'); DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '2026%'");
        await AssertEndsAsync(["a newer version", "29991231000000_FromTheFuture", "Start that version or a later one"]);
    }

    [Fact]
    public async Task Start_OnAPortInUse_NamesItAndTheOption()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        await AssertEndsAsync([address, "already in use", "--urls"], options: ["--urls", address]);
    }

    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("http://192.0.2.1:6100", "cannot listen on its address")]
    public async Task Start_OnAnAddressThatIsNone_NamesTheOption(string address, string told) =>
        await AssertEndsAsync([told, "--urls"], options: ["--urls", address]);

    [Theory]
    [InlineData("Garant:Database", "oracle", "write sqlite or postgres")]
    [InlineData("Garant:Database", "postgres", "ConnectionStrings:Garant is not set")]
    [InlineData("Mail:Port", "many", "Mail:Port")]
    public async Task Start_WithAWrongSetting_NamesIt(string key, string value, string told) => await AssertEndsAsync([key, told], settings: [(key, value)]);

    [Fact]
    public async Task Start_WithAConnectionThatIsNone_NamesItAndNotThePassword()
    {
        string errors = await AssertEndsAsync(["ConnectionStrings:Garant cannot be read"], settings: Postgres("Host=localhost;Password=begin;secret=end"));
        Assert.DoesNotContain("secret", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutPostgresAtItsAddress_NamesTheAddress()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await AssertEndsAsync([$"PostgreSQL at 127.0.0.1, port {port}, does not answer", "Start it"], settings: Postgres($"Host=127.0.0.1;Port={port};Username=garant;Password=word"));
    }

    [Theory]
    [InlineData("Username=garant", "Username=nobody", "let the user \"nobody\" in")]
    [InlineData("", "", "newer version")]
    public async Task Start_WithPostgresThatRefuses_SaysWhy(string from, string to, string told)
    {
        string? missing = await cluster.StartedAsync();
        Assert.SkipWhen(missing is not null, missing ?? "");
        string connection = await cluster.NewDatabaseAsync();
        if (from.Length == 0)
        {
            await using (StartedProgram first = StartedProgram.Start(_data.Path, Postgres(connection)))
            {
                await first.ReadyAsync();
            }

            await using Npgsql.NpgsqlConnection database = new(connection);
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using Npgsql.NpgsqlCommand command = database.CreateCommand();
            command.CommandText = "insert into \"__EFMigrationsHistory\" values('29991231000000_FromTheFuture', '99.0.0')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await AssertEndsAsync([told], settings: Postgres(from.Length == 0 ? connection : connection.Replace(from, to, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<key id=\"")]
    [InlineData("<key id=\"none\" version=\"1\" />")]
    [InlineData("<key id=\"b0c2e1de-5e3a-4a43-8a6c-1c1b6f9f4f11\" version=\"1\"><creationDate>soon</creationDate></key>")]
    [InlineData("<key id=\"b0c2e1de-5e3a-4a43-8a6c-1c1b6f9f4f11\" version=\"1\"><creationDate>2026-01-01T00:00:00Z</creationDate><activationDate>2026-01-01T00:00:00Z</activationDate><expirationDate>2099-01-01T00:00:00Z</expirationDate><descriptor deserializerType=\"Nothing.Known, Nowhere\"><descriptor /></descriptor></key>")]
    public async Task Start_WithABrokenKeyFile_NamesTheFile(string content)
    {
        string file = Path.Combine(Directory.CreateDirectory(_data.File("keys")).FullName, "key-broken.xml");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        await AssertEndsAsync([file, "Restore it from a backup, or move it away"]);
    }

    private static (string Key, string Value)[] Postgres(string connection) => [("Garant:Database", "postgres"), ("ConnectionStrings:Garant", connection)];

    private async Task MadeAsync()
    {
        await using StartedProgram program = StartedProgram.Start(_data.Path, options: "--demo");
        await program.ReadyAsync();
    }

    private async Task<string> AssertEndsAsync(string[] told, (string Key, string Value)[]? settings = null, string? data = null, string[]? options = null)
    {
        await using StartedProgram program = StartedProgram.Start(data ?? _data.Path, settings, options: options ?? []);
        (int exitCode, string errors) = await program.EndAsync();
        Assert.Equal(1, exitCode);
        string line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("Garant cannot start: ", line, StringComparison.Ordinal);
        Assert.All(told, part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", program.Output, StringComparison.Ordinal);
        return errors;
    }
}
