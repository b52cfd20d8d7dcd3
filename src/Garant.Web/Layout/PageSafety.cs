using Garant.Platform.Mail;
using Microsoft.AspNetCore.Http.Features;

namespace Garant.Web.Layout;

/// <summary>What every answer of the platform carries, pages of errors included.</summary>
internal static class PageSafety
{
    public static void AddPageSafety(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Forms.FormFields.SmallForm; // a form that may be larger says so when it is read
        });
        builder.Services.AddExceptionHandler<KnownFaults>();

        // Before the filter of hosts, whose answers are answers of the platform too.
        builder.Services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, HeadersFirst>());
    }

    /// <summary>A page asked for with HEAD answers as with GET; the server leaves the body out.</summary>
    public static void UseHeadAsGet(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    });

    private sealed class HeadersFirst : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                // At the last moment: the pages of errors begin by taking all headers away.
                context.Response.OnStarting(() =>
                {
                    Write(context);
                    return Task.CompletedTask;
                });
                return following(context);
            });
            next(app);
        };

        private static void Write(HttpContext context)
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (context.Request.IsHttps && context.RequestServices.GetRequiredService<PublicAddress>().IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            {
                headers.Connection = "close"; // the rest of the body is not received, so no request can follow it
            }
        }
    }
}
