using System.Security.Claims;
using Garant.Platform.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>The session of a browser: its cookie names a row of <see cref="Sessions"/>, without which it opens nothing.</summary>
internal sealed class Session(SignInManager<GarantUser> signIn, Sessions sessions)
{
    /// <summary>The claim that names the row.</summary>
    public const string Claim = "session";

    /// <summary>Begins one, in a browser whose person has shown who they are.</summary>
    /// <param name="context">The request.</param>
    /// <param name="user">The person.</param>
    /// <param name="isPersistent">Whether the cookie outlives the browser's window.</param>
    public async Task BeginAsync(HttpContext context, GarantUser user, bool isPersistent)
    {
        Guid id = await sessions.BeginAsync(user.Id, DeviceName.Of(context.Request.Headers.UserAgent), context.RequestAborted);
        await IssueAsync(user, id, isPersistent);
    }

    /// <summary>Gives the browser a new cookie for the session that it has, after its person's security stamp has changed.</summary>
    public async Task GoOnAsync(HttpContext context, GarantUser user)
    {
        AuthenticateResult before = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await IssueAsync(user, IdOf(context.User) ?? throw new InvalidOperationException("There is no session that could go on."), before.Properties?.IsPersistent ?? false);
    }

    /// <summary>Ends the session of a browser; those in other browsers go on.</summary>
    public async Task EndAsync(HttpContext context)
    {
        if (IdOf(context.User) is { } id && context.UserId() is { } user)
        {
            await sessions.EndAsync(user, id, context.RequestAborted);
        }

        await signIn.SignOutAsync();
    }

    /// <summary>The row of the session whose cookie this is, or <c>null</c>.</summary>
    public static Guid? IdOf(ClaimsPrincipal? person) => Guid.TryParse(person?.FindFirstValue(Claim), out Guid id) ? id : null;

    private Task IssueAsync(GarantUser user, Guid id, bool isPersistent) =>
        signIn.SignInWithClaimsAsync(user, isPersistent, [new Claim(Claim, id.ToString())]);
}
