using Garant.Platform.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>The hash of a password that nobody has. Signing in to an account that does not exist is compared with it, and takes as long as any other.</summary>
internal sealed class NobodysPassword
{
    private readonly Lock _lock = new();
    private string? _hash;

    public string Hash(IPasswordHasher<GarantUser> hasher)
    {
        lock (_lock)
        {
            return _hash ??= hasher.HashPassword(new GarantUser(), Guid.NewGuid().ToString());
        }
    }
}
