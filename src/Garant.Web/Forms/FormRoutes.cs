using Garant.Platform.Localisation;
using Garant.Platform.Storage;
using Garant.Web.Access;
using Garant.Web.Layout;

namespace Garant.Web.Forms;

/// <summary>
/// Forms that lose nothing. One route shows the form and takes it; whatever stands in the way of taking it (a session
/// that ended, an expired token, a field refused, a busy database) shows the same form again with the text in it. Handlers
/// take what they need as parameters, the <see cref="FormInput"/> among it. Every post of the platform is mapped here.
/// </summary>
internal static class FormRoutes
{
    public static void AddForms(this IServiceCollection services)
    {
        services.AddAntiforgery();
        services.AddSingleton<FormAuthor>();
        services.AddScoped<KeptForms>();
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<FormInput>() ?? new FormInput());
    }

    /// <summary>Reads every form of the platform, and lets none pass without its token; see <see cref="FormReader"/> and <see cref="FormGate"/>.</summary>
    public static void UseForms(this WebApplication app)
    {
        app.Use(NoCharacters.StripAsync);
        app.UseMiddleware<FormReader>();
        app.UseMiddleware<FormGate>();
    }

    /// <summary>Maps a form for people who are signed in. Say with <see cref="Doors"/> what they must be let do.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="show">Shows the page with what was typed.</param>
    /// <param name="take">Takes the form: where to go next, or <c>null</c> to show it again because something was refused.</param>
    /// <param name="fields">What the form can send, asked for each time; a short form where it is not said.</param>
    public static RouteGroupBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Delegate show, Delegate take, Func<FormFields>? fields = null) =>
        Map(routes, pattern, show, take, fields, needsSession: true);

    /// <summary>Maps a form for everybody, such as signing in.</summary>
    public static void MapOpenForm(this IEndpointRouteBuilder routes, string pattern, Delegate show, Delegate take) =>
        Map(routes, pattern, show, take, null, needsSession: false).Open();

    /// <summary>Maps a button for everybody.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="take">What it does.</param>
    /// <param name="otherwise">Where it leads when its page was open for too long to be sent safely.</param>
    public static void MapButton(this IEndpointRouteBuilder routes, string pattern, Delegate take, string otherwise) =>
        routes.MapPost(pattern, take).WithMetadata(FormRoute.Button with { Otherwise = otherwise }).Open();

    /// <summary>Maps what a page's script sends, for people who are signed in.</summary>
    public static RouteHandlerBuilder MapSave(this IEndpointRouteBuilder routes, string pattern, Delegate take, Func<FormFields> fields) =>
        routes.MapPost(pattern, take).WithMetadata(new FormRoute(fields, NeedsSession: true, null));

    private static RouteGroupBuilder Map(IEndpointRouteBuilder routes, string pattern, Delegate show, Delegate take, Func<FormFields>? fields, bool needsSession)
    {
        RequestDelegate page = RequestDelegateFactory.Create(show, new() { ServiceProvider = routes.ServiceProvider }).RequestDelegate;
        FormRoute route = new(fields ?? (() => FormFields.Short), needsSession, page);

        // What is said of the form, such as who may come in, is said of both.
        RouteGroupBuilder form = routes.MapGroup("");
        form.MapGet(pattern, show);
        form.MapPost(pattern, take).WithMetadata(route).AddEndpointFilter((invocation, next) => TakeAsync(route, invocation, next));
        return form;
    }

    private static async ValueTask<object?> TakeAsync(FormRoute route, EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        HttpContext context = invocation.HttpContext;
        FormInput form = context.Features.Get<FormInput>()!;
        try
        {
            if (await next(invocation) is { } answer)
            {
                return answer;
            }

            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            }
        }
        catch (Exception fault) when (StoreAway.Is(fault))
        {
            StoreAwayAnswer.Give(context, fault);
            Texts texts = context.RequestServices.GetRequiredService<Texts>();
            form.Notice = texts["The platform is busy, and this was not saved. Nothing is lost: send it again in a moment."];
        }

        await route.ShowAsync(context, form);
        return Results.Empty;
    }
}
