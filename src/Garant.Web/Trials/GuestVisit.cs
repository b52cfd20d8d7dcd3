using System.Security.Claims;
using Garant.Platform.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Trials;

/// <summary>
/// A browser in which somebody tries a framework without an account. It has the session's cookie, which says that it is a guest's; until when
/// the trial is kept is asked with each request.
/// </summary>
/// <param name="Id">The guest.</param>
/// <param name="Until">Until when the trial is kept.</param>
internal sealed record GuestVisit(string Id, DateTimeOffset Until)
{
    /// <summary>The cookie outlives its trial, so that it can be said that this is over, instead of asking for a password that there never was.</summary>
    public static readonly TimeSpan SaidAfterwards = TimeSpan.FromDays(30);

    private const string Type = "guest";
    private const string Over = "trial-is-over";

    /// <summary>What the cookie says of a guest.</summary>
    public static Claim Claim => new(Type, "true");

    /// <summary>Whether a cookie is a guest's.</summary>
    public static bool IsOf(ClaimsPrincipal? person) => person?.HasClaim(claim => claim.Type == Type) ?? false;

    /// <summary>Lets the browser remember a guest.</summary>
    public static Task BeginAsync(SignInManager<GarantUser> signIn, GarantUser guest) => signIn.SignInAsync(
        guest,
        new AuthenticationProperties { IsPersistent = true, ExpiresUtc = guest.GuestUntil + SaidAfterwards, AllowRefresh = false });

    /// <summary>Notes who makes the request: a guest whose trial is kept, or nobody, in a browser where a trial was.</summary>
    public static void Note(CookieValidatePrincipalContext context, DateTimeOffset? until)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpContext request = context.HttpContext;
        if (until > request.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            request.Features.Set(new GuestVisit(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!, until.Value));
        }
        else
        {
            request.Items[Over] = true;
            context.RejectPrincipal();
        }
    }

    /// <summary>Whether there was a trial in the browser that makes a request, and is none any more.</summary>
    public static bool IsOver(HttpContext context) => context.Items.ContainsKey(Over);
}
