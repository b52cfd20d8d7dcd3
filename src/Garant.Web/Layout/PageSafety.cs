using Garant.Web.Forms;
using Garant.Web.Localisation;

namespace Garant.Web.Layout;

/// <summary>What every answer of the platform carries, and what is shown when something is not found or goes wrong.</summary>
internal static class PageSafety
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    });

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(context => ShowAsync(
            context,
            "That did not work",
            "Something went wrong on our side. It has been noted. What you typed was not lost if you go back in your browser.")));
        app.UseStatusCodePages(async status =>
        {
            if (status.HttpContext.Response.StatusCode == StatusCodes.Status404NotFound)
            {
                await ShowAsync(status.HttpContext, "Not found", "There is no such page, or it is not yours to see.");
            }
        });
    }

    private static Task ShowAsync(HttpContext context, string title, string message)
    {
        Texts texts = context.RequestServices.GetRequiredService<Texts>();
        return FormRoutes.Page<MessagePage>(new
        {
            Title = texts[title],
            Message = texts[message],
            Next = "/",
            NextLabel = texts["To the start"],
        }).ExecuteAsync(context);
    }
}
