using System.Security.Claims;
using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Storage;
using Garant.Web.Access;
using Garant.Web.Trials;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Garant.Web.Accounts;

/// <summary>
/// Lets sessions end from elsewhere. A cookie carries its account's security stamp and names its session, and each request compares both
/// with what is stored, in the query that also finds the person in the evaluation that the address names.
/// </summary>
internal static class LiveSession
{
    /// <summary>The claim with the name that others see.</summary>
    public const string NameClaim = "name";

    /// <summary>Refuses a session that was ended, or whose stamp is not the account's any more, and renews the person's name in the others.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        HttpContext request = context.HttpContext;
        ClaimsIdentityOptions claims = request.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        string? id = context.Principal?.FindFirst(claims.UserIdClaimType)?.Value;
        Guid? session = Session.IdOf(context.Principal);
        KnownSession? known = await request.RequestServices.GetRequiredService<AccessGuard>().SessionAsync(id, session, AccessGate.EvaluationId(request), request.RequestAborted);
        bool isStamped = known is not null && known.SecurityStamp == context.Principal?.FindFirst(claims.SecurityStampClaimType)?.Value;
        if (GuestVisit.IsOf(context.Principal))
        {
            GuestVisit.Note(context, isStamped ? known!.GuestUntil : null);
        }
        else if (!isStamped || known!.LastSeenAt is not { } lastSeen)
        {
            context.RejectPrincipal();
            await request.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else
        {
            Rename(context, known.DisplayName);
            if (lastSeen + AccountSession.Precision <= request.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
            {
                await SeeAsync(request, session!.Value);
            }
        }
    }

    /// <summary>The name stands in the cookie, so that no page looks it up; it may have been changed in another session.</summary>
    private static void Rename(CookieValidatePrincipalContext context, string name)
    {
        if (context.Principal?.Identity is not ClaimsIdentity identity || identity.FindFirst(NameClaim) is not { } old || old.Value == name)
        {
            return;
        }

        ClaimsIdentity renewed = identity.Clone();
        renewed.RemoveClaim(renewed.FindFirst(NameClaim));
        renewed.AddClaim(new Claim(NameClaim, name));
        context.ReplacePrincipal(new ClaimsPrincipal(renewed));
        context.ShouldRenew = true;
    }

    private static async Task SeeAsync(HttpContext request, Guid session)
    {
        try
        {
            await request.RequestServices.GetRequiredService<Sessions>().SeeAsync(session, request.RequestAborted);
        }
        catch (Exception fault) when (StoreAway.Is(fault))
        {
            // The next request notes it. A page must not fail because it was seen.
        }
    }
}
