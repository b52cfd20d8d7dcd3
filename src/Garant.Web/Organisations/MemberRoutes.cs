using Garant.Platform.Access;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Organisations;
using Garant.Web.Access;
using Garant.Web.Accounts;
using Garant.Web.Forms;
using Garant.Web.Limits;
using Garant.Web.Reaching;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Garant.Web.Organisations;

/// <summary>The members of an organisation: inviting, changing a role, removing and leaving.</summary>
internal static class MemberRoutes
{
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder organisation = routes.MapGroup("/organisations/{organisation:guid}");
        organisation.MapForm("/members", ShowAsync, InviteAsync).Needs(Permission.ReadOrganisation, Permission.InviteMembers);
        organisation.MapForm("/members/{member:guid}", ShowMemberAsync, ChangeRoleAsync).Needs(Permission.ManageMembers);
        organisation.MapForm("/members/{member:guid}/removal", ShowRemovalAsync, RemoveAsync).Needs(Permission.ManageMembers);
        organisation.MapForm("/leaving", ShowLeavingAsync, LeaveAsync).Needs(Permission.LeaveOrganisation);
    }

    private static async Task<IResult> ShowAsync(FormInput form, OrganisationScope scope, Members members, Invitations invitations, TimeProvider clock, CancellationToken stop)
    {
        List<Membership> found = await members.OfAsync(scope, stop);
        return MembersPage.Of(new(
            form,
            scope,
            [.. found.OrderBy(member => member.User!.DisplayName, StringComparer.CurrentCulture).ThenBy(member => member.UserId, StringComparer.Ordinal)],
            scope.May(Permission.InviteMembers) ? await invitations.OfAsync(scope, stop) : [],
            clock.GetUtcNow()));
    }

    /// <summary>Invites an address. Nothing of the answer depends on whether the address has an account.</summary>
    private static async Task<IResult?> InviteAsync(HttpContext context, FormInput form, OrganisationScope scope, AccountFields fields, AttemptLimits limits, InviteMember invite, Texts texts, CancellationToken stop)
    {
        MemberRole role = RoleOf(form, texts);
        string email = fields.Email(form);
        if (form.HasErrors)
        {
            return null;
        }

        if (limits.WaitToMail(RequestOrigin.Of(context)) is { } wait)
        {
            TooMany.Refuse(context, form, wait, texts);
            return null;
        }

        switch (await invite.RunAsync(scope, new(email, role) { Id = form.NewId(scope.User, context.Request) }, stop))
        {
            case (InviteOutcome.Member, _):
                form.Refuse("email", texts["This person is already a member."]);
                return null;
            case (InviteOutcome.Waiting, { } until):
                form.Refuse("email", texts["This address has already been invited; the invitation is valid until {0:d MMMM yyyy}.", until]);
                return null;
            default:
                return Results.LocalRedirect($"/organisations/{scope.Id}/members#invitations");
        }
    }

    private static async Task<IResult> ShowMemberAsync(Guid member, FormInput form, OrganisationScope scope, Members members, CancellationToken stop) =>
        await members.FindAsync(scope, member.ToString(), stop) is { } found
            ? MemberPage.Of(new(form, scope, found, 0))
            : Results.NotFound();

    private static async Task<IResult?> ChangeRoleAsync(Guid member, FormInput form, OrganisationScope scope, ChangeRole change, Texts texts, CancellationToken stop)
    {
        MemberRole role = RoleOf(form, texts);
        return form.HasErrors ? null : Answer(await change.RunAsync(scope, member.ToString(), role, stop), scope, form, "role", texts);
    }

    private static async Task<IResult> ShowRemovalAsync(Guid member, FormInput form, OrganisationScope scope, Members members, CancellationToken stop) =>
        await members.FindAsync(scope, member.ToString(), stop) is { } found
            ? RemovalPage.Of(new(form, scope, found, await members.UndecidedAsync(scope, found.UserId, stop)))
            : Results.NotFound();

    private static async Task<IResult?> RemoveAsync(Guid member, FormInput form, OrganisationScope scope, RemoveMember remove, Texts texts, CancellationToken stop) =>
        Answer(await remove.RunAsync(scope, member.ToString(), stop), scope, form, "", texts);

    private static async Task<RazorComponentResult<LeavingPage>> ShowLeavingAsync(FormInput form, OrganisationScope scope, Members members, CancellationToken stop) =>
        LeavingPage.Of(new(form, scope, await members.UndecidedAsync(scope, scope.User.Id, stop)));

    private static async Task<IResult?> LeaveAsync(FormInput form, OrganisationScope scope, LeaveOrganisation leave, Texts texts, CancellationToken stop)
    {
        MemberOutcome outcome = await leave.RunAsync(scope, stop);
        if (outcome == MemberOutcome.LastAdministrator)
        {
            form.RefuseWhole(texts["You are the only administrator. Make somebody else an administrator first, or delete the organisation in its settings."]);
            return null;
        }

        return LeftPage.Of(scope.Organisation.Name); // also whoever has left by another request of the same moment
    }

    private static MemberRole RoleOf(FormInput form, Texts texts)
    {
        if (!MemberRoles.TryRead(form.Text("role"), out MemberRole role))
        {
            form.Refuse("role", texts["Choose what the person may do."]);
        }

        return role;
    }

    private static IResult? Answer(MemberOutcome outcome, OrganisationScope scope, FormInput form, string field, Texts texts)
    {
        switch (outcome)
        {
            case MemberOutcome.LastAdministrator:
                form.Refuse(field, texts["This is the only administrator. Make somebody else an administrator first."]);
                return null;
            case MemberOutcome.NotAllowed:
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            default:
                return Results.LocalRedirect($"/organisations/{scope.Id}/members"); // where a member who left meanwhile is no longer
        }
    }
}
