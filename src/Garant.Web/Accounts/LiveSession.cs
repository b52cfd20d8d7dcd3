using Garant.Platform.Storage;
using Garant.Web.Trials;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Garant.Web.Accounts;

/// <summary>Ends sessions everywhere at once. A session carries its account's security stamp, and each request compares the two with one small query.</summary>
internal static class LiveSession
{
    /// <summary>Refuses a session whose stamp is not the account's any more.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        IServiceProvider services = context.HttpContext.RequestServices;
        ClaimsIdentityOptions claims = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        string? id = context.Principal?.FindFirst(claims.UserIdClaimType)?.Value;
        var known = await services.GetRequiredService<GarantDbContext>().Users
            .Where(user => user.Id == id)
            .Select(user => new { user.SecurityStamp, user.GuestUntil })
            .FirstOrDefaultAsync(context.HttpContext.RequestAborted);
        bool isLive = known is not null && known.SecurityStamp == context.Principal?.FindFirst(claims.SecurityStampClaimType)?.Value;
        if (GuestVisit.IsOf(context.Principal))
        {
            GuestVisit.Note(context, isLive ? known!.GuestUntil : null);
        }
        else if (!isLive)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    /// <summary>Ends every session of an account.</summary>
    public static Task EndAllAsync(GarantDbContext database, string userId, CancellationToken stop)
    {
        // The concurrency stamp too: a change of the account that is under way must not bring the old stamp back.
        string stamp = Guid.NewGuid().ToString("N");
        return database.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.SecurityStamp, stamp).SetProperty(user => user.ConcurrencyStamp, stamp),
            stop);
    }
}
