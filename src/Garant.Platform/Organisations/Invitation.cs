using Garant.Platform.Accounts;

namespace Garant.Platform.Organisations;

/// <summary>An invitation into an organisation, which the owner of an address accepts or refuses. There is one for an address in an organisation.</summary>
public sealed class Invitation
{
    /// <summary>How long an invitation waits for an answer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OrganisationId { get; init; }

    public Organisation? Organisation { get; init; }

    /// <summary>The address, as it is shown.</summary>
    public required string Email { get; set; }

    /// <summary>The key of the mailbox, as accounts have it.</summary>
    public required string NormalizedEmail { get; init; }

    public required MemberRole Role { get; set; }

    public required string InvitedById { get; set; }

    public GarantUser? InvitedBy { get; init; }

    /// <summary>When it was sent, the last time.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The hash of the token in the mailed link; the token itself is nowhere.</summary>
    public required string TokenHash { get; set; }

    public required InvitationState State { get; set; }

    /// <summary>When it was accepted, refused or withdrawn; <c>null</c> while it waits, and for what was answered before this was kept.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Whether it can be answered.</summary>
    public bool Waits(DateTimeOffset now) => State == InvitationState.Pending && ExpiresAt > now;
}
