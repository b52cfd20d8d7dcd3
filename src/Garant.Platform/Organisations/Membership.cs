using Garant.Platform.Accounts;

namespace Garant.Platform.Organisations;

/// <summary>A person's place in an organisation.</summary>
public sealed class Membership
{
    public required Guid OrganisationId { get; init; }

    public Organisation? Organisation { get; init; }

    public required string UserId { get; init; }

    public GarantUser? User { get; init; }

    public required MemberRole Role { get; set; }

    /// <summary>Since when; <c>null</c> for whoever joined before this was kept.</summary>
    public DateTimeOffset? JoinedAt { get; init; }
}
