using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Garant.Web.BrowserTests;

/// <summary>Notes for every request which route answered it.</summary>
internal sealed class VisitedRoutes : IStartupFilter
{
    private readonly ConcurrentDictionary<string, string> _routes = new(StringComparer.Ordinal);

    /// <summary>The route that answered at a path, or <c>null</c> where none did.</summary>
    public string? Of(string path) => _routes.GetValueOrDefault(path);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, answer) =>
        {
            string path = context.Request.Path;

            // The route is known before the answer goes out, and so before a browser can ask which it was.
            context.Response.OnStarting(() =>
            {
                if (context.GetEndpoint() is RouteEndpoint endpoint)
                {
                    _routes[path] = endpoint.RoutePattern.RawText!;
                }

                return Task.CompletedTask;
            });
            await answer(context);
        });
        next(app);
    };
}
