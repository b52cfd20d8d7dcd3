using System.Collections.Frozen;
using Garant.Platform.Organisations;

namespace Garant.Platform.Access;

/// <summary>The one table of what each role may do.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<MemberRole, FrozenSet<Permission>> Table = new Dictionary<MemberRole, FrozenSet<Permission>>
    {
        [MemberRole.Reader] = [Permission.ReadOrganisation, Permission.ReadEvaluations],
        [MemberRole.Editor] = [Permission.ReadOrganisation, Permission.ReadEvaluations, Permission.StartEvaluations, Permission.AnswerEvaluations, Permission.ManageEvaluations],
        [MemberRole.Administrator] = [.. Enum.GetValues<Permission>()],
    }.ToFrozenDictionary();

    /// <summary>Whether the role holds the permission.</summary>
    public static bool Allows(this MemberRole role, Permission permission) => Table.TryGetValue(role, out FrozenSet<Permission>? held) && held.Contains(permission);
}
