using System.Diagnostics;
using System.Text.RegularExpressions;
using Garant.Web.Tests.Frameworks;

namespace Garant.Web.Tests.Platforms;

/// <summary>The platform as a program of its own, in production, with framework files that a demonstration can be made of.</summary>
public sealed partial class StartedProgram : IAsyncDisposable
{
    /// <summary>What a start may take on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource<string?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _outputRead;
    private readonly Task<string> _errors;

    private StartedProgram(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _outputRead = ReadAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>Starts the program on a data folder, with settings and options.</summary>
    public static StartedProgram Start(string data, IEnumerable<(string Key, string Value)>? settings = null, string? program = null, string? workingFolder = null, params string[] options)
    {
        string frameworks = Path.Combine(Path.GetTempPath(), $"garant-program-{Environment.ProcessId}");
        if (!Directory.Exists(frameworks))
        {
            Directory.CreateDirectory(frameworks);
            File.WriteAllText(
                Path.Combine(frameworks, "garant-test.1.yaml"),
                TestFrameworks.GardenFile.Replace("id: garden-1", "id: garant-test.1", StringComparison.Ordinal));
        }

        ProcessStartInfo start = new("dotnet", [program ?? typeof(Program).Assembly.Location, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? Path.GetTempPath(),
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Garant__Frameworks"] = frameworks,
                ["Garant__BuiltInFrameworks"] = "false",
                ["Garant__Data"] = data,
            },
        };
        foreach ((string key, string value) in settings ?? [])
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new(start);
    }

    /// <summary>The address it listens on, or <c>null</c> when it ended or was not ready in time.</summary>
    public async Task<string?> AddressAsync()
    {
        await Task.WhenAny(_address.Task, Task.Delay(Patience, TestContext.Current.CancellationToken));
        return _address.Task.IsCompleted ? await _address.Task : null;
    }

    /// <summary>The address it listens on; fails the test when it does not start.</summary>
    public async Task<Uri> ReadyAsync()
    {
        string? address = await AddressAsync();
        if (address is null)
        {
            await KillAsync();
            Assert.Fail($"The platform did not start.\n{Output}\n{await _errors}");
        }

        return new(address);
    }

    /// <summary>Its exit code and what it wrote to standard error, once it has ended.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        using CancellationTokenSource limit = new(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            Assert.Fail($"The platform neither started nor ended.\n{Output}\n{await _errors}");
        }

        await _outputRead;
        return (_process.ExitCode, await _errors);
    }

    /// <summary>Ends it as a crash of the machine does.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Waits until it has printed something.</summary>
    public async Task PrintedAsync(string text)
    {
        for (Stopwatch time = Stopwatch.StartNew(); !Output.Contains(text, StringComparison.Ordinal); await Task.Delay(50))
        {
            Assert.True(time.Elapsed < Patience, $"The platform did not print \"{text}\".\n{Output}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_output)
            {
                _output.Add(line);
            }

            if (Ready().Match(line) is { Success: true } ready)
            {
                _address.TrySetResult(ready.Groups[1].Value);
            }
        }

        _address.TrySetResult(null);
    }

    [GeneratedRegex(@"Garant is ready: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Ready();
}
