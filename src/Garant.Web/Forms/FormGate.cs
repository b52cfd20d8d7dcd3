using Garant.Platform.Localisation;
using Garant.Web.Access;
using Microsoft.AspNetCore.Antiforgery;

namespace Garant.Web.Forms;

/// <summary>
/// Stands between a form that was read and its handler: none passes without the token of its page. What was typed is kept
/// for whoever has to sign in again, and shown to whoever comes back or whose page was open for too long.
/// </summary>
internal sealed class FormGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, IAntiforgery antiforgery, KeptForms kept, Texts texts)
    {
        if (!FormReader.TakesForm(context, out FormRoute? route))
        {
            await next(context);
            return;
        }

        FormInput form = new(context.Request.Form);
        if (context.Features.Get<Refusal>() is { } refusal)
        {
            context.Response.StatusCode = refusal.Status;

            // Only what comes from a page of ours: a page elsewhere must not have this one say what it likes.
            if (await antiforgery.IsRequestValidAsync(context) && TypedBack.Of(form, refusal.Status, texts) is { Typed.Count: > 0 } typed)
            {
                await TypedBackPage.Of(typed).ExecuteAsync(context);
            }
        }
        else if (route.NeedsSession && AccessGate.HasTurnedAway(context))
        {
            await kept.AskToSignIn(context, form, route.Fields).ExecuteAsync(context);
        }
        else if (route is { NeedsSession: true, Show: not null } && kept.TakeBack(form) is { } back)
        {
            await route.ShowAsync(context, back); // only shows what the person's own page carried, so it needs no token
        }
        else if (await antiforgery.IsRequestValidAsync(context))
        {
            context.Features.Set(form);
            await next(context);
        }
        else if (route.Otherwise is { } otherwise)
        {
            await Results.LocalRedirect(otherwise).ExecuteAsync(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            if (route.Show is not null)
            {
                form.Notice = texts["This page was open for too long to be sent safely. Nothing is lost: check what you typed and send it again."];
                await route.ShowAsync(context, form);
            }
        }
    }
}
