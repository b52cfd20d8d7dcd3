namespace Garant.Platform.Accounts;

/// <summary>A few words on a browser, by which its owner knows it again.</summary>
/// <param name="Browser">Its name; empty when it is none of those known.</param>
/// <param name="System">What it runs on; empty when it is none of those known.</param>
/// <remarks>Nothing else of what a browser says of itself is kept: versions and models would tell people apart.</remarks>
public sealed record DeviceName(string Browser, string System)
{
    // The first that is found: others call themselves Chrome and Safari too, and Android calls itself Linux.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("OPT/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Chromium/", "Chromium"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Macintosh", "macOS"), ("Linux", "Linux"), ("FreeBSD", "FreeBSD"),
    ];

    /// <summary>Of what a browser says of itself with each request, which may be anything.</summary>
    public static DeviceName Of(string? userAgent) => new(Find(Browsers, userAgent), Find(Systems, userAgent));

    private static string Find((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(pair => userAgent?.Contains(pair.Sign, StringComparison.Ordinal) ?? false).Name ?? "";
}
