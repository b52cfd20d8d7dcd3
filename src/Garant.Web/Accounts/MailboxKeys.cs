using Garant.Platform.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Finds an account by its mailbox, however its address was typed.</summary>
internal sealed class MailboxKeys : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : EmailAddress.Key(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
