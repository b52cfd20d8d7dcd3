namespace Garant.Web.Storage;

/// <summary>Where the platform keeps things: section <c>Garant</c> of the configuration.</summary>
public sealed class GarantOptions
{
    /// <summary>The folder of the SQLite file, the data-protection keys and the mail that found no server.</summary>
    public string Data { get; set; } = "data";

    /// <summary>The folder of the framework files.</summary>
    public string Frameworks { get; set; } = "frameworks";

    /// <summary><c>sqlite</c> or <c>postgres</c>; the latter takes the connection string <c>Garant</c>.</summary>
    public string Database { get; set; } = "sqlite";

    /// <summary>Where people reach the platform, such as <c>https://garant.example.org</c>: what links in mails begin with.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Addresses and networks of reverse proxies, separated by commas, whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public string Proxies { get; set; } = "";

    /// <summary>A path as it is, else below the content root.</summary>
    public string DataFolder(IHostEnvironment environment) =>
        Path.GetFullPath(Path.Combine(environment.ContentRootPath, Data));

    /// <summary>The framework folder: as configured below the content root, else where the program itself stands.</summary>
    public string FrameworkFolder(IHostEnvironment environment)
    {
        string configured = Path.GetFullPath(Path.Combine(environment.ContentRootPath, Frameworks));
        return Directory.Exists(configured) ? configured : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, Frameworks));
    }
}
