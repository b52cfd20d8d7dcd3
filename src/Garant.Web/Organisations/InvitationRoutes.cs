using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Localisation;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Garant.Web.Accounts;
using Garant.Web.Forms;
using Garant.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Organisations;

/// <summary>The page of an invitation: who invites to what, and the answer. The link shows it; only the invited address, signed in, answers.</summary>
internal static class InvitationRoutes
{
    /// <summary>The button that accepts.</summary>
    public const string Accept = "accept";

    /// <summary>The button that refuses.</summary>
    public const string Refuse = "refuse";

    public static void MapInvitations(this IEndpointRouteBuilder routes) => routes.MapOpenForm("/invitations/{invitation:guid}", ShowAsync, TakeAsync);

    private static async Task<IResult> ShowAsync(HttpContext context, Guid invitation, FormInput form, GarantDbContext database, AccessGuard guard, TimeProvider clock, Texts texts, CancellationToken stop)
    {
        if (await FindAsync(context, database, guard, invitation) is not var (shown, reader, isTheirs))
        {
            return context.Request.Query["token"].ToString().Length > 0 ? Dead(context, texts) : Results.NotFound();
        }

        if (shown.State == InvitationState.Accepted && isTheirs && await guard.OrganisationAsync(context.CurrentUser()!, shown.OrganisationId, stop) is not null)
        {
            return Results.LocalRedirect($"/organisations/{shown.OrganisationId}");
        }

        return shown.Waits(clock.GetUtcNow())
            ? InvitationPage.Of(new(form, shown, reader, isTheirs))
            : Over(shown, isTheirs, texts);
    }

    private static async Task<IResult?> TakeAsync(HttpContext context, Guid invitation, FormInput form, GarantDbContext database, AccessGuard guard, AnswerInvitation answer, Texts texts, CancellationToken stop)
    {
        if (await FindAsync(context, database, guard, invitation) is not var (answered, reader, isTheirs))
        {
            return Results.NotFound();
        }

        if (!isTheirs)
        {
            // The page says which account the invitation is for.
            context.Response.StatusCode = reader is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
            return null;
        }

        switch (form.Text("answer"))
        {
            case Accept:
                await answer.RunAsync(context.CurrentUser()!, answered, accepts: true, stop);
                return Results.LocalRedirect($"/invitations/{invitation}");
            case Refuse:
                await answer.RunAsync(context.CurrentUser()!, answered, accepts: false, stop);
                return Results.LocalRedirect($"/invitations/{invitation}");
            default:
                form.Notice = texts["Accept or decline with one of the two buttons."];
                return null;
        }
    }

    /// <summary>The invitation, if the request has its token or comes from the invited address, and who reads it.</summary>
    private static async Task<(Invitation Invitation, GarantUser? Reader, bool IsTheirs)?> FindAsync(HttpContext context, GarantDbContext database, AccessGuard guard, Guid id)
    {
        if (await guard.Invitations
            .AsNoTracking()
            .Include(found => found.Organisation)
            .Include(found => found.InvitedBy)
            .FirstOrDefaultAsync(found => found.Id == id, context.RequestAborted) is not { } invitation)
        {
            return null;
        }

        string? userId = context.AccountId();
        GarantUser? reader = userId is null ? null : await database.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == userId, context.RequestAborted);
        bool isTheirs = reader is { EmailConfirmed: true } && reader.NormalizedEmail == invitation.NormalizedEmail;
        return isTheirs || InvitationToken.Matches(context.Request.Query["token"].ToString(), invitation.TokenHash) ? (invitation, reader, isTheirs) : null;
    }

    /// <summary>What a link says whose token is not, or not any more, the invitation's.</summary>
    private static RazorComponentResult<MessagePage> Dead(HttpContext context, Texts texts)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return MessagePage.Of(new(
            texts["This link does not work"],
            texts["A newer e-mail has replaced this one, or the organisation is no longer there. Sign in with the invited address to see what awaits your answer."],
            "/organisations",
            texts["Your organisations"]));
    }

    private static RazorComponentResult<MessagePage> Over(Invitation invitation, bool isTheirs, Texts texts)
    {
        return MessagePage.Of(new(
            invitation.State switch
            {
                InvitationState.Accepted => texts["This invitation was accepted"],
                InvitationState.Refused => texts["This invitation was declined"],
                InvitationState.Withdrawn => texts["This invitation was withdrawn"],
                _ => texts["This invitation has expired"],
            },
            invitation.State switch
            {
                InvitationState.Accepted when isTheirs => texts["You are no longer a member of the organisation. Whoever administers it can invite you again."],
                InvitationState.Accepted => texts["Sign in with the invited address to go to the organisation."],
                InvitationState.Refused => texts["You are not a member of the organisation. Whoever invited you can invite you again."],
                InvitationState.Withdrawn => texts["The organisation took it back. Ask whoever invited you if you think that this is a mistake."],
                _ => texts["Ask whoever invited you for a new one."],
            },
            "/organisations",
            texts["Your organisations"]));
    }
}
