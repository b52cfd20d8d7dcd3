using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Frameworks;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Trials;
using Garant.Web.Access;
using Garant.Web.Accounts;
using Garant.Web.Evaluations;
using Garant.Web.Forms;
using Garant.Web.Layout;
using Garant.Web.Limits;
using Garant.Web.Reaching;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Trials;

/// <summary>Answering a framework without an account: starting, the guest's own page, and taking it along.</summary>
internal static class TrialRoutes
{
    public static void MapTrials(this IEndpointRouteBuilder routes)
    {
        routes.MapForm("/organisations/{organisation:guid}/trial", ShowAlongAsync, TakeAlongAsync).Needs(Permission.StartEvaluations);
        routes.MapOpenForm("/trial", ShowOwnAsync, DeleteAsync);
        if (routes.ServiceProvider.GetRequiredService<TrialOptions>().Enabled)
        {
            routes.MapOpenForm("/frameworks/{framework}/try", ShowNewAsync, StartAsync);
        }
    }

    private static async Task<IResult> ShowNewAsync(HttpContext context, string framework, FormInput form, FrameworkLibrary library, StartTrial start, TrialOptions options, CancellationToken stop) =>
        library.Find(framework) is not { } found ? Results.NotFound()
        : await BesideAsync(context, found, start, stop) ?? NewTrialPage.Of(new(form, found, options.Days));

    private static async Task<IResult?> StartAsync(
        HttpContext context, string framework, FormInput form, FrameworkLibrary library, StartTrial start, AttemptLimits limits, SignInManager<GarantUser> signIn, TimeProvider clock, Texts texts, CancellationToken stop)
    {
        if (library.Find(framework) is not { } found)
        {
            return Results.NotFound();
        }

        if (await BesideAsync(context, found, start, stop) is { } beside)
        {
            return beside;
        }

        string? kind = form.Text("kind") is { Length: > 0 } key ? key : null;
        if (kind is not null && found.OrganisationKinds.All(known => known.Key != kind))
        {
            form.Refuse("kind", texts["The framework {0} does not know this kind of organisation.", found.Name.In(Texts.Language)]);
            return null;
        }

        if (limits.WaitToTry(RequestOrigin.Of(context)) is { } wait)
        {
            TooMany.Refuse(context, form, wait, minutes => texts["Many trials were started from your network. Wait {0} min and try again, or create an account.", minutes]);
            return null;
        }

        TrialStart started = await start.RunAsync(context.Guest()?.Id, found, kind, texts["Trial of {0:d MMMM yyyy}", clock.GetUtcNow()], Texts.Language, stop);
        if (started.EvaluationId is not { } evaluation)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            form.RefuseWhole(texts["So many people are trying this platform that no further trial can be kept at present. Create an account, which is free, or come back in a few days."]);
            return null;
        }

        if (started.NewGuest is { } guest)
        {
            await GuestVisit.BeginAsync(signIn, guest);
        }

        return Results.LocalRedirect(EvaluationAddress.Of(evaluation));
    }

    /// <summary>Where somebody goes who need not start: who has an account, and who has a trial of this framework.</summary>
    private static async Task<IResult?> BesideAsync(HttpContext context, Framework framework, StartTrial start, CancellationToken stop)
    {
        if (context.AccountId() is not null)
        {
            return Results.LocalRedirect("/organisations");
        }

        return context.Guest() is { } guest && await start.FindAsync(guest.Id, framework.Id, stop) is { } evaluation ? Results.LocalRedirect(EvaluationAddress.Of(evaluation)) : null;
    }

    private static async Task<IResult> ShowOwnAsync(HttpContext context, FormInput form, WaitingTrials trials, TrialOptions options, Texts texts, CancellationToken stop)
    {
        if (context.Guest() is { } guest)
        {
            return TrialPage.Of(new(form, guest.Until, await trials.OfGuestAsync(guest.Id, stop)));
        }

        return context.IsTrialOver()
            ? TrialOver.Page(options, texts)
            : MessagePage.Of(new(texts["No trial in this browser"], texts["Choose a framework to answer it without an account."], "/frameworks", texts["Frameworks"]));
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, DeleteTrials delete, SignInManager<GarantUser> signIn, CancellationToken stop)
    {
        if (context.Guest() is { } guest)
        {
            await delete.OfGuestAsync(guest.Id, stop);
            await signIn.SignOutAsync();
        }

        return Results.LocalRedirect("/trial");
    }

    private static async Task<IResult> ShowAlongAsync(FormInput form, OrganisationScope scope, WaitingTrials trials, Texts texts, CancellationToken stop) =>
        await trials.ForAsync(scope.User.Id, stop) is { Count: > 0 } waiting
            ? TakeAlongPage.Of(new(form, scope, waiting))
            : MessagePage.Of(new(
                texts["No trial waits to be taken along"],
                texts["It was taken along already, or its time is over."],
                $"/organisations/{scope.Id}",
                texts["To the organisation"]));

    private static async Task<IResult> TakeAlongAsync(OrganisationScope scope, TakeTrialAlong take, CancellationToken stop) =>
        Results.LocalRedirect(AddressAfter(await take.RunAsync(scope, stop), scope.Id));

    /// <summary>Where one goes on who took a trial along: in the evaluation, where it is one.</summary>
    public static string AddressAfter(IReadOnlyList<Guid> moved, Guid organisationId) => moved is [var only] ? EvaluationAddress.Of(only) : $"/organisations/{organisationId}";
}
