using System.Collections.Frozen;
using Garant.Platform.Demonstration;
using Garant.Platform.Organisations;

namespace Garant.Platform.Access;

/// <summary>The one table of what each role may do.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<MemberRole, FrozenSet<Permission>> Table = new Dictionary<MemberRole, FrozenSet<Permission>>
    {
        [MemberRole.Reader] = [Permission.ReadOrganisation, Permission.LeaveOrganisation, Permission.ReadEvaluations],
        [MemberRole.Editor] = [Permission.ReadOrganisation, Permission.LeaveOrganisation, Permission.ReadEvaluations, Permission.StartEvaluations, Permission.AnswerEvaluations],
        [MemberRole.Administrator] = [.. Enum.GetValues<Permission>()],
        [MemberRole.Guest] = [Permission.ReadEvaluations, Permission.AnswerEvaluations],
    }.ToFrozenDictionary();

    /// <summary>What nobody may do in the demonstration organisation: everybody shares its accounts, and would find it changed or gone.</summary>
    private static readonly FrozenSet<Permission> KeptFromTheDemonstration = [Permission.LeaveOrganisation, Permission.ManageMembers, Permission.ManageOrganisation];

    /// <summary>Whether the role holds the permission in an organisation.</summary>
    public static bool AllowsIn(this MemberRole role, Guid organisationId, Permission permission) =>
        role.Allows(permission) && !(organisationId == DemonstrationAccess.OrganisationId && KeptFromTheDemonstration.Contains(permission));

    /// <summary>Whether the role holds the permission.</summary>
    public static bool Allows(this MemberRole role, Permission permission) => Table.TryGetValue(role, out FrozenSet<Permission>? held) && held.Contains(permission);
}
