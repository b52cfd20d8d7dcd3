using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Garant.Platform.Mail;

/// <summary>Seals the text of mails that wait: whoever reads the database cannot follow their links.</summary>
/// <param name="close">Seals a text with the platform's keys.</param>
/// <param name="open">Opens it; throws a <see cref="CryptographicException"/> when the key is gone.</param>
public sealed class MailSeal(Func<string, string> close, Func<string, string> open)
{
    public string Close(string body) => close(body);

    /// <summary>Opens a sealed text; <c>false</c> when its key is gone.</summary>
    public bool TryOpen(string sealedBody, [NotNullWhen(true)] out string? body)
    {
        try
        {
            body = open(sealedBody);
            return true;
        }
        catch (CryptographicException)
        {
            body = null;
            return false;
        }
    }
}
