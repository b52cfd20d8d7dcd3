using System.Globalization;
using Garant.Platform.Storage;

namespace Garant.Web.Layout;

/// <summary>The answer while the database is away or busy.</summary>
internal static partial class StoreAwayAnswer
{
    /// <summary>Says in the answer when to come back, and in the log in one line what is the matter.</summary>
    public static void Give(HttpContext context, Exception fault)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = StoreAway.LongestWait.ToString(CultureInfo.InvariantCulture);
        LogAway(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StoreAwayAnswer)), fault.GetBaseException().Message);
    }

    [LoggerMessage(LogLevel.Warning, "The database is away or busy; a request was answered with 503: {Fault}")]
    private static partial void LogAway(ILogger log, string fault);
}
