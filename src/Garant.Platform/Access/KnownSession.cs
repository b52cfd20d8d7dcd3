namespace Garant.Platform.Access;

/// <summary>What is stored of an account and of one of its sessions, to compare a cookie with.</summary>
/// <param name="SecurityStamp">Changes with each change of what opens the account.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="GuestUntil">Until when a guest is kept; <c>null</c> for an account.</param>
/// <param name="LastSeenAt">When the session was last noted as used, or <c>null</c> when there is none any more.</param>
public sealed record KnownSession(string? SecurityStamp, string DisplayName, DateTimeOffset? GuestUntil, DateTimeOffset? LastSeenAt);
