using System.Diagnostics;

namespace Garant.Platform.Tests.Files;

/// <summary>A file system of 1 MB in memory, where the tests may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(string path)
    {
        Path = Directory.CreateDirectory(path).FullName;
        Assert.SkipWhen(!Environment.IsPrivilegedProcess || !Runs("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path), "A small file system cannot be mounted here.");
    }

    public string Path { get; }

    /// <summary>Whether a program ended well.</summary>
    public static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public void Mount(string options) => Assert.True(Runs("mount", "-o", options, Path));

    public void Dispose() => Assert.True(Runs("umount", Path));
}
