using Garant.Platform.Access;
using Garant.Web.Accounts;

namespace Garant.Web.Access;

/// <summary>Who comes through an endpoint. Each endpoint says it, by <see cref="Doors"/>; one that does not is for people who are signed in.</summary>
/// <param name="IsOpen">Whether everybody may, signed in or not.</param>
/// <param name="ToSee">What one must be let do to see the page; <c>null</c> where signing in is enough.</param>
/// <param name="ToTake">What one must be let do to send its form.</param>
internal sealed record Door(bool IsOpen, Permission? ToSee, Permission? ToTake)
{
    /// <summary>For people who are signed in.</summary>
    public static Door SignedIn { get; } = new(IsOpen: false, null, null);

    /// <summary>Who asks to come in, or <c>null</c> where somebody has to sign in first. A guest has a role where their trial is, and no account.</summary>
    public CurrentUser? Caller(HttpContext context) => ToSee is null && context.AccountId() is null ? null : context.CurrentUser();

    /// <summary>What a request needs.</summary>
    public Permission? For(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? ToSee : ToTake;
}
