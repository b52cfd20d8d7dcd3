using Microsoft.AspNetCore.ResponseCompression;

namespace Garant.Web.Layout;

/// <summary>
/// Answers travel compressed where their size can tell nobody anything; docs/decisions/0014-compressed-for-ones-own-pages.md
/// says why not always.
/// </summary>
internal static class Compression
{
    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
    });

    public static void UseCompression(this WebApplication app) =>
        app.UseWhen(context => IsAskedByTheReader(context.Request), inside => inside.UseResponseCompression());

    /// <summary>
    /// A page elsewhere can make a browser ask for a page of ours again and again, with words of its own in the address,
    /// and with the reader's session. What our own pages ask for, what the reader typed, and what is sent without any
    /// cookie, no page elsewhere can use.
    /// </summary>
    private static bool IsAskedByTheReader(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none" || request.Headers.Cookie.Count == 0;
}
