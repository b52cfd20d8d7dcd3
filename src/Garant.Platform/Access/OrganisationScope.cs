using Garant.Platform.Organisations;

namespace Garant.Platform.Access;

/// <summary>A person in one of their organisations. Only <see cref="AccessGuard"/> makes one, so whoever holds it was judged.</summary>
public sealed class OrganisationScope
{
    internal OrganisationScope(CurrentUser user, Organisation organisation, MemberRole role) => (User, Organisation, Role) = (user, organisation, role);

    /// <summary>The person.</summary>
    public CurrentUser User { get; }

    /// <summary>The organisation.</summary>
    public Organisation Organisation { get; }

    /// <summary>The person's role there.</summary>
    public MemberRole Role { get; }

    /// <summary>The organisation's id.</summary>
    public Guid Id => Organisation.Id;

    /// <summary>Whether the person has no account and tries a framework; the organisation is then theirs alone and has no name.</summary>
    public bool IsTrial => Role == MemberRole.Guest;

    /// <summary>Whether the person may do this here.</summary>
    public bool May(Permission permission) => Role.AllowsIn(Id, permission);

    /// <summary>What a verb begins with, so that none runs unjudged.</summary>
    /// <exception cref="InvalidOperationException">The person may not do this here: the endpoint asked for too little.</exception>
    public void Demand(Permission permission)
    {
        if (!May(permission))
        {
            throw new InvalidOperationException($"A verb that needs {permission} was begun by a {Role}: its endpoint must need it too.");
        }
    }
}
