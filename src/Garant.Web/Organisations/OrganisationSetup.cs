using Garant.Platform.Jobs;
using Garant.Platform.Organisations;

namespace Garant.Web.Organisations;

/// <summary>Sets up what is done with organisations, their members and their invitations.</summary>
internal static class OrganisationSetup
{
    public static void AddOrganisations(this IServiceCollection services)
    {
        services.AddScoped<FoundOrganisation>();
        services.AddScoped<ChangeOrganisation>();
        services.AddScoped<DeleteOrganisation>();
        services.AddScoped<RestoreOrganisation>();
        services.AddScoped<EraseOrganisations>();
        services.AddScoped<OrganisationSizes>();
        services.AddScoped<Members>();
        services.AddScoped<ChangeRole>();
        services.AddScoped<RemoveMember>();
        services.AddScoped<LeaveOrganisation>();
        services.AddScoped<MembershipMail>();
        services.AddScoped<Invitations>();
        services.AddScoped<InvitationLetter>();
        services.AddScoped<InviteMember>();
        services.AddScoped<ResendInvitation>();
        services.AddScoped<WithdrawInvitation>();
        services.AddScoped<AnswerInvitation>();
        services.AddScoped<IJobKind, ForgetOrganisations>();
    }
}
