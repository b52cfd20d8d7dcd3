using Garant.Platform.Localisation;
using Garant.Platform.Trials;
using Garant.Web.Layout;

namespace Garant.Web.Trials;

/// <summary>What a browser is told whose trial is over.</summary>
internal static class TrialOver
{
    /// <summary>In the place of a page of the trial.</summary>
    public static Task ShowAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status410Gone;
        IServiceProvider services = context.RequestServices;
        return Page(services.GetRequiredService<TrialOptions>(), services.GetRequiredService<Texts>()).ExecuteAsync(context);
    }

    /// <summary>The page.</summary>
    public static IResult Page(TrialOptions options, Texts texts) => MessagePage.Of(new(
        texts["Your trial is over"],
        texts["Without an account, answers are kept for {0} days and then deleted. If you took them along into an account, sign in to find them. You can start again at any time.", options.Days],
        "/frameworks",
        texts["Frameworks"]));
}
