using Garant.Platform.Accounts;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Mail;
using Garant.Platform.Trials;
using Garant.Web.Forms;
using Garant.Web.Limits;
using Garant.Web.Localisation;
using Garant.Web.Reaching;
using Garant.Web.Trials;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Signing in. An address without an account takes the same steps, time and words as a wrong password.</summary>
internal sealed class SignIn(
    UserManager<GarantUser> users, Session session, PasswordCheck passwords, AttemptLimits limits, KnownDevice device, KeptForms kept, KeepTrial trial, AccountMail mail, MailQueue queue, Texts texts)
{
    public static IResult Show(FormInput form, string? returnUrl) =>
        SignInPage.Of(new(form, LocalAddress.Or(returnUrl, SignInModel.Start)));

    public async Task<IResult?> TakeAsync(HttpContext context, FormInput form)
    {
        if (form.Text(KeptForms.Field).Length > 0)
        {
            KeptForms.Carry(context);
        }

        string password = PasswordText.Of(form.Raw("password"));
        if (LacksAField(form, password))
        {
            return null;
        }

        GarantUser? user = await users.FindByEmailAsync(form.Text("email"));
        PasswordAttempt attempt = limits.TryPassword(EmailAddress.Key(form.Text("email")), RequestOrigin.Of(context), device.For(context, user));
        if (attempt.Wait is { } wait)
        {
            TooMany.Refuse(context, form, wait, texts);
            return null;
        }

        PasswordVerificationResult compared = passwords.Compare(user, password);
        if (user is null || compared == PasswordVerificationResult.Failed)
        {
            form.RefuseWhole(texts["The e-mail address or the password is wrong."]);
            return null;
        }

        attempt.WasRight();
        if (!user.EmailConfirmed)
        {
            return await ConfirmFirstAsync(context, form, user);
        }

        if (compared == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = passwords.Hash(user, password);
            await users.UpdateAsync(user);
        }

        await EnterAsync(context, user, session, device, trial);
        string address = LocalAddress.Or(form.Text("returnUrl"), "/organisations");
        return form.Text(KeptForms.Field) is { Length: > 0 } sealedForm ? kept.Reopen(address, sealedForm, user.Id) : Results.LocalRedirect(address);
    }

    /// <summary>Begins a session, in the account's language, and remembers the browser. What a guest answered in it waits for the account from now on.</summary>
    public static async Task EnterAsync(HttpContext context, GarantUser user, Session session, KnownDevice device, KeepTrial trial)
    {
        if (context.Guest() is { } guest)
        {
            await trial.RunAsync(guest.Id, user.Id, context.RequestAborted);
        }

        await session.BeginAsync(context, user, isPersistent: true);
        device.Remember(context, user);
        LocalisationSetup.Remember(context, user.Language);
    }

    /// <summary>What was left blank is no attempt, and is said beside its field.</summary>
    private bool LacksAField(FormInput form, string password)
    {
        if (form.Text("email").Length == 0)
        {
            form.Refuse("email", texts["Write your e-mail address."]);
        }

        if (password.Length == 0)
        {
            form.Refuse("password", texts["Write your password."]);
        }

        return form.HasErrors;
    }

    /// <summary>Sends the confirmation again to somebody who knows the password.</summary>
    private async Task<IResult?> ConfirmFirstAsync(HttpContext context, FormInput form, GarantUser user)
    {
        if (limits.WaitToMail(RequestOrigin.Of(context)) is { } wait)
        {
            TooMany.Refuse(context, form, wait, texts);
            return null;
        }

        await mail.AddConfirmationAsync(user);
        await queue.StoreAsync(context.RequestAborted);
        return Results.LocalRedirect("/account/check-mail");
    }
}
