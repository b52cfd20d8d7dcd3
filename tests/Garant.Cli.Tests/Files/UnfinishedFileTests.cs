using System.Diagnostics;
using System.Globalization;

namespace Garant.Cli.Tests.Files;

/// <summary>Whatever ends a command, the file that stood there is whole, the old one or the new one, and nothing else is left.</summary>
public sealed class UnfinishedFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public UnfinishedFileTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither these signals nor limits of file sizes.");
        _folder.Write("cal.csv", "y,p\n" + string.Concat(Enumerable.Range(0, 4000).Select(row => $"{row + row % 7 * 0.01},{row}\n")));
        Directory.CreateDirectory(_folder.At("temporary"));
        Assert.Equal(0, CommandRun.Of("intervals", "calibrate", _folder.At("cal.csv"), "--target", "y", "--prediction", "p", "-o", _folder.At("m.json")).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Calibrate_WhereTheFileCannotGrow_LeavesTheOldModel()
    {
        string old = File.ReadAllText(_folder.At("m.json"));
        Assert.True(old.Length > 20_480);
        (int code, string error) = await Limited("intervals calibrate cal.csv --target y --prediction p -o m.json");
        Assert.Equal(2, code);
        Assert.StartsWith("m.json:0: error: the file cannot be written: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("unfinished", error, StringComparison.Ordinal);
        Assert.Equal(old, File.ReadAllText(_folder.At("m.json")));
        Assert.Equal(["cal.csv", "m.json", "temporary"], Left());
    }

    [Theory]
    [InlineData("out.csv")]
    [InlineData("out.jsonl")]
    [InlineData("out.parquet")]
    public async Task Predict_WhereTheFileCannotGrow_LeavesTheOldTable(string name)
    {
        _folder.Write(name, "old");
        (int code, string error) = await Limited($"intervals predict cal.csv --model m.json --confidence 0.9 -o {name}");
        Assert.Equal(2, code);
        Assert.Contains("error", error, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder.At(name)));
        Assert.Equal(["cal.csv", "m.json", name, "temporary"], Left());
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task Predict_EndedByASignal_LeavesNothing(string signal, int code)
    {
        using Process program = StartLongWork();
        await WaitForFolders();
        using (Process kill = Process.Start("kill", ["-" + signal, program.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(code, program.ExitCode);
        Assert.Equal(["big.csv", "cal.csv", "m.json", "out.parquet", "temporary"], Left());
        Assert.Equal("old", File.ReadAllText(_folder.At("out.parquet")));
    }

    [Fact]
    public async Task Predict_AfterACrash_SweepsWhatTheDeadLeft()
    {
        using (Process program = StartLongWork())
        {
            await WaitForFolders();
            program.Kill();
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        string[] ofTheDead = [.. Left().Where(IsTemporary)];
        Assert.Equal(2, ofTheDead.Length);
        using Process living = StartLongWork();
        while (!living.HasExited && (Left().Intersect(ofTheDead).Any() || Left().Count(IsTemporary) < 2))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        string[] ofTheLiving = Left();
        Assert.Empty(ofTheLiving.Intersect(ofTheDead));

        // A third run leaves alone what the second one is using.
        using Process third = Start("exec dotnet \"$0\" intervals predict cal.csv --model m.json --confidence 0.9 --where 'p > 5' -o third.parquet");
        await third.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, third.ExitCode);
        Assert.Equal(ofTheLiving.Append("third.parquet").Order(StringComparer.Ordinal), living.HasExited ? ofTheLiving.Append("third.parquet").Order(StringComparer.Ordinal) : Left());
        living.Kill();
        await living.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The names in the folder, with those of the temporary folder behind it.</summary>
    private string[] Left() =>
    [
        .. Directory.EnumerateFileSystemEntries(_folder.At(".")).Select(path => Path.GetFileName(path)!)
            .Concat(Directory.EnumerateDirectories(_folder.At("temporary")).Select(path => "temporary/" + Path.GetFileName(path))).Order(StringComparer.Ordinal),
    ];

    private static bool IsTemporary(string name) => name.Contains("garant-", StringComparison.Ordinal);

    private Process StartLongWork()
    {
        if (!File.Exists(_folder.At("big.csv")))
        {
            _folder.Write("big.csv", "p,note\n" + string.Concat(Enumerable.Range(0, 1_500_000).Select(row => $"{row},a text of some length {row % 31}\n")));
            _folder.Write("out.parquet", "old");
        }

        return Start("exec dotnet \"$0\" intervals predict big.csv --model m.json --confidence 0.9 -o out.parquet");
    }

    private async Task WaitForFolders()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        while (!Directory.EnumerateDirectories(_folder.At("temporary"), "garant-database-*").Any(path => File.Exists(Path.Combine(path, "rows.duckdb"))))
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private async Task<(int Code, string Error)> Limited(string command)
    {
        // The runtime itself maps a larger file unless it is told not to.
        using Process program = Start($"ulimit -f 20; export DOTNET_EnableWriteXorExecute=0; exec dotnet \"$0\" {command}");
        string error = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, error);
    }

    private Process Start(string script)
    {
        ProcessStartInfo start = new("bash", ["-c", script, Path.Combine(AppContext.BaseDirectory, "garant.dll")])
        {
            WorkingDirectory = _folder.At("."),
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TMPDIR"] = _folder.At("temporary");
        return Process.Start(start)!;
    }
}
