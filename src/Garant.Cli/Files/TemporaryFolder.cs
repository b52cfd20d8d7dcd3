using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Garant.Cli.Files;

/// <summary>A folder that goes when the work is done, when a signal ends the process, and, after a crash, when the next run begins.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string LockName = "lock";

    /// <summary>A folder without an owner may be one that another run is just making.</summary>
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(10);

    private static readonly ConcurrentDictionary<string, TemporaryFolder> Living = new(StringComparer.Ordinal);

    private readonly FileStream _lock;

    private TemporaryFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <summary>Makes a folder, and removes those that processes which are dead left beside it.</summary>
    /// <param name="parent">The folder to make it in.</param>
    /// <param name="prefix">How its name begins; nobody else may use such names.</param>
    public static TemporaryFolder In(string parent, string prefix)
    {
        Sweep(parent, prefix);
        while (true)
        {
            string path = System.IO.Path.Combine(parent, prefix + RandomNumberGenerator.GetHexString(16, lowercase: true));
            Create(path);
            try
            {
                TemporaryFolder folder = new(path, new(System.IO.Path.Combine(path, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
                folder._lock.Write(System.Text.Encoding.UTF8.GetBytes(Owner(Environment.ProcessId)));
                folder._lock.Flush();
                Living[path] = folder;
                return folder;
            }
            catch (IOException) when (!Directory.Exists(path) || File.Exists(System.IO.Path.Combine(path, LockName)))
            {
                // Another run that sweeps took the folder in the moment before its lock; the next name is free.
            }
        }
    }

    /// <summary>Removes every folder of this process; for a signal that ends it.</summary>
    public static void RemoveAll()
    {
        // Whoever still writes may make a file between listing and removing.
        for (int i = 0; i < 5 && !Living.IsEmpty; i++)
        {
            foreach (TemporaryFolder folder in Living.Values)
            {
                Remove(folder.Path);
                if (!Directory.Exists(folder.Path))
                {
                    Living.TryRemove(folder.Path, out _);
                }
            }
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        Remove(Path);
        Living.TryRemove(Path, out _);
    }

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Sweep(string parent, string prefix)
    {
        try
        {
            foreach (string path in Directory.EnumerateDirectories(parent, prefix + "*").Where(path => !Living.ContainsKey(path) && IsAbandoned(path)))
            {
                Remove(path);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever makes the folder says what is wrong with the place.
        }
    }

    private static bool IsAbandoned(string path)
    {
        if (File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
        {
            return false;
        }

        try
        {
            using FileStream held = new(System.IO.Path.Combine(path, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            using StreamReader text = new(held);

            // Where a file system knows no locks, the process that is named decides.
            string[] owner = text.ReadToEnd().Split(' ', 2);
            return owner.Length < 2 ? IsOld(path) : owner[1] == Environment.MachineName && !IsAlive(int.Parse(owner[0], CultureInfo.InvariantCulture));
        }
        catch (FileNotFoundException)
        {
            return IsOld(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            return false;
        }
    }

    private static bool IsOld(string path) => TimeProvider.System.GetUtcNow().UtcDateTime - Directory.GetLastWriteTimeUtc(path) > Making;

    private static string Owner(int process) => string.Create(CultureInfo.InvariantCulture, $"{process} {Environment.MachineName}");

    private static bool IsAlive(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return id != Environment.ProcessId && !process.HasExited;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return fault is Win32Exception;
        }
    }

    private static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next run sweeps what cannot be removed now.
        }
    }
}
