using Garant.Platform.Accounts;

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

    /// <summary>Whether an account is one of those that everybody shares: nobody may change it, end the sessions of others in it, or delete it.</summary>
    public bool IsShared(GarantUser account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return People.Any(known => known.Email == account.Email);
    }
}
