using System.Diagnostics;
using System.Net;
using Garant.Platform.Tests.Databases;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Starting;

/// <summary>The program as docs/operating.md publishes it works from any working folder and carries the natives of its own system only.</summary>
public sealed class PublishedProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Published_StartedFromAnotherFolder_FindsItsStyleSheetItsFrameworksAndItsData()
    {
        string published = _folder.File("published");
        using (Process publish = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["publish", "src/Garant.Web", "-c", "Release", "-o", published, "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true", "-v", "quiet"])
        {
            WorkingDirectory = Root(),
            RedirectStandardOutput = true,
        })!)
        {
            string output = await publish.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await publish.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(publish.ExitCode == 0, output);
        }

        Assert.False(Directory.Exists(Path.Combine(published, "runtimes")), "The published program carries natives of other systems.");
        long size = new DirectoryInfo(published).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Assert.True(size < 80_000_000, $"The published program has {size} bytes.");

        // With the settings that the program itself brings, and none else.
        await using StartedProgram program = StartedProgram.Start(
            data: "data",
            settings: [("Garant:Frameworks", ""), ("Garant:BuiltInFrameworks", "true")],
            program: Path.Combine(published, "Garant.Web.dll"),
            workingFolder: Directory.CreateDirectory(_folder.File("elsewhere")).FullName,
            options: "--demo");
        using HttpClient client = new() { BaseAddress = await program.ReadyAsync() };
        foreach (string file in new[] { "/css/tokens.css", "/css/print.css", "/js/autosave.js", "/mark.svg" })
        {
            using HttpResponseMessage answer = await client.GetAsync(file, TestContext.Current.CancellationToken);
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
        }

        Assert.Contains("css/tokens.css?v=", await client.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("garant-2026", await client.GetStringAsync("/frameworks", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(published, "data", "garant.db")), "The data is beside the program.");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.File("elsewhere")));
    }

    [Fact]
    public async Task Built_StartedFromAnotherFolder_FindsItsStyleSheet()
    {
        await using StartedProgram program = StartedProgram.Start(_folder.File("data"));
        using HttpClient client = new() { BaseAddress = await program.ReadyAsync() };
        using HttpResponseMessage answer = await client.GetAsync("/css/tokens.css", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Start_OfANewPlatform_EndsWithTheReadyLineAndNoWarning()
    {
        await using StartedProgram program = StartedProgram.Start(_folder.File("data"), [("Garant:PublicUrl", "http://localhost")], options: "--demo");
        Uri address = await program.ReadyAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.EndsWith($"Garant is ready: {address.GetLeftPart(UriPartial.Authority)}", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warn:", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", program.Output, StringComparison.Ordinal);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Garant.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("There is no Garant.slnx above the tests.");
    }
}
