using System.Diagnostics;

namespace Garant.Cli.Tests.Log;

public sealed class VerifyLogTests
{
    [Theory]
    [InlineData("UPDATE Journal SET Content = 'other' WHERE Position = 3", 3, "edited", 8)]
    [InlineData("UPDATE Journal SET Position = -Position WHERE Position IN (3, 4); UPDATE Journal SET Position = 7 + Position WHERE Position < 0", 3, "reordered", 8)]
    [InlineData("DELETE FROM Journal WHERE Position > 5", 6, "cut", 5)]
    [InlineData("DELETE FROM Journal WHERE Position = 2", 2, "cut", 7)]
    [InlineData("DELETE FROM Journal", 1, "cut", 0)]
    [InlineData("INSERT INTO Journal SELECT 9, At, Kind, OrganisationId, EvaluationId, Actor, Content, PreviousHash, Hash FROM Journal WHERE Position = 8", 9, "inserted", 9)]
    public void Verify_OfAFaultyJournal_LeavesWithThree(string change, int position, string fault, int rows)
    {
        using TestJournal journal = new(8);
        journal.Execute(change);
        CommandRun json = CommandRun.Of("log", "verify", "--data", journal.Folder, "--format", "json");
        Assert.Equal((3, $$"""{"valid":false,"rows":{{rows}},"position":{{position}},"fault":"{{fault}}"}""" + "\n", ""), (json.ExitCode, json.Output, json.Error));
        CommandRun text = CommandRun.Of("log", "verify", "--data", journal.Folder);
        Assert.Equal((3, ""), (text.ExitCode, text.Error));
        Assert.StartsWith($"The journal is not what was written: {fault} at position {position} (", text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 rows")]
    [InlineData(1, "1 row")]
    [InlineData(8, "8 rows")]
    public void Verify_OfASoundJournal_LeavesWithZero(int rows, string counted)
    {
        using TestJournal journal = new(rows);
        CommandRun json = CommandRun.Of("log", "verify", "--data", journal.Folder, "--format", "json");
        Assert.Equal((0, $$"""{"valid":true,"rows":{{rows}},"position":null,"fault":null}""" + "\n", ""), (json.ExitCode, json.Output, json.Error));
        string known = rows == 0 ? "" : $", {rows} of them known to journal.head";
        Assert.Equal($"The journal is sound: {counted}{known}; last hash {journal.LastHash}.", CommandRun.Of("log", "verify", "--data", journal.Folder).Output.TrimEnd());
    }

    [Fact]
    public void Verify_OfAHeadFileThatLagsBehind_IsSound()
    {
        using TestJournal journal = new(3);
        journal.Add();
        Assert.Equal(0, CommandRun.Of("log", "verify", "--data", journal.Folder).ExitCode);
    }

    [Fact]
    public void Verify_WithoutAHeadFile_SaysWhatItCannotFind()
    {
        using TestJournal journal = new(4);
        File.Delete(journal.HeadFile);
        CommandRun run = CommandRun.Of("log", "verify", "--data", journal.Folder, "--format", "json");
        Assert.Equal((0, """{"valid":true,"rows":4,"position":null,"fault":null}""" + "\n"), (run.ExitCode, run.Output));
        Assert.Contains("journal.head:0: warning: this file is missing", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_WithADamagedHeadFile_DoesNotCallTheJournalSound()
    {
        using TestJournal journal = new(4);
        File.WriteAllText(journal.HeadFile, File.ReadAllText(journal.HeadFile).Replace("count 4", "count 3", StringComparison.Ordinal));
        CommandRun run = CommandRun.Of("log", "verify", "--data", journal.Folder, "--format", "json");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("journal.head:0: error: this file is damaged", run.Error, StringComparison.Ordinal);

        // What is found all the same is told.
        journal.Execute("UPDATE Journal SET Kind = 'other' WHERE Position = 2");
        run = CommandRun.Of("log", "verify", "--data", journal.Folder, "--format", "json");
        Assert.Equal((3, """{"valid":false,"rows":4,"position":2,"fault":"edited"}""" + "\n"), (run.ExitCode, run.Output));
        Assert.Contains("warning: this file is damaged and was not used", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Verify_OfALiveOrAStoppedPlatform_WritesNothing(bool isLive)
    {
        using TestJournal journal = new(8);
        if (isLive)
        {
            // Rows that are still in the log beside the file, and one that is not committed.
            journal.Execute("BEGIN IMMEDIATE");
            journal.Add();
        }
        else
        {
            journal.Stop();
        }

        Dictionary<string, string> before = journal.Files;
        CommandRun run = CommandRun.Of("log", "verify", "--data", journal.Folder, "--format", "json");
        Assert.Equal((0, """{"valid":true,"rows":8,"position":null,"fault":null}""" + "\n"), (run.ExitCode, run.Output));
        Assert.Equal(isLive, before.ContainsKey("garant.db-wal"));

        // The index of the log is shared memory, where a reader notes what it reads.
        before.Remove("garant.db-shm");
        Dictionary<string, string> after = journal.Files;
        Assert.Equal(isLive, after.Remove("garant.db-shm"));
        Assert.Equal(before.OrderBy(file => file.Key), after.OrderBy(file => file.Key));
    }

    [Fact]
    public void Verify_OfWhatCannotBeRead_LeavesWithTwoAndARemedy()
    {
        using TestFolder folder = new();
        Assert.Equal("garant: error: name the platform's data folder with --data, or its PostgreSQL database with --connection", Refused("log", "verify"));
        Assert.Contains("there is no such folder", Refused("log", "verify", "--data", folder.At("nowhere")), StringComparison.Ordinal);
        Assert.Contains("there is no garant.db in this folder", Refused("log", "verify", "--data", folder.At("")), StringComparison.Ordinal);
        folder.Write("garant.db", "This is no database, and long enough for one to be seen.");
        Assert.Contains("this database is damaged", Refused("log", "verify", "--data", folder.At("")), StringComparison.Ordinal);
        folder.Write("garant.db", "");
        Assert.Contains("this database has no journal", Refused("log", "verify", "--data", folder.At("")), StringComparison.Ordinal);
        Assert.Contains("--connection cannot be read", Refused("log", "verify", "--connection", "Hsot=x;Password=secret"), StringComparison.Ordinal);
        Assert.Contains("PostgreSQL does not answer", Refused("log", "verify", "--connection", "Host=127.0.0.1;Port=6399;Username=a;Password=secret;Timeout=5"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("log", "verify", "--help")]
    [InlineData("framework", "validate", "mill-1.yaml")]
    [InlineData("sets", "predict", "--help")]
    public async Task OtherCommands_LoadNothingOfThePlatform(params string[] arguments)
    {
        // A copy of the program that has the platform and what it needs nowhere.
        using TestFolder folder = new();
        string[] left = ["Garant.Platform", "Microsoft.", "Npgsql", "SQLitePCLRaw"];
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Where(file => !left.Any(name => Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal))))
        {
            File.Copy(file, folder.At(Path.GetFileName(file)));
        }

        File.Copy(Path.Combine(AppContext.BaseDirectory, "garant.runtimeconfig.json"), folder.At("garant.runtimeconfig.json"));
        if (arguments[^1].EndsWith(".yaml", StringComparison.Ordinal))
        {
            arguments[^1] = TestFile.Mill1;
        }

        (int code, string error) = await RunAsync(folder.At("garant.dll"), arguments);
        Assert.Equal((0, ""), (code, error));

        // The copy lacks what it should lack: only this command needs it.
        (code, error) = await RunAsync(folder.At("garant.dll"), "log", "verify", "--data", folder.At(""));
        Assert.Equal(2, code);
        Assert.Contains("Garant.Platform", error, StringComparison.Ordinal);
    }

    private static string Refused(params string[] arguments)
    {
        CommandRun run = CommandRun.Of(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
        return Assert.Single(run.Errors);
    }

    private static async Task<(int Code, string Error)> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (process.ExitCode, await error);
    }
}
