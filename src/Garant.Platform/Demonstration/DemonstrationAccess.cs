using System.Security.Claims;

namespace Garant.Platform.Demonstration;

/// <summary>Whether this platform offers its demonstration organisation, and to whom one enters as.</summary>
public sealed class DemonstrationAccess(bool isOffered)
{
    /// <summary>The demonstration organisation: the same in every platform, so that it can be made once only.</summary>
    public static readonly Guid OrganisationId = new("01900000-0000-7000-8000-6761726e7400");

    /// <summary>True in development, or when the platform was started with <c>--demo</c>.</summary>
    public bool IsOffered => isOffered;

    /// <summary>The people of the demonstration organisation; they have no password and enter by one click.</summary>
    public IReadOnlyList<(string Email, string Name)> People { get; } =
    [
        ("camille@demonstration.invalid", "Camille"),
        ("alex@demonstration.invalid", "Alex"),
    ];

    /// <summary>Whether somebody is in one of the accounts that everybody shares.</summary>
    public bool IsSharedBy(ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return People.Any(known => known.Email == person.Identity?.Name);
    }
}
