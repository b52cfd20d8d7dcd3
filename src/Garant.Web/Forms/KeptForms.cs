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
/// memory, and a restart or another instance loses nothing. It is given back to the person alone on whose page it was typed.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, FormAuthor author, TimeProvider clock, Texts texts)
{
    /// <summary>The field that carries a sealed form.</summary>
    public const string Field = "kept";

    /// <summary>A sealed form leaves room in the sign-in form for the address, the password and the token.</summary>
    public const int LongestSealed = 48 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    private readonly IDataProtector _seal = protection.CreateProtector("Garant.KeptForms.3");

    /// <summary>The sign-in page, with the form's own fields sealed in it.</summary>
    public IResult AskToSignIn(HttpContext context, FormInput input, FormFields fields)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(fields);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        Carry(context);

        // A form sealed before, whose session ended once more, stays as it is. One that does not say whose it is (of a page
        // elsewhere, or of a version before) is kept for nobody.
        string sealedForm = input.Text(Field) is { Length: > 0 } again ? again
            : author.Of(context) is { } owner ? Seal(owner, input.Values.Where(pair => fields.Knows(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()))
            : "";
        bool isKept = sealedForm.Length is > 0 and <= LongestSealed;
        FormInput signIn = new(new Dictionary<string, StringValues>
        {
            [Field] = isKept ? sealedForm : "",
            ["returnUrl"] = LocalAddress.Of(context.Request),
        })
        {
            Notice = isKept ? texts["Your session has ended. Sign in again: what you typed is kept and comes back afterwards."]
                : sealedForm.Length == 0 ? texts["Your session has ended, and what was typed could not be kept: the page does not say who typed it. It still stands in the page before this one: sign in in another tab, go back in your browser, and send it again."]
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
    /// <param name="address">Where the form is.</param>
    /// <param name="sealedForm">The form.</param>
    /// <param name="userId">Who has signed in.</param>
    public IResult Reopen(string address, string sealedForm, string userId) => Open(sealedForm) switch
    {
        { } kept when kept.Author == userId => KeptFormPage.Of(new(address, sealedForm)),
        null => MessagePage.Of(new(texts["What you typed cannot be brought back"], Lost, address, texts["Open the form"])),
        _ => MessagePage.Of(new(texts["What was typed is somebody else’s"], Another, address, texts["Open the form"])),
    };

    /// <summary>What to say of a form that was not taken, where it is somebody else's or nobody's; <c>null</c> where it is the reader's own.</summary>
    internal string? NotTheReaders(HttpContext context) => author.Of(context) == context.UserId() ? null : Another;

    /// <summary>The form that a request brings back, or <c>null</c> when it brings none.</summary>
    internal FormInput? TakeBack(FormInput posted, string? userId)
    {
        if (!posted.Has(Field))
        {
            return null;
        }

        return Open(posted.Text(Field)) is not { } kept ? new FormInput { Notice = Lost }
            : kept.Author != userId ? new FormInput { Notice = Another }
            : new FormInput(kept.Values.Select(pair => KeyValuePair.Create(pair.Key, new StringValues(pair.Value))))
            {
                Notice = texts["You are signed in again. Here is what you typed; it is not saved yet."],
            };
    }

    private string Another => texts["It was typed on a page of another person, or of an earlier version, and is neither shown nor saved here. If it is yours, it still stands in the page where you typed it: sign in there as the person you were."];

    private string Lost => texts["It was kept for more than {0} hours, or its seal is broken. If the page where you typed it is still open, or comes back when you go back in your browser, send it from there.", KeptFor.TotalHours];

    private string Seal(string owner, Dictionary<string, string?[]> values)
    {
        using MemoryStream packed = new();
        using (BrotliStream packing = new(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(packing, new Kept(clock.GetUtcNow() + KeptFor, owner, values));
        }

        return Base64Url.EncodeToString(_seal.Protect(packed.ToArray()));
    }

    private Kept? Open(string sealedForm)
    {
        try
        {
            using BrotliStream packed = new(new MemoryStream(_seal.Unprotect(Base64Url.DecodeFromChars(sealedForm))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Kept>(packed) is { } kept && kept.Until > clock.GetUtcNow() ? kept : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private sealed record Kept(DateTimeOffset Until, string Author, Dictionary<string, string?[]> Values);
}
