using Garant.Platform.Localisation;

namespace Garant.Web.Layout;

/// <summary>A page in the reader's language for every answer that is an error and has no page of its own.</summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ShowAsync });
        app.UseStatusCodePages(status => ShowAsync(status.HttpContext));
    }

    /// <summary>A page that says one thing, with the status that the answer has.</summary>
    public static Task ShowAsync(HttpContext context, string title, string message)
    {
        Texts texts = context.RequestServices.GetRequiredService<Texts>();
        return MessagePage.Of(new(title, message, "/", texts["Home"])).ExecuteAsync(context);
    }

    /// <summary>The page of the status that the answer has.</summary>
    public static Task ShowAsync(HttpContext context)
    {
        Texts texts = context.RequestServices.GetRequiredService<Texts>();
        (string title, string message) = context.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => (texts["Sign in"], texts["This needs an account. If you were signed in, your session has ended."]),
            StatusCodes.Status403Forbidden => (texts["Not allowed"], texts["You may not do this with your account."]),
            StatusCodes.Status404NotFound => (texts["Not found"], texts["There is no such page, or you have no access to it."]),
            StatusCodes.Status405MethodNotAllowed => (texts["Not possible here"], texts["This address cannot be used in this way. Go back, open the page again and use its buttons."]),
            StatusCodes.Status413PayloadTooLarge => (texts["Too much at once"], texts["What was sent is larger than this page can take, and nothing of it was saved. Go back in your browser, shorten the texts and send them again."]),
            StatusCodes.Status415UnsupportedMediaType => (texts["Not a form"], texts["This address takes what the forms of the pages send, and nothing else. Open the page and send its form."]),
            StatusCodes.Status429TooManyRequests => (texts["Too many requests"], texts["Wait a few minutes and try again. What you typed was not lost if you go back in your browser."]),
            StatusCodes.Status503ServiceUnavailable => (texts["The platform is busy"], texts["Try again in a moment. What you typed was not lost if you go back in your browser."]),
            < 500 => (texts["This request cannot be read"], texts["It arrived damaged or cut off, and nothing of it was saved. What you typed was not lost if you go back in your browser."]),
            _ => (texts["That did not work"], texts["Something went wrong on our side. It has been noted. What you typed was not lost if you go back in your browser."]),
        };
        return ShowAsync(context, title, message);
    }
}
