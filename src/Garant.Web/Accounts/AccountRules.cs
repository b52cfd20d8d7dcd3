using Garant.Platform.Localisation;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>What Identity refuses about an account, in the reader's language.</summary>
internal sealed class AccountRules(Texts texts) : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), texts["The password needs at least {0} characters.", length]);

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(nameof(PasswordRequiresUniqueChars), texts["The password needs at least {0} different characters.", uniqueChars]);

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), texts["This is not an e-mail address."]);

    public override IdentityError InvalidUserName(string? userName) => InvalidEmail(userName);

    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), texts["This link has expired or was used before. Ask for a new one."]);

    public override IdentityError DefaultError() => Error(nameof(DefaultError), texts["That did not work. Try again."]);

    public override IdentityError ConcurrencyFailure() => DefaultError();

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
