using System.Globalization;
using Garant.Platform.Localisation;
using Garant.Platform.Storage;
using Garant.Web.Access;
using Garant.Web.Accounts;
using Garant.Web.Forms;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Localisation;

/// <summary>French and English: the browser proposes, the person's choice is kept in a cookie and with the account.</summary>
internal static class LocalisationSetup
{
    public static void AddLocalisation(this IServiceCollection services)
    {
        services.AddSingleton(new TextCatalogue(typeof(Texts).Assembly, typeof(LocalisationSetup).Assembly));
        services.AddSingleton<Texts>();
    }

    public static void UseLocalisation(this WebApplication app) => app.UseRequestLocalization(RequestOptions());

    /// <summary>Which cultures a request can have.</summary>
    internal static RequestLocalizationOptions RequestOptions()
    {
        RequestLocalizationOptions options = new RequestLocalizationOptions()
            .SetDefaultCulture("en");

        // Read-only ones, which keep their number formats. Of a writable culture every request would make a copy with formats of its own.
        options.SupportedCultures = options.SupportedUICultures = [.. TextCatalogue.Languages.Select(CultureInfo.GetCultureInfo)];
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        return options;
    }

    public static void MapLanguageChoice(this IEndpointRouteBuilder app) =>
        app.MapGet("/language/{language}", async (string language, string? from, HttpContext context, GarantDbContext database) =>
        {
            if (TextCatalogue.Languages.Contains(language) && IsOfOurPages(context.Request))
            {
                Remember(context, language);
                if (context.UserId() is { } user)
                {
                    await database.Users.Where(u => u.Id == user).ExecuteUpdateAsync(set => set.SetProperty(u => u.Language, language));
                }
            }

            return Results.LocalRedirect(LocalAddress.Or(from, "/"));
        }).Open();

    /// <summary>
    /// A link stays a link: it works without a script and says where it leads. But only the platform's own pages, or the
    /// person who typed the address, choose a language; a page elsewhere that leads here changes nothing.
    /// </summary>
    private static bool IsOfOurPages(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => true,
        "" => Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out Uri? page) && page.Authority == request.Host.Value,
        _ => false,
    };

    /// <summary>Keeps a language in the browser for a year.</summary>
    public static void Remember(HttpContext context, string language) => context.Response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(new CultureInfo(language))),
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax });
}
