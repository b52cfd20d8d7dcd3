using System.IO.Compression;
using System.Text.Json;

namespace Garant.Oracle.Tests;

/// <summary>A file of cases: from the folder GARANT_ORACLE names, else from ../shared/oracle, else from the copy beside the tests.</summary>
public static class OracleFile
{
    private const string Ending = ".json", CopyEnding = ".json.gz";

    private static readonly string Copies = Path.Combine(AppContext.BaseDirectory, "Figures");

    private static readonly string? Folder = Environment.GetEnvironmentVariable("GARANT_ORACLE") is { Length: > 0 } named ? named : Shared();

    /// <summary>The names of the files, without their ending.</summary>
    public static IReadOnlyList<string> Names() => Folder is not null
        ? [.. Directory.EnumerateFiles(Folder, "*" + Ending).Select(file => Path.GetFileName(file)[..^Ending.Length]).Order(StringComparer.Ordinal)]
        : [.. Directory.EnumerateFiles(Copies, "*" + CopyEnding).Select(file => Path.GetFileName(file)[..^CopyEnding.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The cases of a file.</summary>
    public static IReadOnlyList<OracleCase> Read(string name)
    {
        using Stream stream = Folder is not null
            ? File.OpenRead(Path.Combine(Folder, name + Ending))
            : new GZipStream(File.OpenRead(Path.Combine(Copies, name + CopyEnding)), CompressionMode.Decompress);
        JsonElement file = JsonDocument.Parse(stream).RootElement;
        return [.. file.GetProperty("cases").EnumerateArray().Select(json => new OracleCase(json))];
    }

    private static string? Shared()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Garant.slnx")))
        {
            folder = folder.Parent;
        }

        string? shared = folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "oracle") : null;
        return Directory.Exists(shared) ? shared : null;
    }
}
