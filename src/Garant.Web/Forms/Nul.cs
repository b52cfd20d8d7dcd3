using Microsoft.Extensions.Primitives;

namespace Garant.Web.Forms;

/// <summary>Takes the character U+0000 out of what a request says.</summary>
internal static class Nul
{
    public static string Without(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    public static StringValues Without(StringValues values) =>
        values.Any(HasNul) ? new StringValues([.. values.Select(value => value is null ? null : Without(value))]) : values;

    /// <summary>The query and the values of the route without it, before anything asks the database about them.</summary>
    public static Task StripAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Query.Any(pair => HasNul(pair.Key) || pair.Value.Any(HasNul)))
        {
            Dictionary<string, StringValues> clean = new(StringComparer.OrdinalIgnoreCase);
            foreach ((string key, StringValues values) in context.Request.Query)
            {
                string name = Without(key);
                clean[name] = StringValues.Concat(clean.GetValueOrDefault(name), Without(values));
            }

            context.Request.Query = new QueryCollection(clean);
        }

        foreach ((string name, object? value) in context.Request.RouteValues.Where(pair => HasNul(pair.Value as string)).ToList())
        {
            context.Request.RouteValues[name] = Without((string)value!);
        }

        return next(context);
    }

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) ?? false;
}
