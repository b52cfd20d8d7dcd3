using Garant.Web.Accounts;
using Garant.Web.Localisation;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Garant.Web.Forms;

/// <summary>
/// Forms that lose nothing. One route shows the form and takes it; whatever stands in the way of taking it (a session
/// that ended, an expired token, a field refused) shows the same form again with the text in it.
/// </summary>
internal static class FormRoutes
{
    /// <summary>Maps a form for people who are signed in.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="show">Shows the page with what was typed.</param>
    /// <param name="take">Takes the form: where to go next, or <c>null</c> to show it again because something was refused.</param>
    public static void MapForm(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, FormInput, Task<IResult>> show, Func<HttpContext, FormInput, Task<IResult?>> take) =>
        Map(routes, pattern, show, take, open: false);

    /// <summary>Maps a form for everybody, such as signing in.</summary>
    public static void MapOpenForm(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, FormInput, Task<IResult>> show, Func<HttpContext, FormInput, Task<IResult?>> take) =>
        Map(routes, pattern, show, take, open: true);

    /// <summary>A page as a result.</summary>
    public static RazorComponentResult Page<TPage>(object? parameters = null)
        where TPage : IComponent =>
        parameters is null ? new RazorComponentResult<TPage>() : new RazorComponentResult<TPage>(parameters);

    private static void Map(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, FormInput, Task<IResult>> show, Func<HttpContext, FormInput, Task<IResult?>> take, bool open)
    {
        RouteHandlerBuilder page = routes.MapGet(pattern, (HttpContext context, KeptForms kept) =>
            show(context, kept.TakeBack(context) ?? new FormInput()));
        if (!open)
        {
            page.RequireAuthorization();
        }

        routes.MapPost(pattern, async (HttpContext context, IAntiforgery antiforgery, KeptForms kept, Texts texts) =>
        {
            FormInput input = new(await context.Request.ReadFormAsync(context.RequestAborted));
            if (!open && context.UserId() is null)
            {
                return kept.AskToSignIn(context, input);
            }

            if (!await antiforgery.IsRequestValidAsync(context))
            {
                input.Notice = texts["This page was open for too long to be sent safely. Nothing is lost: check what you typed and send it again."];
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return await show(context, input);
            }

            if (await take(context, input) is { } next)
            {
                return next;
            }

            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await show(context, input);
        }).DisableAntiforgery();
    }
}
