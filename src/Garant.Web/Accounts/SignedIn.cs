using System.Security.Claims;
using Garant.Platform.Access;
using Garant.Web.Trials;

namespace Garant.Web.Accounts;

/// <summary>Who makes a request.</summary>
internal static class SignedIn
{
    /// <summary>The id of the person who is there, a guest too, or <c>null</c>.</summary>
    public static string? UserId(this HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>The id of the person signed in to an account, or <c>null</c>.</summary>
    public static string? AccountId(this HttpContext context) => context.Guest() is null ? context.UserId() : null;

    /// <summary>The person who is there, a guest too, or <c>null</c>.</summary>
    public static CurrentUser? CurrentUser(this HttpContext context) => context.UserId() is { } id ? new(id, context.User.FindFirst(LiveSession.NameClaim)?.Value ?? "") : null;
}
