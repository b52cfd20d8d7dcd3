using Garant.Platform.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Garant.Web.Layout;

/// <summary>Faults that are nobody's error on our side: a request the server refuses, a database that is away, a visitor who left.</summary>
internal sealed partial class KnownFaults(ILogger<KnownFaults> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        if (exception is BadHttpRequestException refused)
        {
            LogRefused(refused.StatusCode, refused.Message);
            httpContext.Response.StatusCode = refused.StatusCode;
        }
        else if (StoreAway.Is(exception))
        {
            StoreAwayAnswer.Give(httpContext, exception);
        }
        else
        {
            return false;
        }

        await ErrorPages.ShowAsync(httpContext);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "A request was refused with {Status}: {Reason}")]
    private partial void LogRefused(int status, string reason);
}
