using System.Security.Claims;

namespace Garant.Web.Accounts;

/// <summary>Who makes a request.</summary>
internal static class SignedIn
{
    /// <summary>The id of the person signed in, or <c>null</c>.</summary>
    public static string? UserId(this HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);
}
