using System.Text.Json;
using Garant.Web.Accounts;
using Garant.Web.Localisation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace Garant.Web.Forms;

/// <summary>
/// Keeps what was typed into a form whose session had ended: sealed in the sign-in form while the person signs in,
/// then for a few minutes in memory until the form is shown again with the text in it.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, IMemoryCache cache, Texts texts)
{
    /// <summary>The field of the sign-in form that carries a sealed form.</summary>
    public const string Field = "kept";

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Garant.KeptForms").ToTimeLimitedDataProtector();

    /// <summary>The sign-in page, with the form sealed in it.</summary>
    public IResult AskToSignIn(HttpContext context, FormInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        string sealedForm = _seal.Protect(
            JsonSerializer.Serialize(input.Values.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray())),
            TimeSpan.FromHours(12));
        FormInput signIn = new(new Dictionary<string, StringValues>
        {
            [Field] = sealedForm,
            ["returnUrl"] = context.Request.Path.Value,
        })
        {
            Notice = texts["Your session has ended. Sign in again: what you typed is kept and comes back afterwards."],
        };
        return FormRoutes.Page<SignInPage>(new { Form = signIn });
    }

    /// <summary>Where to go after signing in: the form's address, marked so that it takes its text back.</summary>
    public string Reopen(string userId, string address, string sealedForm)
    {
        string json;
        try
        {
            json = _seal.Unprotect(sealedForm);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return address;
        }

        string id = Guid.NewGuid().ToString("N");
        cache.Set(Key(userId, id), json, TimeSpan.FromMinutes(10));
        return $"{address}?{Field}={id}";
    }

    /// <summary>The form this request takes back, or <c>null</c>.</summary>
    internal FormInput? TakeBack(HttpContext context)
    {
        if (context.UserId() is not { } user
            || context.Request.Query[Field].ToString() is not { Length: > 0 } id
            || !cache.TryGetValue(Key(user, id), out string? json))
        {
            return null;
        }

        Dictionary<string, string?[]> values = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(json!) ?? [];
        return new FormInput(values.Select(pair => KeyValuePair.Create(pair.Key, new StringValues(pair.Value))))
        {
            Notice = texts["You are signed in again. Here is what you typed; it is not saved yet."],
        };
    }

    private static (string, string, string) Key(string userId, string id) => (nameof(KeptForms), userId, id);
}
