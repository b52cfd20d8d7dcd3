using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Garant.Platform.Localisation;
using Garant.Web.Accounts;
using Garant.Web.Layout;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;

namespace Garant.Web.Forms;

/// <summary>
/// Keeps what was typed into a form whose session had ended. It travels sealed in the person's own pages: in the
/// sign-in form, then in a page that leads back to the form. The platform itself keeps nothing, so strangers fill no
/// memory, and a restart or another instance loses nothing.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, TimeProvider clock, Texts texts)
{
    /// <summary>The field that carries a sealed form.</summary>
    public const string Field = "kept";

    /// <summary>A sealed form leaves room in the sign-in form for the address, the password and the token.</summary>
    public const int LongestSealed = 48 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    private readonly IDataProtector _seal = protection.CreateProtector("Garant.KeptForms.2");

    /// <summary>The sign-in page, with the form's own fields sealed in it.</summary>
    public IResult AskToSignIn(HttpContext context, FormInput input, FormFields fields)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(fields);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        Carry(context);

        // A form sealed before, whose session ended once more, stays as it is.
        string sealedForm = input.Text(Field) is { Length: > 0 } again
            ? again
            : Seal(input.Values.Where(pair => fields.Knows(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()));
        bool isKept = sealedForm.Length <= LongestSealed;
        FormInput signIn = new(new Dictionary<string, StringValues>
        {
            [Field] = isKept ? sealedForm : "",
            ["returnUrl"] = LocalAddress.Of(context.Request),
        })
        {
            Notice = isKept
                ? texts["Your session has ended. Sign in again: what you typed is kept and comes back afterwards."]
                : texts["Your session has ended. What you typed is too long to be kept while you sign in. It still stands in the page before this one: sign in in another tab, go back in your browser, and send it again."],
        };
        return SignInPage.Of(new(signIn));
    }

    /// <summary>Whether the page that is shown carries a sealed form: it offers no link that would leave it behind.</summary>
    public static bool IsCarried(HttpContext? context) => context?.Items.ContainsKey(Field) ?? false;

    /// <summary>Says that the page to be shown carries a sealed form.</summary>
    public static void Carry(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Field] = true;
    }

    /// <summary>The page after signing in that leads back to the form, with the text still sealed.</summary>
    public IResult Reopen(string address, string sealedForm) => Open(sealedForm) is null
        ? MessagePage.Of(new(
            texts["What you typed cannot be brought back"],
            Lost,
            address,
            texts["Open the form"]))
        : KeptFormPage.Of(new(address, sealedForm));

    /// <summary>The form that a request brings back, or <c>null</c> when it brings none.</summary>
    internal FormInput? TakeBack(FormInput posted)
    {
        if (!posted.Has(Field))
        {
            return null;
        }

        return Open(posted.Text(Field)) is { } values
            ? new FormInput(values.Select(pair => KeyValuePair.Create(pair.Key, new StringValues(pair.Value))))
            {
                Notice = texts["You are signed in again. Here is what you typed; it is not saved yet."],
            }
            : new FormInput { Notice = Lost };
    }

    private string Lost => texts["It was kept for more than {0} hours, or its seal is broken. If the page where you typed it is still open, or comes back when you go back in your browser, send it from there.", KeptFor.TotalHours];

    private string Seal(Dictionary<string, string?[]> values)
    {
        using MemoryStream packed = new();
        using (BrotliStream packing = new(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(packing, new Kept(clock.GetUtcNow() + KeptFor, values));
        }

        return Base64Url.EncodeToString(_seal.Protect(packed.ToArray()));
    }

    private Dictionary<string, string?[]>? Open(string sealedForm)
    {
        try
        {
            using BrotliStream packed = new(new MemoryStream(_seal.Unprotect(Base64Url.DecodeFromChars(sealedForm))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Kept>(packed) is { } kept && kept.Until > clock.GetUtcNow() ? kept.Values : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private sealed record Kept(DateTimeOffset Until, Dictionary<string, string?[]> Values);
}
