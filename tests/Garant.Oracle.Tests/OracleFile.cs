using System.IO.Compression;
using System.Text.Json;

namespace Garant.Oracle.Tests;

/// <summary>
/// A file of cases: from the folder GARANT_ORACLE names, else from ../shared/oracle and ../shared/oracle-1.6, else from the copies beside
/// the tests. What the newer reference or a paper answers is named 1.6/…; the copies hold of it only what is new or answered anew.
/// </summary>
public static class OracleFile
{
    private const string Ending = ".json", CopyEnding = ".json.gz", Newer = "1.6/";

    private static readonly string Copies = Path.Combine(AppContext.BaseDirectory, "Figures");

    private static readonly string? Folder = Environment.GetEnvironmentVariable("GARANT_ORACLE") is { Length: > 0 } named ? named : Shared("oracle");

    private static readonly string? NewerFolder = Environment.GetEnvironmentVariable("GARANT_ORACLE") is { Length: > 0 } ? null : Shared("oracle-1.6");

    /// <summary>The names of the files, without their ending.</summary>
    public static IReadOnlyList<string> Names() => Folder is not null
        ? [.. In(Folder, "", Ending), .. NewerFolder is null ? [] : In(NewerFolder, Newer, Ending)]
        : [.. In(Copies, "", CopyEnding), .. In(Path.Combine(Copies, Newer), Newer, CopyEnding)];

    /// <summary>The cases of a file.</summary>
    public static IReadOnlyList<OracleCase> Read(string name)
    {
        if (Folder is null)
        {
            return ReadCopy(name);
        }

        using FileStream stream = File.OpenRead(name.StartsWith(Newer, StringComparison.Ordinal) ? Path.Combine(NewerFolder!, name[Newer.Length..] + Ending) : Path.Combine(Folder, name + Ending));
        return Cases(stream);
    }

    /// <summary>The cases of a file as they are kept beside the tests, wherever the others come from.</summary>
    internal static IReadOnlyList<OracleCase> ReadCopy(string name)
    {
        using GZipStream stream = new(File.OpenRead(Path.Combine(Copies, name + CopyEnding)), CompressionMode.Decompress);
        return Cases(stream);
    }

    private static IReadOnlyList<OracleCase> Cases(Stream stream) =>
        [.. JsonDocument.Parse(stream).RootElement.GetProperty("cases").EnumerateArray().Select(json => new OracleCase(json))];

    private static IEnumerable<string> In(string folder, string prefix, string ending) =>
        Directory.EnumerateFiles(folder, "*" + ending).Select(file => prefix + Path.GetFileName(file)[..^ending.Length]).Order(StringComparer.Ordinal);

    private static string? Shared(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Garant.slnx")))
        {
            folder = folder.Parent;
        }

        string? shared = folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", name) : null;
        return Directory.Exists(shared) ? shared : null;
    }
}
