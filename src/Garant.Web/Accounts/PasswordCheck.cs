using Garant.Platform.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Hashes and compares passwords with the same work whether or not there is an account to compare with.</summary>
internal sealed class PasswordCheck(IPasswordHasher<GarantUser> hasher, NobodysPassword nobody)
{
    public PasswordVerificationResult Compare(GarantUser? user, string password)
    {
        string otherwise = nobody.Hash(hasher);
        PasswordVerificationResult result = hasher.VerifyHashedPassword(user ?? new GarantUser(), user?.PasswordHash ?? otherwise, password);
        return user?.PasswordHash is null ? PasswordVerificationResult.Failed : result;
    }

    public string Hash(GarantUser user, string password) => hasher.HashPassword(user, password);
}
