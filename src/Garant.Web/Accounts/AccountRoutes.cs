using Garant.Platform.Accounts;
using Garant.Platform.Demonstration;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Garant.Web.Access;
using Garant.Web.Forms;
using Garant.Web.Trials;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Signing up, in and out, and a forgotten password.</summary>
internal static class AccountRoutes
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder account = routes.MapGroup("/account");
        account.MapOpenForm("/sign-up", SignUp.Show, (SignUp signUp, HttpContext context, FormInput form) => signUp.TakeAsync(context, form));
        account.MapOpenForm("/confirm", Confirmation.ShowAsync, Confirmation.TakeAsync);
        account.MapOpenForm("/sign-in", SignIn.Show, (SignIn signIn, HttpContext context, FormInput form) => signIn.TakeAsync(context, form));
        account.MapOpenForm("/forgotten", ForgottenPassword.Show, ForgottenPassword.TakeAsync);
        account.MapOpenForm("/new-password", NewPassword.ShowAsync, NewPassword.TakeAsync);
        account.MapGet("/password-changed", NewPassword.ShowDone).Open();
        account.MapGet("/check-mail", (Mailer mailer) => CheckMailPage.Of(new(mailer.PickupFolder))).Open();
        account.MapButton("/sign-out", SignOutAsync, otherwise: "/");
    }

    /// <summary>Ends the person's sessions, in this browser and wherever else its cookie was copied to.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext context, GarantDbContext database, DemonstrationAccess demonstration, SignInManager<GarantUser> signIn)
    {
        if (context.Guest() is not null)
        {
            return Results.LocalRedirect("/trial"); // a page of an earlier session; a guest could never sign in again
        }

        // Everybody who looks at the demonstration shares its accounts: one who leaves must not take the others along.
        if (context.UserId() is { } user && !demonstration.IsSharedBy(context.User))
        {
            await LiveSession.EndAllAsync(database, user, context.RequestAborted);
        }

        await signIn.SignOutAsync();
        return Results.LocalRedirect(LocalAddress.Or(context.Request.Query["returnUrl"], "/"));
    }
}
