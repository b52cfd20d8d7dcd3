using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Platform.Localisation;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Garant.Platform.Trials;
using Garant.Web.Access;
using Garant.Web.Forms;
using Garant.Web.Trials;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Organisations;

/// <summary>A person's organisations, a new one, and one with its evaluations.</summary>
internal static class OrganisationRoutes
{
    /// <summary>What a form says of an organisation.</summary>
    public static FormFields Fields { get; } = FormFields.Of("name", "headcount", "trial");

    public static void MapOrganisations(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder organisations = routes.MapGroup("/organisations");
        organisations.MapForm("/", ListAsync, RestoreAsync).SignedIn();
        organisations.MapForm("/new", ShowNewAsync, CreateAsync, () => Fields).SignedIn();
        organisations.MapGet("/{organisation:guid}", ShowAsync).Needs(Permission.ReadOrganisation);
    }

    private static async Task<IResult> ListAsync(string? q, int? page, FormInput form, CurrentUser user, AccessGuard guard, Invitations invitations, WaitingTrials trials, CancellationToken stop)
    {
        List<Membership> memberships = await guard.MembershipsAsync(user, stop);
        List<Invitation> waiting = await invitations.WaitingForAsync(user, stop);
        List<OrganisationScope> deleted = await guard.DeletedOrganisationsAsync(user, stop);
        List<Evaluation> trial = await trials.ForAsync(user.Id, stop);
        return (memberships, waiting, deleted) switch
        {
            _ when form.IsFilled || (memberships.Count > 0 && trial.Count > 0) => List(),
            ([], [], []) => Results.LocalRedirect("/organisations/new"),
            ([var only], [], []) => Results.LocalRedirect($"/organisations/{only.OrganisationId}"),
            ([], [var only], []) => Results.LocalRedirect($"/invitations/{only.Id}"),
            _ => List(),
        };

        IResult List() => OrganisationsPage.Of(OrganisationsModel.Of(form, memberships, waiting, deleted, trial, q, page));
    }

    private static async Task<IResult> ShowNewAsync(FormInput form, CurrentUser user, WaitingTrials trials, CancellationToken stop) =>
        NewOrganisationPage.Of(new(form, await trials.ForAsync(user.Id, stop)));

    private static async Task<IResult?> RestoreAsync(FormInput form, CurrentUser user, AccessGuard guard, RestoreOrganisation restore, Texts texts, CancellationToken stop)
    {
        Guid id = Guid.TryParse(form.Text("restore"), out Guid read) ? read : Guid.Empty;
        List<OrganisationScope> deleted = await guard.DeletedOrganisationsAsync(user, stop);
        if (deleted.Find(scope => scope.Id == id) is { } scope && await restore.RunAsync(scope, stop))
        {
            return Results.LocalRedirect($"/organisations/{id}");
        }

        form.RefuseWhole(texts["This organisation cannot be brought back any more, or it was brought back already."]);
        return null;
    }

    private static async Task<IResult?> CreateAsync(
        HttpContext context, FormInput form, CurrentUser user, FoundOrganisation found, AccessGuard guard, TakeTrialAlong takeAlong, Texts texts, CancellationToken stop)
    {
        string name = OrganisationFields.Name(form, texts);
        int? people = OrganisationFields.People(form, texts);
        if (form.HasErrors)
        {
            return null;
        }

        Guid id = await found.RunAsync(user, new(name, people) { Id = form.NewId(user, context.Request) }, stop);
        return Results.LocalRedirect(form.Has("trial") && await guard.OrganisationAsync(user, id, stop) is { } scope
            ? TrialRoutes.AddressAfter(await takeAlong.RunAsync(scope, stop), id)
            : $"/organisations/{id}");
    }

    private static async Task<IResult> ShowAsync(OrganisationScope scope, GarantDbContext database, FrameworkLibrary library, CancellationToken stop)
    {
        List<Evaluation> evaluations = await database.Evaluations
            .AsNoTracking()
            .Where(evaluation => evaluation.OrganisationId == scope.Id)
            .Include(evaluation => evaluation.Answers)
            .ToListAsync(stop);
        return FormRoutes.Page<OrganisationPage>(new
        {
            Scope = scope,
            Evaluations = evaluations
                .OrderByDescending(evaluation => evaluation.CreatedAt)
                .Select(evaluation => EvaluationSummary.Of(evaluation, library))
                .ToList(),
        });
    }
}
