using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace Garant.Web.Forms;

/// <summary>
/// Takes out of what a request says the code points that are no characters and mean nothing in a text: PostgreSQL
/// stores no U+0000, and a text with U+FFFE cannot be normalised, as every search for an address does.
/// </summary>
internal static class NoCharacters
{
    private static readonly SearchValues<char> Those = SearchValues.Create('\0', '\ufffe', '\uffff');

    public static string Without(string text) => Has(text) ? string.Concat(text.Where(letter => !Those.Contains(letter))) : text;

    public static StringValues Without(StringValues values) =>
        values.Any(Has) ? new StringValues([.. values.Select(value => value is null ? null : Without(value))]) : values;

    /// <summary>The same for fields by name; names that become the same share their values.</summary>
    public static Dictionary<string, StringValues> Without(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        Dictionary<string, StringValues> clean = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, StringValues values) in fields)
        {
            string name = Without(key);
            clean[name] = StringValues.Concat(clean.GetValueOrDefault(name), Without(values));
        }

        return clean;
    }

    /// <summary>Cleans the query and the values of the route before anything asks the database about them.</summary>
    public static Task StripAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Query.Any(pair => Has(pair.Key) || pair.Value.Any(Has)))
        {
            context.Request.Query = new QueryCollection(Without(context.Request.Query));
        }

        foreach ((string name, object? value) in context.Request.RouteValues.Where(pair => Has(pair.Value as string)).ToList())
        {
            context.Request.RouteValues[name] = Without((string)value!);
        }

        return next(context);
    }

    private static bool Has(string? text) => text.AsSpan().ContainsAny(Those);
}
