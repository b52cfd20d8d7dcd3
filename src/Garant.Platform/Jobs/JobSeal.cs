using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Garant.Platform.Jobs;

/// <summary>Seals the secret of jobs that wait: whoever reads the database cannot follow the link of a mail.</summary>
/// <param name="close">Seals a text with the platform's keys.</param>
/// <param name="open">Opens it; throws a <see cref="CryptographicException"/> when the key is gone.</param>
public sealed class JobSeal(Func<string, string> close, Func<string, string> open)
{
    public string Close(string secret) => close(secret);

    /// <summary>Opens a sealed text; <c>false</c> when its key is gone.</summary>
    public bool TryOpen(string sealedText, [NotNullWhen(true)] out string? secret)
    {
        try
        {
            secret = open(sealedText);
            return true;
        }
        catch (CryptographicException)
        {
            secret = null;
            return false;
        }
    }
}
