namespace Garant.Platform.Organisations;

/// <summary>The roles that can be given to somebody.</summary>
public static class MemberRoles
{
    /// <summary>The roles of members, as they are offered. <see cref="MemberRole.Guest"/> is none of them: only a trial begins with it.</summary>
    public static IReadOnlyList<MemberRole> Given { get; } = [MemberRole.Editor, MemberRole.Reader, MemberRole.Administrator];

    /// <summary>Reads a role by its name, such as a form sends it.</summary>
    public static bool TryRead(string name, out MemberRole role)
    {
        // Not by Enum.TryParse, which also reads numbers and lists.
        MemberRole? found = Given.Select(given => (MemberRole?)given).FirstOrDefault(given => given.ToString() == name);
        role = found ?? default;
        return found is not null;
    }
}
