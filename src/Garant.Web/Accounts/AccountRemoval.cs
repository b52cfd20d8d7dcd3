using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Demonstration;
using Garant.Platform.Localisation;
using Garant.Platform.Storage;
using Garant.Web.Forms;
using Garant.Web.Layout;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Accounts;

/// <summary>The deletion of one's own account: first what it does, then the password.</summary>
internal sealed class AccountRemoval(GarantDbContext database, DemonstrationAccess demonstration, AccountDeletionPlans plans, DeleteAccount delete, PresentPassword present, SignInManager<GarantUser> signIn, Texts texts)
{
    /// <summary>The field with the organisations of which the page said that they are erased.</summary>
    public const string Told = "told";

    /// <summary>What is kept while somebody signs in again: not the password.</summary>
    public static FormFields Fields { get; } = FormFields.Of(Told);

    public async Task<IResult> ShowAsync(HttpContext context, FormInput form, CurrentUser user) =>
        await FindAsync(user, context.RequestAborted) is { } found
            ? AccountDeletionPage.Of(new(form, found, await plans.OfAsync(user, context.RequestAborted)))
            : Results.LocalRedirect("/account");

    public async Task<IResult?> TakeAsync(HttpContext context, FormInput form, CurrentUser user)
    {
        if (await FindAsync(user, context.RequestAborted) is not { } found)
        {
            return Results.LocalRedirect("/account");
        }

        return present.IsIn(context, form, found) ? await DeleteAsync(context, form, user) : null;
    }

    /// <summary>What comes after: a page of its own, so that it can be loaded again.</summary>
    public static IResult ShowDone(Texts texts) => MessagePage.Of(new(
        texts["Your account is deleted"],
        texts["A mail confirms it. What you answered in organisations that go on is shown as that of a former member."],
        "/",
        texts["Home"]));

    private async Task<IResult?> DeleteAsync(HttpContext context, FormInput form, CurrentUser user)
    {
        HashSet<Guid> told = [.. form.Text(Told).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.TryParse(id, out Guid known) ? known : Guid.Empty)];
        switch (await delete.RunAsync(user, told, context.RequestAborted))
        {
            case AccountDeletion.InTheWay:
                form.RefuseWhole(texts["Nothing was deleted: an organisation would be left without an administrator."]);
                return null;
            case AccountDeletion.Changed:
                form.RefuseWhole(texts["Nothing was deleted: your organisations have changed meanwhile. Read again what goes with your account."]);
                return null;
            default:
                await signIn.SignOutAsync();
                KnownDevice.Forget(context);
                return Results.LocalRedirect("/account/deleted");
        }
    }

    private async Task<GarantUser?> FindAsync(CurrentUser user, CancellationToken stop) =>
        await database.Users.AsNoTracking().FirstOrDefaultAsync(found => found.Id == user.Id && found.DeletedAt == null, stop) is { } found && !demonstration.IsShared(found) ? found : null;
}
