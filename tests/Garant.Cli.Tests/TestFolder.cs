namespace Garant.Cli.Tests;

/// <summary>A folder that a test may fill.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("garant-cli-").FullName;

    public string At(string name) => Path.Combine(_path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
