using Microsoft.AspNetCore.Identity;

namespace Garant.Platform.Accounts;

/// <summary>A person who can sign in. The e-mail address is the user name. Or a guest: see <see cref="GuestUntil"/>.</summary>
public sealed class GarantUser : IdentityUser
{
    /// <summary>The name colleagues see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The language the person chose, <c>fr</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Until when a guest is kept, who tries a framework without an account: without address, name and password. <c>null</c> for an account.</summary>
    public DateTimeOffset? GuestUntil { get; init; }

    /// <summary>The account that a guest's trial is kept for, to be taken along; <c>null</c> when it is kept for none.</summary>
    public string? KeptForId { get; init; }

    /// <summary>
    /// When the account was deleted, or <c>null</c>. The row stays without name, address and password, because answers point to it; whoever
    /// it was is a former member.
    /// </summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
