using Garant.Platform.Frameworks;

namespace Garant.Web.Storage;

/// <summary>Where the platform keeps things: section <c>Garant</c> of the configuration.</summary>
public sealed class GarantOptions
{
    private const string FrameworksName = "frameworks";

    /// <summary>The folder of the SQLite file, the data-protection keys and the mail that found no server.</summary>
    public string Data { get; set; } = "data";

    /// <summary>The operator's folder of framework files; empty for <c>frameworks</c> in the data folder.</summary>
    public string Frameworks { get; set; } = "";

    /// <summary>Whether the frameworks that come with the program can be answered too.</summary>
    public bool BuiltInFrameworks { get; set; } = true;

    /// <summary><c>sqlite</c> or <c>postgres</c>; the latter takes the connection string <c>Garant</c>.</summary>
    public string Database { get; set; } = "sqlite";

    /// <summary>Where people reach the platform, such as <c>https://garant.example.org</c>: what links in mails begin with.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Addresses and networks of reverse proxies, separated by commas, whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public string Proxies { get; set; } = "";

    /// <summary>A path as it is, else below the content root.</summary>
    public string DataFolder(IHostEnvironment environment) =>
        Path.GetFullPath(Path.Combine(environment.ContentRootPath, Data));

    /// <summary>The folders of the framework files. Those that come with the program stand beside it, wherever it was started.</summary>
    public FrameworkFolders FrameworkFolders(IHostEnvironment environment)
    {
        string data = DataFolder(environment);
        return new(
            BuiltInFrameworks ? Path.Combine(AppContext.BaseDirectory, FrameworksName) : null,
            Frameworks.Length == 0 ? Path.Combine(data, FrameworksName) : Path.GetFullPath(Path.Combine(environment.ContentRootPath, Frameworks)),
            Path.Combine(data, "framework-copies"));
    }
}
