using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace Garant.Web.Layout;

/// <summary>Addresses of style sheets and scripts that change when their content does, so that browsers may keep them for long.</summary>
public static class SiteFiles
{
    private static readonly ConcurrentDictionary<string, string> Addresses = new(StringComparer.Ordinal);
    private static IFileProvider _files = new NullFileProvider();

    /// <summary>Files asked for by their versioned address may be kept for a year; the others, such as what a script imports, are asked for anew.</summary>
    internal static StaticFileOptions KeptForLong { get; } = new()
    {
        OnPrepareResponse = file =>
        {
            file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        },
    };

    internal static void Serve(IFileProvider files) => _files = files;

    /// <summary>The address of a file of <c>wwwroot</c>.</summary>
    public static string Of(string file) => Addresses.GetOrAdd(file, name =>
    {
        IFileInfo info = _files.GetFileInfo(name);
        if (!info.Exists)
        {
            return "/" + name;
        }

        using Stream content = info.CreateReadStream();
        return $"/{name}?v={Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6))}";
    });
}
