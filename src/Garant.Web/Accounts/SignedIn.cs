using System.Security.Claims;
using Garant.Platform.Access;

namespace Garant.Web.Accounts;

/// <summary>Who makes a request.</summary>
internal static class SignedIn
{
    /// <summary>The id of the person signed in, or <c>null</c>.</summary>
    public static string? UserId(this HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>The person signed in, or <c>null</c>.</summary>
    public static CurrentUser? CurrentUser(this HttpContext context) => context.UserId() is { } id ? new(id, context.User.FindFirst("name")?.Value ?? "") : null;
}
