using System.Globalization;
using Garant.Platform.Access;
using Garant.Web.Forms;
using Garant.Web.Trials;
using Microsoft.AspNetCore.Authentication;

namespace Garant.Web.Access;

/// <summary>
/// Stands before every handler and before any form is read. Nobody gets in who is not signed in, unless the door is open;
/// what is not theirs is not found, exactly as what is not there; a member whose role does not allow it is told so.
/// </summary>
internal sealed class AccessGate(RequestDelegate next)
{
    private const string TurnedAway = "turned-away";

    /// <summary>Whether somebody has to sign in before the request can be answered: nobody is there, or a guest where an account is needed.</summary>
    public static bool HasTurnedAway(HttpContext context) => context.Items.ContainsKey(TurnedAway);

    /// <summary>The evaluation that the address of a request names.</summary>
    public static Guid? EvaluationId(HttpContext context) => IdOf(context, "evaluation");

    public async Task InvokeAsync(HttpContext context, AccessGuard guard)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || (endpoint.Metadata.GetMetadata<Door>() ?? Door.SignedIn) is not { IsOpen: false } door)
        {
            await next(context); // what no route knows ends as 404 or 405
            return;
        }

        if (door.Caller(context) is not { } user)
        {
            await TurnAwayAsync(context, endpoint, door);
            return;
        }

        if (door.For(context.Request) is { } permission && await RefuseAsync(context, guard, user, permission) is { } status)
        {
            if (status == StatusCodes.Status404NotFound && context.Guest() is not null)
            {
                await TurnAwayAsync(context, endpoint, door); // it may be theirs once they sign in
                return;
            }

            if (FormReader.TakesForm(context, out FormRoute? route) && route.Show is not null)
            {
                context.Features.Set(new Refusal(status));
                await next(context); // no further than to where it is read
                return;
            }

            FormReader.ReceiveToItsEnd(context);
            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    }

    private async Task TurnAwayAsync(HttpContext context, RouteEndpoint endpoint, Door door)
    {
        context.Items[TurnedAway] = true;
        bool showsAPage = HttpMethods.IsGet(context.Request.Method) || endpoint.Metadata.GetMetadata<FormRoute>() is { Show: not null };
        if (showsAPage && door.ToSee is not null && context.IsTrialOver())
        {
            FormReader.ReceiveToItsEnd(context);
            await TrialOver.ShowAsync(context);
        }
        else if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.ChallengeAsync();
        }
        else if (endpoint.Metadata.GetMetadata<FormRoute>() is { NeedsSession: true, Show: not null })
        {
            await next(context); // keeps what was typed, and asks to sign in
        }
        else
        {
            FormReader.ReceiveToItsEnd(context);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }

    /// <summary>Finds the scope that the address names, for the handler.</summary>
    /// <returns>With which status the request ends, or <c>null</c> when the person may come in.</returns>
    private static async Task<int?> RefuseAsync(HttpContext context, AccessGuard guard, CurrentUser user, Permission permission)
    {
        OrganisationScope? scope;
        if (EvaluationId(context) is { } evaluationId)
        {
            EvaluationScope? evaluation = await guard.EvaluationAsync(user, evaluationId, context.RequestAborted);
            context.Features.Set(evaluation);
            scope = evaluation?.Organisation;
        }
        else
        {
            scope = await guard.OrganisationAsync(user, IdOf(context, "organisation")!.Value, context.RequestAborted);
        }

        context.Features.Set(scope);
        return scope is null ? StatusCodes.Status404NotFound
            : scope.May(permission) ? null
            : StatusCodes.Status403Forbidden;
    }

    private static Guid? IdOf(HttpContext context, string name) =>
        context.Request.RouteValues[name] is string id ? Guid.Parse(id, CultureInfo.InvariantCulture) : null;
}
