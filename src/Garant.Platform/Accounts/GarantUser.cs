using Microsoft.AspNetCore.Identity;

namespace Garant.Platform.Accounts;

/// <summary>A person who can sign in. The e-mail address is the user name.</summary>
public sealed class GarantUser : IdentityUser
{
    /// <summary>The name colleagues see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The language the person chose, <c>fr</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "en";
}
