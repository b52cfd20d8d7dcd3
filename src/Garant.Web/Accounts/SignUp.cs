using Garant.Platform.Accounts;
using Garant.Platform.Journal;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Mail;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Garant.Platform.Trials;
using Garant.Web.Forms;
using Garant.Web.Limits;
using Garant.Web.Reaching;
using Garant.Web.Trials;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Web.Accounts;

/// <summary>A new account. Whether the address has one already is told by mail only: both ways take the same steps.</summary>
internal sealed class SignUp(
    UserManager<GarantUser> users, AccountFields fields, PasswordCheck passwords, AttemptLimits limits, AccountMail mail, MailQueue queue, GarantDbContext database, JournalWriter journal, KeepTrial trial, Texts texts)
{
    /// <summary>Shows the form. Whoever comes through an invitation's link finds its address there, and may write another one.</summary>
    public static async Task<IResult> ShowAsync(FormInput form, Guid? invitation, string? token, Invitations invitations, CancellationToken stop) =>
        SignUpPage.Of(new(form, invitation is { } id && token is not null ? await invitations.AddressAsync(id, token, stop) ?? "" : ""));

    public async Task<IResult?> TakeAsync(HttpContext context, FormInput form)
    {
        GarantUser user = new() { DisplayName = fields.Name(form), Email = fields.Email(form), Language = Texts.Language };
        string password = await fields.NewPasswordAsync(form, "password", user);
        if (form.HasErrors)
        {
            return null;
        }

        if (limits.WaitToMail(RequestOrigin.Of(context)) is { } wait)
        {
            TooMany.Refuse(context, form, wait, texts);
            return null;
        }

        user.UserName = user.Email;
        user.NormalizedEmail = user.NormalizedUserName = users.NormalizeEmail(user.Email);
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.PasswordHash = passwords.Hash(user, password);

        // Another request may take the address at the same moment: then it is known.
        return await StoreConflict.AgainAsync(database, journal, () => StoreAsync(user, context.Guest(), context.RequestAborted));
    }

    /// <summary>Stores the account with its mail, or the mail alone where there is an account already.</summary>
    private async Task<IResult> StoreAsync(GarantUser user, GuestVisit? guest, CancellationToken stop)
    {
        await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
        string? created = null;
        switch (await database.Users.AsNoTracking().FirstOrDefaultAsync(known => known.NormalizedEmail == user.NormalizedEmail, stop))
        {
            case null:
                database.Users.Add(user);
                created = user.Id;
                await mail.AddConfirmationAsync(user);
                break;
            case { EmailConfirmed: false } unconfirmed:
                await mail.AddConfirmationAsync(unconfirmed);
                break;
            case { } known:
                await mail.AddAlreadyKnownAsync(known);
                break;
        }

        if (guest is not null)
        {
            // Longer in either case, so that the page does not tell whether the address was known. Only a new account gets it:
            // an account that was there already may be somebody else's.
            await trial.RunAsync(guest.Id, created, stop);
        }

        await queue.StoreAsync(stop);
        return Results.LocalRedirect("/account/check-mail");
    }
}
