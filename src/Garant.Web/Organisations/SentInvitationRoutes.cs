using Garant.Platform.Access;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Organisations;
using Garant.Web.Access;
using Garant.Web.Forms;
using Garant.Web.Limits;
using Garant.Web.Reaching;

namespace Garant.Web.Organisations;

/// <summary>An invitation that was sent, for whoever invites: sends it again or takes it back.</summary>
internal static class SentInvitationRoutes
{
    /// <summary>The button that sends it again.</summary>
    public const string Resend = "resend";

    /// <summary>The button that takes it back.</summary>
    public const string Withdraw = "withdraw";

    public static void MapSentInvitations(this IEndpointRouteBuilder routes) =>
        routes.MapForm("/organisations/{organisation:guid}/invitations/{invitee:guid}", ShowAsync, TakeAsync).Needs(Permission.InviteMembers);

    /// <summary>The address of the page of an invitation that was sent.</summary>
    public static string AddressOf(Invitation invitation) => $"/organisations/{invitation.OrganisationId}/invitations/{invitation.Id}";

    private static async Task<IResult> ShowAsync(Guid invitee, FormInput form, OrganisationScope scope, Invitations invitations, TimeProvider clock, CancellationToken stop) =>
        await invitations.FindAsync(scope, invitee, stop) is { } invitation
            ? SentInvitationPage.Of(new(form, scope, invitation, clock.GetUtcNow()))
            : Results.NotFound();

    private static async Task<IResult?> TakeAsync(
        HttpContext context, Guid invitee, FormInput form, OrganisationScope scope, ResendInvitation resend, WithdrawInvitation withdraw, AttemptLimits limits, Texts texts, CancellationToken stop)
    {
        switch (form.Text("do"))
        {
            case Withdraw:
                await withdraw.RunAsync(scope, invitee, stop);
                break;
            case Resend when limits.WaitToMail(RequestOrigin.Of(context)) is { } wait:
                TooMany.Refuse(context, form, wait, texts);
                return null;
            case Resend when await resend.RunAsync(scope, invitee, stop) == ResendOutcome.TooMany:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                form.RefuseWhole(texts["Too many invitations were sent to this address lately, so this one was not sent again. The link sent before still works. Try again in an hour."]);
                return null;
            case Resend:
                break;
            default:
                form.Notice = texts["Choose with one of the two buttons."];
                return null;
        }

        // Answered meanwhile, or taken back by a colleague: the list says how it stands.
        return Results.LocalRedirect($"/organisations/{scope.Id}/members#invitations");
    }
}
