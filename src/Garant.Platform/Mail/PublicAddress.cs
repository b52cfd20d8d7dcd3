using System.Diagnostics.CodeAnalysis;

namespace Garant.Platform.Mail;

/// <summary>The address people reach the platform at. Links in mails begin with it, and never with anything a request says.</summary>
/// <param name="configured">The address the operator said, or <c>null</c>.</param>
/// <param name="listening">The first address the program listens on; asked where the operator said none.</param>
public sealed class PublicAddress(Uri? configured, Func<string?> listening)
{
    private static readonly string[] Everywhere = ["://[::]", "://0.0.0.0", "://+", "://*"];

    /// <summary>The link to a path of the platform, which begins with a slash.</summary>
    public string LinkTo(string path) => Root.TrimEnd('/') + path;

    /// <summary>Whether <c>Garant:PublicUrl</c> says the address.</summary>
    public bool IsConfigured => configured is not null;

    /// <summary>Whether people reach the platform by HTTPS, as <c>Garant:PublicUrl</c> says.</summary>
    public bool IsHttps => configured?.Scheme == Uri.UriSchemeHttps;

    /// <summary>The host name that <c>Garant:PublicUrl</c> says, in ASCII; <c>null</c> where it says none or a number.</summary>
    public string? ConfiguredHost => configured is { HostNameType: UriHostNameType.Dns } ? configured.IdnHost : null;

    private string Root => configured is not null
        ? new UriBuilder(configured) { Host = configured.HostNameType == UriHostNameType.Dns ? configured.IdnHost : configured.Host }.Uri.AbsoluteUri
        : Reachable(listening() ?? "http://localhost");

    /// <summary>Reads an address as it is configured: absolute, of http or https, and nothing but host, port and path.</summary>
    public static bool TryRead(string configured, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(configured, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address is { Host.Length: > 0, UserInfo: "", Query: "", Fragment: "" };

    /// <summary>An address to listen on everywhere is reached on this machine as localhost.</summary>
    private static string Reachable(string address) =>
        Everywhere.FirstOrDefault(every => address.Contains(every, StringComparison.Ordinal)) is { } found
            ? address.Replace(found, "://localhost", StringComparison.Ordinal)
            : address;
}
