using System.Security.Cryptography;
using Garant.Web.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Garant.Web.Forms;

/// <summary>
/// Whose page a form stands on. The form carries it sealed, so that it is known when the session has ended, and cannot be
/// made up by a page elsewhere. It says nothing of whether the form may be taken: that is what the antiforgery token is for.
/// </summary>
public sealed class FormAuthor(IDataProtectionProvider protection)
{
    /// <summary>The field; as one of the platform's own it never comes to a handler.</summary>
    public const string Field = "__Author";

    private readonly IDataProtector _seal = protection.CreateProtector("Garant.FormAuthor.1");

    /// <summary>What a form of this request's page carries, or <c>null</c> where nobody is signed in.</summary>
    public string? Sealed(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.UserId() is { } id ? _seal.Protect(id) : null;
    }

    /// <summary>The id of the person on whose page the posted form stood, or <c>null</c> where it does not say so.</summary>
    public string? Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return context.Request.Form[Field] is [{ Length: > 0 } text] ? _seal.Unprotect(text) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
