using System.Globalization;
using System.Security.Cryptography;
using Garant.Platform.Access;
using Garant.Platform.Storage;
using Microsoft.Extensions.Primitives;

namespace Garant.Web.Forms;

/// <summary>
/// Tells a form that is sent twice from two forms. Each page that is shown carries a key, which stays while the form is shown again;
/// what a post makes gets its id from who sends which content with which key, so that the same post meets what it made before.
/// </summary>
internal static class FormKey
{
    /// <summary>The hidden field that carries it.</summary>
    public const string Field = "form-key";

    private const int Bytes = 16;

    /// <summary>A key for a page that is shown for the first time. It is no secret: it only has to be another one each time.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// The id of what a post makes: the same for the same person, address, key and content, and another one if any of them differs. A
    /// form without a key gets a new id each time.
    /// </summary>
    /// <param name="form">What was sent.</param>
    /// <param name="user">Who sends it.</param>
    /// <param name="request">Where it is sent to.</param>
    /// <param name="part">Which of several things the post makes.</param>
    public static Guid NewId(this FormInput form, CurrentUser user, HttpRequest request, string part = "")
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Text(Field).Length == 0
            ? Guid.CreateVersion7()
            : DerivedId.Of([
                "form",
                user.Id,
                request.PathBase + request.Path,
                part,
                .. form.Values.OrderBy(field => field.Key, StringComparer.Ordinal).SelectMany(field => Content(field.Key, field.Value)),
            ]);
    }

    /// <summary>A field as it is read: blanks around a text and the form of its line ends make no other post.</summary>
    private static IEnumerable<string> Content(string name, StringValues values) =>
        [name, values.Count.ToString(CultureInfo.InvariantCulture), .. values.Select(value => (value ?? "").Trim().ReplaceLineEndings("\n"))];
}
