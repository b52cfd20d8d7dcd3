using System.Security.Cryptography;
using Garant.Platform.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Garant.Web.Accounts;

/// <summary>Recognises a browser in which an account was entered before, by a sealed cookie. It opens nothing; it only keeps the wrong passwords of strangers from counting against its owner.</summary>
internal sealed class KnownDevice(IDataProtectionProvider protection)
{
    private const string Cookie = "garant-device";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Garant.KnownDevice").ToTimeLimitedDataProtector();

    /// <summary>The name of this browser if the account was entered in it, else <c>null</c>.</summary>
    public string? For(HttpContext context, GarantUser? user)
    {
        if (context.Request.Cookies[Cookie] is not { } value)
        {
            return null;
        }

        try
        {
            return _seal.Unprotect(value).Split(' ') is [var id, var device] && id == user?.Id ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie);

    public void Remember(HttpContext context, GarantUser user) => context.Response.Cookies.Append(
        Cookie,
        _seal.Protect($"{user.Id} {For(context, user) ?? Guid.NewGuid().ToString("N")}", Kept),
        new CookieOptions { MaxAge = Kept, IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
}
