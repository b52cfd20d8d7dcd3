using Garant.Platform.Localisation;

namespace Garant.Platform.Organisations;

/// <summary>What roles are called.</summary>
public static class RoleNames
{
    /// <summary>The name alone, for lists.</summary>
    public static string Short(MemberRole role, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return role switch
        {
            MemberRole.Administrator => texts["Administrator"],
            MemberRole.Editor => texts["Editor"],
            _ => texts["Reader"],
        };
    }

    /// <summary>A role with what it lets do.</summary>
    public static string Of(MemberRole role, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return role switch
        {
            MemberRole.Administrator => texts["Administrator (everything, including members)"],
            MemberRole.Editor => texts["Editor (answers evaluations)"],
            _ => texts["Reader (reads evaluations)"],
        };
    }
}
