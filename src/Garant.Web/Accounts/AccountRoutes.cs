using Garant.Web.Forms;
using Garant.Web.Layout;
using Garant.Web.Localisation;
using Garant.Web.Mail;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Signing up, in and out, and a forgotten password.</summary>
internal static class AccountRoutes
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder account = routes.MapGroup("/account");
        account.MapOpenForm("/sign-up", ShowSignUp, SignUpAsync);
        account.MapOpenForm("/sign-in", ShowSignIn, SignInAsync);
        account.MapOpenForm("/forgotten", (_, form) => Shown<ForgottenPage>(form), SendPasswordLinkAsync);
        account.MapOpenForm("/new-password", (_, form) => Shown<NewPasswordPage>(form), SetPasswordAsync);
        account.MapGet("/check-mail", (Mailer mailer) => FormRoutes.Page<CheckMailPage>(new { mailer.PickupFolder }));
        account.MapGet("/confirm", ConfirmAsync);
        account.MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery, SignInManager<GarantUser> signIn) =>
        {
            if (await antiforgery.IsRequestValidAsync(context))
            {
                await signIn.SignOutAsync();
            }

            return Results.LocalRedirect("/");
        }).DisableAntiforgery();
    }

    private static Task<IResult> Shown<TPage>(FormInput form)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        Task.FromResult<IResult>(FormRoutes.Page<TPage>(new { Form = form }));

    private static Task<IResult> ShowSignUp(HttpContext context, FormInput form) => Shown<SignUpPage>(form);

    private static Task<IResult> ShowSignIn(HttpContext context, FormInput form) =>
        Task.FromResult<IResult>(FormRoutes.Page<SignInPage>(new { Form = form, ReturnUrl = LocalAddress.Or(context.Request.Query["returnUrl"], "/organisations") }));

    private static async Task<IResult?> SignUpAsync(HttpContext context, FormInput form)
    {
        IServiceProvider services = context.RequestServices;
        UserManager<GarantUser> users = services.GetRequiredService<UserManager<GarantUser>>();
        AccountMail mail = services.GetRequiredService<AccountMail>();
        Texts texts = services.GetRequiredService<Texts>();
        GarantUser user = new()
        {
            UserName = form.Text("email"),
            Email = form.Text("email"),
            DisplayName = form.Text("name"),
            Language = Texts.Language,
        };
        if (user.DisplayName.Length is 0 or > 100)
        {
            form.Refuse("name", texts["Tell us your name, in at most {0} characters.", 100]);
        }

        if (!user.Email.Contains('@', StringComparison.Ordinal) || user.Email.Length > 254 || !System.Net.Mail.MailAddress.TryCreate(user.Email, out _))
        {
            form.Refuse("email", texts["This is not an e-mail address."]);
        }

        foreach (IPasswordValidator<GarantUser> validator in users.PasswordValidators)
        {
            IdentityResult valid = await validator.ValidateAsync(users, user, form.Text("password"));
            RefuseWith(form, valid, "password");
        }

        if (form.HasErrors)
        {
            return null;
        }

        if (await users.FindByEmailAsync(user.Email) is { } known)
        {
            await mail.SendAlreadyKnownAsync(context, known);
            return Results.LocalRedirect("/account/check-mail");
        }

        IdentityResult created = await users.CreateAsync(user, form.Text("password"));
        if (!created.Succeeded)
        {
            RefuseWith(form, created, "email");
            return null;
        }

        await mail.SendConfirmationAsync(context, user);
        return Results.LocalRedirect("/account/check-mail");
    }

    private static async Task<IResult?> SignInAsync(HttpContext context, FormInput form)
    {
        IServiceProvider services = context.RequestServices;
        UserManager<GarantUser> users = services.GetRequiredService<UserManager<GarantUser>>();
        SignInManager<GarantUser> signIn = services.GetRequiredService<SignInManager<GarantUser>>();
        Texts texts = services.GetRequiredService<Texts>();
        GarantUser? user = await users.FindByEmailAsync(form.Text("email"));
        SignInResult result = user is null
            ? SignInResult.Failed
            : await signIn.CheckPasswordSignInAsync(user, form.Text("password"), lockoutOnFailure: true);
        if (user is not null && result.IsNotAllowed && await users.CheckPasswordAsync(user, form.Text("password")))
        {
            await services.GetRequiredService<AccountMail>().SendConfirmationAsync(context, user);
            return Results.LocalRedirect("/account/check-mail");
        }

        if (user is null || !result.Succeeded)
        {
            form.Refuse("email", result.IsLockedOut
                ? texts["Too many attempts. Wait ten minutes and try again."]
                : texts["This e-mail address and password do not belong together."]);
            return null;
        }

        await signIn.SignInAsync(user, isPersistent: true);
        LocalisationSetup.Remember(context, user.Language);
        string address = LocalAddress.Or(form.Text("returnUrl"), "/organisations");
        return form.Text(KeptForms.Field) is { Length: > 0 } kept
            ? services.GetRequiredService<KeptForms>().Reopen(address, kept)
            : Results.LocalRedirect(address);
    }

    private static async Task<IResult?> SendPasswordLinkAsync(HttpContext context, FormInput form)
    {
        IServiceProvider services = context.RequestServices;
        UserManager<GarantUser> users = services.GetRequiredService<UserManager<GarantUser>>();
        if (await users.FindByEmailAsync(form.Text("email")) is { } user)
        {
            await services.GetRequiredService<AccountMail>().SendPasswordLinkAsync(context, user);
        }

        // The same answer for an unknown address: the page does not tell who has an account.
        return Results.LocalRedirect("/account/check-mail");
    }

    private static async Task<IResult?> SetPasswordAsync(HttpContext context, FormInput form)
    {
        IServiceProvider services = context.RequestServices;
        UserManager<GarantUser> users = services.GetRequiredService<UserManager<GarantUser>>();
        Texts texts = services.GetRequiredService<Texts>();
        GarantUser? user = await users.FindByIdAsync(context.Request.Query["user"].ToString());
        IdentityResult result = user is not null && AccountMail.TokenOf(context.Request.Query["token"]) is { } token
            ? await users.ResetPasswordAsync(user, token, form.Text("password"))
            : IdentityResult.Failed(users.ErrorDescriber.InvalidToken());
        if (!result.Succeeded)
        {
            RefuseWith(form, result, "password");
            return null;
        }

        if (!user!.EmailConfirmed)
        {
            // Whoever followed the link owns the address.
            user.EmailConfirmed = true;
            await users.UpdateAsync(user);
        }

        return FormRoutes.Page<MessagePage>(new
        {
            Title = texts["The new password is set"],
            Message = texts["You can sign in with it now."],
            Next = "/account/sign-in",
            NextLabel = texts["Sign in"],
        });
    }

    private static async Task<IResult> ConfirmAsync(string? user, string? token, UserManager<GarantUser> users, SignInManager<GarantUser> signIn, Texts texts)
    {
        if (user is not null
            && await users.FindByIdAsync(user) is { } found
            && AccountMail.TokenOf(token) is { } code
            && (await users.ConfirmEmailAsync(found, code)).Succeeded)
        {
            await signIn.SignInAsync(found, isPersistent: true);
            return Results.LocalRedirect("/organisations");
        }

        return FormRoutes.Page<MessagePage>(new
        {
            Title = texts["This link does not work"],
            Message = texts["This link has expired or was used before. Sign in, and a new one is sent if your address is not confirmed yet."],
            Next = "/account/sign-in",
            NextLabel = texts["Sign in"],
        });
    }

    private static void RefuseWith(FormInput form, IdentityResult result, string otherField)
    {
        foreach (IdentityError error in result.Errors)
        {
            form.Refuse(
                error.Code.StartsWith("Password", StringComparison.Ordinal) ? "password"
                : error.Code.Contains("Email", StringComparison.Ordinal) || error.Code.Contains("UserName", StringComparison.Ordinal) ? "email"
                : otherField,
                error.Description);
        }
    }
}
