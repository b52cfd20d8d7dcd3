using Garant.Platform.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Garant.Web.Tests.Platforms;

/// <summary>Hashes passwords as the platform does, and counts.</summary>
public sealed class CountedHasher(HashCounter counter, IOptions<PasswordHasherOptions> options) : PasswordHasher<GarantUser>(options)
{
    public override string HashPassword(GarantUser user, string password)
    {
        counter.Add();
        return base.HashPassword(user, password);
    }

    public override PasswordVerificationResult VerifyHashedPassword(GarantUser user, string hashedPassword, string providedPassword)
    {
        counter.Add();
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
