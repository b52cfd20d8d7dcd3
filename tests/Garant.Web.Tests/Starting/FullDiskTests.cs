using System.Diagnostics;
using Garant.Platform.Tests.Databases;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Starting;

/// <summary>A start on a disk without room says so, and starts again once there is some.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    [InlineData(120)]
    [InlineData(200)]
    public async Task Start_WithoutRoom_SaysSoAndStartsOnceThereIsSome(int kilobytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "A small disk is mounted by root on Linux.");
        string disk = Directory.CreateDirectory(_folder.File("disk")).FullName;
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", disk), "No small disk can be mounted here.");
        try
        {
            await using (StartedProgram tight = StartedProgram.Start(disk, options: "--demo"))
            {
                (int exitCode, string errors) = await tight.EndAsync();
                Assert.Equal(1, exitCode);
                string line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
                Assert.StartsWith("Garant cannot start: ", line, StringComparison.Ordinal);
                Assert.Contains(disk, line, StringComparison.Ordinal);
                Assert.Contains("room", line, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", tight.Output, StringComparison.Ordinal);
            }

            Assert.True(await RunAsync("mount", "-o", "remount,size=50m", disk));
            await using StartedProgram again = StartedProgram.Start(disk, options: "--demo");
            await again.ReadyAsync();
            await again.KillAsync();
            Assert.Equal("2 1 2 2", SqliteFile.Demonstration(Path.Combine(disk, "garant.db")));
        }
        finally
        {
            await RunAsync("umount", "-l", disk);
        }
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }
}
