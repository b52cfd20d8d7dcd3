using Garant.Platform.Accounts;
using Garant.Platform.Localisation;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Refuses passwords that others try first: common ones, and the address itself (NIST SP 800-63B).</summary>
internal sealed class PasswordRule(Texts texts) : IPasswordValidator<GarantUser>
{
    /// <summary>A password may be a page of text, but not a book.</summary>
    public const int MaxLength = 1000;

    /// <summary>What must be left of a password once the address is taken out of it.</summary>
    private const int LeastBesideTheAddress = 6;

    private const int LeastOfAName = 3;

    public Task<IdentityResult> ValidateAsync(UserManager<GarantUser> manager, GarantUser user, string? password) => Task.FromResult(
        (password ?? "") switch
        {
            { Length: > MaxLength } => Refused("PasswordTooLong", texts["The password may have at most {0} characters.", MaxLength]),
            var text when CommonPasswords.Contain(text) => Refused("PasswordTooCommon", texts["This password is one of those that are tried first. Choose another one; a sentence is a good one."]),
            var text when IsTheAddress(text, user.Email ?? "") => Refused("PasswordIsTheAddress", texts["The password must not be your e-mail address or a part of it."]),
            _ => IdentityResult.Success,
        });

    private static bool IsTheAddress(string password, string address)
    {
        string name = address.Split('@')[0];
        string rest = Without(Without(password, address), name.Length >= LeastOfAName ? name : "");
        return rest.Length < password.Length && rest.Length < LeastBesideTheAddress;
    }

    private static string Without(string text, string part) =>
        part.Length == 0 ? text : text.Replace(part, "", StringComparison.OrdinalIgnoreCase);

    private static IdentityResult Refused(string code, string description) =>
        IdentityResult.Failed(new IdentityError { Code = code, Description = description });
}
