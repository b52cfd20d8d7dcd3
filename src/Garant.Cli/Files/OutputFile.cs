using System.Text;

namespace Garant.Cli.Files;

/// <summary>A file that a user asks for: written beside its place and put there when it is whole, so that a failure leaves the old one.</summary>
internal sealed class OutputFile : IDisposable
{
    private const string Prefix = ".garant-unfinished-";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _target;
    private readonly TemporaryFolder? _folder;

    private OutputFile(string path, string target, TemporaryFolder? folder)
    {
        (Path, _target, _folder) = (path, target, folder);
        Unfinished = folder is null ? target : System.IO.Path.Combine(folder.Path, "unfinished");
    }

    /// <summary>The path as the user gave it.</summary>
    public string Path { get; }

    /// <summary>Where to write.</summary>
    public string Unfinished { get; }

    /// <summary>Refuses to write over a file that is read.</summary>
    /// <exception cref="BadInputException">It is one of them.</exception>
    public static void MustNotBe(string path, params IEnumerable<string?> inputs)
    {
        if (inputs.Any(input => input is not null && IsSame(input, path)))
        {
            throw Fault(path, "this file is read by the same command; name another one after -o");
        }
    }

    /// <summary>Prepares a file.</summary>
    /// <exception cref="BadInputException">It cannot be written there.</exception>
    public static OutputFile Begin(string path) => Trying(path, () =>
    {
        string target = Target(path);
        if (Directory.Exists(target))
        {
            throw Fault(path, "this is a folder; name a file in it");
        }

        if (File.Exists(target))
        {
            // A file that may not be written is not replaced either.
            using FileStream old = new(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }

        string folder = System.IO.Path.GetDirectoryName(target) is { Length: > 0 } parent ? parent : throw Fault(path, "this is a folder; name a file in it");
        return !Directory.Exists(folder) ? throw new DirectoryNotFoundException()
            : new OutputFile(path, target, IsDevice(target) ? null : TemporaryFolder.In(folder, Prefix));
    });

    /// <summary>Whether a write failed by the disk: its space, its permissions or a limit, which the runtime tells as an argument.</summary>
    public static bool IsDiskFault(Exception fault) => fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" };

    /// <summary>Writes a text in UTF-8.</summary>
    /// <exception cref="BadInputException">It cannot be written; a file that stood there is as it was.</exception>
    public static void Write(string path, string text)
    {
        using OutputFile file = Begin(path);
        try
        {
            File.WriteAllText(file.Unfinished, text, Utf8);
        }
        catch (Exception fault) when (IsDiskFault(fault))
        {
            throw file.Refused(fault.Message);
        }

        file.Complete();
    }

    /// <summary>Puts the whole file in its place.</summary>
    /// <exception cref="BadInputException">It cannot be put there.</exception>
    public void Complete() => Trying(Path, () =>
    {
        if (_folder is null)
        {
            return false;
        }

        using (FileStream written = new(Unfinished, FileMode.Open, FileAccess.ReadWrite))
        {
            written.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows() && File.Exists(_target))
        {
            File.SetUnixFileMode(Unfinished, File.GetUnixFileMode(_target));
        }

        File.Move(Unfinished, _target, overwrite: true);
        return true;
    });

    public void Dispose() => _folder?.Dispose();

    /// <summary>What a failing disk means for the user; the file that stood there is as it was.</summary>
    public BadInputException Refused(string reason) => Fault(Path, $"the file cannot be written: {reason.Replace(Unfinished, Path, StringComparison.Ordinal).Split(" (Parameter")[0]}");

    private static BadInputException Refused(string path, Exception fault) => Fault(path, fault switch
    {
        DirectoryNotFoundException => "the folder of this file does not exist; create it first",
        UnauthorizedAccessException => "the file may not be written; change its permissions or name another",
        _ => $"the file cannot be written: {fault.Message}",
    });

    private static T Trying<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Refused(path, fault);
        }
    }

    /// <summary>Where a link leads, so that the file behind it is replaced and not the link.</summary>
    private static string Target(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        FileInfo file = new(full);
        return IsDevice(full) || file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
    }

    /// <summary>Devices are written to; replacing them would take them away.</summary>
    private static bool IsDevice(string target) => !OperatingSystem.IsWindows() && (target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/proc/", StringComparison.Ordinal));

    private static bool IsSame(string one, string other)
    {
        try
        {
            return Target(one) == Target(other);
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static BadInputException Fault(string path, string text) => new([FileRemark.Error(path, 0, text)]);
}
