using Garant.Platform.Localisation;
using Garant.Platform.Storage;
using Garant.Web.Access;
using Garant.Web.Accounts;
using Garant.Web.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Garant.Web.Forms;

/// <summary>
/// Forms that lose nothing. One route shows the form and takes it; whatever stands in the way of taking it (a session
/// that ended, an expired token, a field refused, a busy database) shows the same form again with the text in it.
/// </summary>
internal static class FormRoutes
{
    /// <summary>Reads every form of the platform; see <see cref="FormReader"/>.</summary>
    public static void UseForms(this WebApplication app)
    {
        app.Use(NoCharacters.StripAsync);
        app.UseMiddleware<FormReader>();
    }

    /// <summary>Maps a form for people who are signed in. Say with <see cref="Doors"/> what they must be let do.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="show">Shows the page with what was typed.</param>
    /// <param name="take">Takes the form: where to go next, or <c>null</c> to show it again because something was refused.</param>
    /// <param name="fields">What the form can send; a short form where it is not said.</param>
    public static RouteGroupBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, FormInput, Task<IResult>> show, Func<HttpContext, FormInput, Task<IResult?>> take, FormFields? fields = null) =>
        routes.MapForm(pattern, show, take, () => fields ?? FormFields.Short);

    /// <summary>Maps a form for people who are signed in, whose fields may change while the platform runs.</summary>
    public static RouteGroupBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, FormInput, Task<IResult>> show, Func<HttpContext, FormInput, Task<IResult?>> take, Func<FormFields> fields) =>
        Map(routes, pattern, take, new FormRoute(fields, NeedsSession: true, show));

    /// <summary>Maps a form for everybody, such as signing in.</summary>
    public static void MapOpenForm(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, FormInput, Task<IResult>> show, Func<HttpContext, FormInput, Task<IResult?>> take, FormFields? fields = null) =>
        Map(routes, pattern, take, new FormRoute(() => fields ?? FormFields.Short, NeedsSession: false, show)).Open();

    /// <summary>A page as a result.</summary>
    public static RazorComponentResult Page<TPage>(object? parameters = null)
        where TPage : IComponent =>
        parameters is null ? new RazorComponentResult<TPage>() : new RazorComponentResult<TPage>(parameters);

    private static RouteGroupBuilder Map(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, FormInput, Task<IResult?>> take, FormRoute route)
    {
        // What is said of the form, such as who may come in, is said of both.
        RouteGroupBuilder form = routes.MapGroup("");
        form.MapGet(pattern, (Delegate)((HttpContext context) => route.Show!(context, new FormInput())));
        form.MapPost(pattern, async (HttpContext context, IAntiforgery antiforgery, KeptForms kept, Texts texts) =>
        {
            FormInput input = new(context.Request.Form);
            if (route.NeedsSession && context.UserId() is null)
            {
                return kept.AskToSignIn(context, input, route.Fields);
            }

            // Only shows what the person's own page carried, so it needs no token.
            if (route.NeedsSession && kept.TakeBack(input) is { } back)
            {
                return await route.Show!(context, back);
            }

            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return await AgainAsync(StatusCodes.Status400BadRequest, texts["This page was open for too long to be sent safely. Nothing is lost: check what you typed and send it again."]);
            }

            try
            {
                return await take(context, input) ?? await AgainAsync(StatusCodes.Status422UnprocessableEntity, input.Notice);
            }
            catch (Exception fault) when (StoreAway.Is(fault))
            {
                StoreAwayAnswer.Give(context, fault);
                return await AgainAsync(StatusCodes.Status503ServiceUnavailable, texts["The platform is busy, and this was not saved. Nothing is lost: send it again in a moment."]);
            }

            Task<IResult> AgainAsync(int status, string? notice)
            {
                input.Notice = notice;
                context.Response.StatusCode = status;
                return route.Show!(context, input);
            }
        }).DisableAntiforgery().WithMetadata(route);
        return form;
    }
}
