using System.Diagnostics;
using Garant.Platform.Tests.Databases;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Garant.Platform.Tests.Databases;

/// <summary>A throw-away PostgreSQL cluster in the temporary folder, started when the first test asks for it and deleted at the end.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"garant-pg-{Guid.NewGuid():N}"[..22]);
    private readonly Lock _lock = new();
    private readonly string? _programs = FindPrograms();
    private Task<string?>? _start;
    private int _databases;

    /// <summary>Starts the cluster once.</summary>
    /// <returns>Why there is none, or <c>null</c> when it runs.</returns>
    public Task<string?> StartedAsync()
    {
        lock (_lock)
        {
            return _start ??= StartAsync();
        }
    }

    /// <summary>Creates an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        string name = $"garant_{Interlocked.Increment(ref _databases)}";
        await using NpgsqlConnection connection = new(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using NpgsqlCommand create = connection.CreateCommand();
        create.CommandText = $"create database {name}";
        await create.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_start is null || await _start is not null)
        {
            return;
        }

        await RunAsync("pg_ctl", "stop", "-D", _folder, "-m", "immediate", "-w");
        Directory.Delete(_folder, recursive: true);
    }

    private static string? FindPrograms() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out int number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault()
        : null;

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder,
        Port = 5432,
        Username = "garant",
        Database = database,
        MaxPoolSize = 20,
        IncludeErrorDetail = true,
    }.ConnectionString;

    private async Task<string?> StartAsync()
    {
        if (_programs is null)
        {
            return "PostgreSQL is not installed here: there is no /usr/lib/postgresql/*/bin/initdb.";
        }

        if (await RunAsync("initdb", "-D", _folder, "-U", "garant", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync") is { } failed)
        {
            return failed;
        }

        // Only a socket in the cluster's own folder: no port to find, nothing to reach from elsewhere.
        string options = $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c port=5432 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300";
        return await RunAsync("pg_ctl", "start", "-D", _folder, "-l", Path.Combine(_folder, "log"), "-w", "-o", options);
    }

    /// <summary>Runs a program of PostgreSQL, which refuses to be run by root.</summary>
    /// <returns>What went wrong, or <c>null</c>.</returns>
    private async Task<string?> RunAsync(string program, params string[] arguments)
    {
        string path = Path.Combine(_programs!, program);
        ProcessStartInfo start = Environment.UserName == "root"
            ? new("runuser", ["-u", "postgres", "--", path, .. arguments])
            : new(path, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? null : $"PostgreSQL does not start here: {program}: {(await errors).Trim()} {(await output).Trim()}";
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            return $"PostgreSQL does not start here: {start.FileName}: {fault.Message}";
        }
    }
}
