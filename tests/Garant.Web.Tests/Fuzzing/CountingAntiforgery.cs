using System.Collections.Concurrent;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Garant.Web.Tests.Fuzzing;

/// <summary>Counts by route the posts whose token was valid: from there on the handler works with what was sent.</summary>
internal sealed class CountingAntiforgery(IAntiforgery inner) : IAntiforgery
{
    public ConcurrentDictionary<string, int> Reached { get; } = new();

    /// <summary>Puts the counter around the platform's own.</summary>
    public static void Around(IServiceCollection services)
    {
        ServiceDescriptor own = services.Last(service => service.ServiceType == typeof(IAntiforgery));
        services.AddSingleton<IAntiforgery>(provider => new CountingAntiforgery((IAntiforgery)ActivatorUtilities.CreateInstance(provider, own.ImplementationType!)));
    }

    public async Task<bool> IsRequestValidAsync(HttpContext httpContext)
    {
        bool isValid = await inner.IsRequestValidAsync(httpContext);
        if (isValid && httpContext.GetEndpoint() is RouteEndpoint route)
        {
            Reached.AddOrUpdate(route.RoutePattern.RawText!, 1, (_, count) => count + 1);
        }

        return isValid;
    }

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => inner.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => inner.GetTokens(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => inner.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => inner.SetCookieTokenAndHeader(httpContext);
}
