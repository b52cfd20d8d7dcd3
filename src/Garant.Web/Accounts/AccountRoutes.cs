using Garant.Platform.Access;
using Garant.Platform.Mail;
using Garant.Web.Access;
using Garant.Web.Forms;
using Garant.Web.Trials;

namespace Garant.Web.Accounts;

/// <summary>Signing up, in and out, a forgotten password, and one's own account.</summary>
internal static class AccountRoutes
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder account = routes.MapGroup("/account");
        account.MapForm(
            "",
            (OwnAccount own, HttpContext context, string? saved, FormInput form, CurrentUser user) => own.ShowAsync(context, saved, form, user),
            (OwnAccount own, HttpContext context, FormInput form, CurrentUser user) => own.TakeAsync(context, form, user),
            () => OwnAccount.Fields).SignedIn();
        account.MapForm(
            "/deletion",
            (AccountRemoval removal, HttpContext context, FormInput form, CurrentUser user) => removal.ShowAsync(context, form, user),
            (AccountRemoval removal, HttpContext context, FormInput form, CurrentUser user) => removal.TakeAsync(context, form, user),
            () => AccountRemoval.Fields).SignedIn();
        account.MapGet("/deleted", AccountRemoval.ShowDone).Open();
        account.MapOpenForm("/sign-up", SignUp.ShowAsync, (SignUp signUp, HttpContext context, FormInput form) => signUp.TakeAsync(context, form));
        account.MapOpenForm("/confirm", Confirmation.ShowAsync, Confirmation.TakeAsync);
        account.MapOpenForm("/sign-in", SignIn.Show, (SignIn signIn, HttpContext context, FormInput form) => signIn.TakeAsync(context, form));
        account.MapOpenForm("/forgotten", ForgottenPassword.Show, ForgottenPassword.TakeAsync);
        account.MapOpenForm("/new-password", NewPassword.ShowAsync, NewPassword.TakeAsync);
        account.MapGet("/password-changed", NewPassword.ShowDone).Open();
        account.MapGet("/check-mail", (Mailer mailer) => CheckMailPage.Of(new(mailer.PickupFolder))).Open();
        account.MapButton("/sign-out", SignOutAsync, otherwise: "/");
    }

    /// <summary>Ends the session of this browser, also wherever else its cookie was copied to.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext context, Session session)
    {
        if (context.Guest() is not null)
        {
            return Results.LocalRedirect("/trial"); // a page of an earlier session; a guest could never sign in again
        }

        await session.EndAsync(context);
        return Results.LocalRedirect(LocalAddress.Or(context.Request.Query["returnUrl"], "/"));
    }
}
