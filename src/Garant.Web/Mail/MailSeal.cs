using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Garant.Web.Mail;

/// <summary>Seals the text of mails that wait: whoever reads the database cannot follow their links.</summary>
public sealed class MailSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Garant.OutgoingMail");

    public string Close(string body) => _protector.Protect(body);

    /// <summary>Opens a sealed text; <c>false</c> when its key is gone.</summary>
    public bool TryOpen(string sealedBody, [NotNullWhen(true)] out string? body)
    {
        try
        {
            body = _protector.Unprotect(sealedBody);
            return true;
        }
        catch (CryptographicException)
        {
            body = null;
            return false;
        }
    }
}
