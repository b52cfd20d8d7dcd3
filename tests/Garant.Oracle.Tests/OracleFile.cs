using System.IO.Compression;
using System.Text.Json;

namespace Garant.Oracle.Tests;

/// <summary>A file of cases: from the folder GARANT_ORACLE names, else from ../shared/oracle, else from the copy beside the tests.</summary>
public static class OracleFile
{
    public static IReadOnlyList<OracleCase> Read(string name)
    {
        string? folder = Environment.GetEnvironmentVariable("GARANT_ORACLE") is { Length: > 0 } named ? named : Shared();
        string copy = Path.Combine(AppContext.BaseDirectory, "Figures", name + ".json.gz");
        using Stream stream = folder is not null && File.Exists(Path.Combine(folder, name + ".json"))
            ? File.OpenRead(Path.Combine(folder, name + ".json"))
            : new GZipStream(File.OpenRead(copy), CompressionMode.Decompress);
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
