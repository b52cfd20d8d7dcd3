using Garant.Platform.Accounts;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Garant.Web.Forms;
using Garant.Web.Limits;
using Garant.Web.Reaching;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Web.Accounts;

/// <summary>A new account. Whether the address has one already is told by mail only: both ways take the same steps.</summary>
internal static class SignUp
{
    public static Task<IResult> ShowAsync(HttpContext context, FormInput form) =>
        Task.FromResult<IResult>(FormRoutes.Page<SignUpPage>(new { Form = form }));

    public static async Task<IResult?> TakeAsync(HttpContext context, FormInput form)
    {
        IServiceProvider services = context.RequestServices;
        Texts texts = services.GetRequiredService<Texts>();
        UserManager<GarantUser> users = services.GetRequiredService<UserManager<GarantUser>>();
        AccountFields fields = services.GetRequiredService<AccountFields>();
        GarantUser user = new() { DisplayName = fields.Name(form), Email = fields.Email(form), Language = Texts.Language };
        string password = await fields.NewPasswordAsync(form, "password", user);
        if (form.HasErrors)
        {
            return null;
        }

        if (services.GetRequiredService<AttemptLimits>().WaitToMail(RequestOrigin.Of(context)) is { } wait)
        {
            TooMany.Refuse(context, form, wait);
            return await ShowAsync(context, form);
        }

        user.UserName = user.Email;
        user.NormalizedEmail = user.NormalizedUserName = users.NormalizeEmail(user.Email);
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.PasswordHash = services.GetRequiredService<PasswordCheck>().Hash(user, password);
        try
        {
            await StoreAsync(services, user, context.RequestAborted);
        }
        catch (DbUpdateException)
        {
            // Another request took the address at the same moment: now it is known. A fault of another kind shows again.
            services.GetRequiredService<GarantDbContext>().ChangeTracker.Clear();
            await StoreAsync(services, user, context.RequestAborted);
        }

        return Results.LocalRedirect("/account/check-mail");
    }

    /// <summary>Stores the account with its mail, or the mail alone where there is an account already.</summary>
    private static async Task StoreAsync(IServiceProvider services, GarantUser user, CancellationToken stop)
    {
        GarantDbContext database = services.GetRequiredService<GarantDbContext>();
        AccountMail mail = services.GetRequiredService<AccountMail>();
        await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);
        switch (await database.Users.AsNoTracking().FirstOrDefaultAsync(known => known.NormalizedEmail == user.NormalizedEmail, stop))
        {
            case null:
                database.Users.Add(user);
                await mail.AddConfirmationAsync(user);
                break;
            case { EmailConfirmed: false } unconfirmed:
                await mail.AddConfirmationAsync(unconfirmed);
                break;
            case { } known:
                await mail.AddAlreadyKnownAsync(known);
                break;
        }

        await services.GetRequiredService<MailQueue>().StoreAsync(stop);
    }
}
