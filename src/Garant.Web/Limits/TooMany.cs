using Garant.Platform.Localisation;
using Garant.Web.Forms;

namespace Garant.Web.Limits;

/// <summary>The answer to somebody who has reached a limit; it depends on nothing but the limit.</summary>
internal static class TooMany
{
    /// <summary>Marks the answer as "too many requests" with the time to wait, and says so above the form.</summary>
    public static void Refuse(HttpContext context, FormInput form, TimeSpan wait, Texts texts) =>
        Refuse(context, form, wait, minutes => texts["Too many attempts from your network. Wait {0} min and try again.", minutes]);

    /// <summary>The same, in words for the minutes to wait.</summary>
    public static void Refuse(HttpContext context, FormInput form, TimeSpan wait, Func<int, string> words)
    {
        int minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = $"{Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds))}";
        form.RefuseWhole(words(minutes));
    }
}
