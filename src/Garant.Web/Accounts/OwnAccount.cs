using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Demonstration;
using Garant.Platform.Localisation;
using Garant.Platform.Storage;
using Garant.Web.Forms;
using Garant.Web.Localisation;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Accounts;

/// <summary>The page of one's own account: name and language, password, sessions.</summary>
internal sealed class OwnAccount(
    GarantDbContext database, DemonstrationAccess demonstration, Sessions sessions, Session session, AccountFields fields, PresentPassword present, PasswordCheck passwords, ChangeProfile profile, ChangePassword change, Texts texts)
{
    /// <summary>The field that says which of the page's forms was sent.</summary>
    public const string Does = "does";

    /// <summary>Changes name and language.</summary>
    public const string Profile = "profile";

    /// <summary>Changes the password.</summary>
    public const string Password = "password";

    /// <summary>The button that ends the session whose id is its value.</summary>
    public const string End = "end";

    /// <summary>Ends every session.</summary>
    public const string Everywhere = "everywhere";

    /// <summary>What is kept while somebody signs in again: no password.</summary>
    public static FormFields Fields { get; } = FormFields.Of(Does, "name", "language", End);

    public async Task<IResult> ShowAsync(HttpContext context, string? saved, FormInput form, CurrentUser user)
    {
        CancellationToken stop = context.RequestAborted;
        if (await FindAsync(user, stop) is not { } found)
        {
            return Results.NotFound();
        }

        bool isShared = demonstration.IsShared(found);
        return AccountPage.Of(new(
            form,
            found,
            isShared,
            isShared ? [] : await sessions.OfAsync(user, stop),
            Session.IdOf(context.User),
            form.IsFilled ? null : saved));
    }

    public async Task<IResult?> TakeAsync(HttpContext context, FormInput form, CurrentUser user)
    {
        CancellationToken stop = context.RequestAborted;
        if (await FindAsync(user, stop) is not { } found || demonstration.IsShared(found))
        {
            return Results.LocalRedirect("/account"); // the page says why, and has no form
        }

        return form.Has(End) ? await EndAsync(context, form, user, stop) : form.Text(Does) switch
        {
            Profile => await ChangeProfileAsync(context, form, user, stop),
            Password => await ChangePasswordAsync(context, form, found, stop),
            Everywhere => await EndEverywhereAsync(context, user, stop),
            _ => Results.LocalRedirect("/account"),
        };
    }

    private Task<GarantUser?> FindAsync(CurrentUser user, CancellationToken stop) =>
        database.Users.AsNoTracking().FirstOrDefaultAsync(found => found.Id == user.Id && found.DeletedAt == null, stop);

    private async Task<IResult?> ChangeProfileAsync(HttpContext context, FormInput form, CurrentUser user, CancellationToken stop)
    {
        string name = fields.Name(form);
        string language = form.Text("language");
        if (!TextCatalogue.Languages.Contains(language))
        {
            form.Refuse("language", texts["Choose a language."]);
        }

        if (form.HasErrors)
        {
            return null;
        }

        await profile.RunAsync(user, new(name, language), stop);
        LocalisationSetup.Remember(context, language);
        return Results.LocalRedirect($"/account?saved={Profile}");
    }

    private async Task<IResult?> ChangePasswordAsync(HttpContext context, FormInput form, GarantUser user, CancellationToken stop)
    {
        // Both are judged before anything is said, so that both can be corrected at once.
        bool isPresent = present.IsIn(context, form, user);
        string chosen = await fields.NewPasswordAsync(form, "new-password", user);
        if (!isPresent || form.HasErrors)
        {
            return null;
        }

        if (await change.RunAsync(user, passwords.Hash(user, chosen), Session.IdOf(context.User), stop) is not { } changed)
        {
            form.Refuse(PresentPassword.Field, texts["This is not your present password."]);
            return null;
        }

        await session.GoOnAsync(context, changed);
        return Results.LocalRedirect($"/account?saved={Password}#password");
    }

    private async Task<IResult> EndAsync(HttpContext context, FormInput form, CurrentUser user, CancellationToken stop)
    {
        if (!Guid.TryParse(form.Text(End), out Guid ended))
        {
            return Results.LocalRedirect("/account#sessions");
        }

        if (ended == Session.IdOf(context.User))
        {
            await session.EndAsync(context);
            return Results.LocalRedirect("/");
        }

        await sessions.EndAsync(user.Id, ended, stop);
        return Results.LocalRedirect($"/account?saved={End}#sessions");
    }

    private async Task<IResult> EndEverywhereAsync(HttpContext context, CurrentUser user, CancellationToken stop)
    {
        await sessions.EndAllAsync(user.Id, stop);
        await session.EndAsync(context);
        return Results.LocalRedirect("/account/sign-in");
    }
}
