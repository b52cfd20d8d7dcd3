using System.Globalization;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Platform.Localisation;
using Garant.Web.Access;
using Garant.Web.Evaluations;
using Garant.Web.Forms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Garant.Web.ManagingEvaluations;

/// <summary>What is done with an evaluation as a whole: name, kind of organisation, copy, archive, deletion. Each is a page or a button of its own.</summary>
internal static class ManagingRoutes
{
    private static readonly FormFields NameFields = FormFields.Of("name");

    public static void MapManaging(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder evaluation = routes.MapGroup("/evaluations/{evaluation:guid}");
        evaluation.MapForm("/settings", ShowSettingsAsync, RenameAsync, () => NameFields).Needs(Permission.ManageEvaluations);
        evaluation.MapForm("/archive", ShowSettingsAsync, ArchiveAsync, () => FormFields.Of("archived")).Needs(Permission.ManageEvaluations);
        evaluation.MapForm("/kind", ShowKindAsync, ChangeKindAsync, () => FormFields.Of("kind")).Needs(Permission.ManageEvaluations);
        evaluation.MapForm("/duplicate", ShowDuplicate, DuplicateAsync, () => NameFields).Needs(Permission.ManageEvaluations);
        evaluation.MapForm("/delete", ShowDelete, DeleteAsync, () => FormFields.Of()).Needs(Permission.DeleteEvaluations);
        evaluation.MapForm("/upgrade", ShowUpgradeAsync, UpgradeAsync, () => FormFields.Of("to", "kind")).Needs(Permission.ManageEvaluations);
        routes.MapForm("/organisations/{organisation:guid}/evaluations/deleted", ShowDeletedAsync, RestoreAsync, () => FormFields.Of("evaluation")).Needs(Permission.DeleteEvaluations);
    }

    private static async Task<IResult> ShowSettingsAsync(FormInput form, EvaluationScope scope, FrameworkLibrary library, RelatedEvaluations related, CancellationToken stop) =>
        SettingsPage.Of(SettingsModel.Of(form, scope, library, await related.FindAsync(scope, stop)));

    private static async Task<IResult?> RenameAsync(FormInput form, EvaluationScope scope, RenameEvaluation rename, Texts texts, CancellationToken stop)
    {
        string name = NameField.Read(form, texts, texts["Give the evaluation a name."]);
        if (form.HasErrors)
        {
            return null;
        }

        await rename.RunAsync(scope, name, stop);
        return Results.LocalRedirect(EvaluationAddress.Of(scope.Id));
    }

    private static async Task<IResult?> ArchiveAsync(FormInput form, EvaluationScope scope, ArchiveEvaluation archive, CancellationToken stop)
    {
        await archive.RunAsync(scope, form.Text("archived") != "false", stop);
        return Results.LocalRedirect(EvaluationAddress.Of(scope.Id));
    }

    private static async Task<IResult> ShowKindAsync(FormInput form, EvaluationScope scope, FrameworkLibrary library, EvaluationViews views, CancellationToken stop) =>
        await views.FindAsync(scope, stop) is { } view ? KindPage.Of(KindModel.Of(form, view, library)) : Results.NotFound();

    private static async Task<IResult?> ChangeKindAsync(FormInput form, EvaluationScope scope, FrameworkLibrary library, ChangeOrganisationKind change, Texts texts, CancellationToken stop)
    {
        if (library.Find(scope.Evaluation.FrameworkId) is not { } framework)
        {
            return Results.NotFound();
        }

        string kind = form.Text("kind");
        if (!form.Has("kind") || (kind.Length > 0 && framework.OrganisationKinds.All(known => known.Key != kind)))
        {
            form.Refuse("kind", texts["Choose a kind of organisation."]);
            return null;
        }

        await change.RunAsync(scope, kind.Length > 0 ? kind : null, stop);
        return Results.LocalRedirect(EvaluationAddress.Of(scope.Id));
    }

    private static RazorComponentResult<DuplicatePage> ShowDuplicate(FormInput form, EvaluationScope scope, Texts texts)
    {
        string name = texts["Copy of {0}", scope.Evaluation.Name];
        return DuplicatePage.Of(new(form, scope, name.Length > NameField.Longest ? name[..NameField.Longest] : name));
    }

    private static async Task<IResult?> DuplicateAsync(HttpContext context, FormInput form, EvaluationScope scope, DuplicateEvaluation duplicate, Texts texts, CancellationToken stop)
    {
        string name = NameField.Read(form, texts, texts["Give the evaluation a name."]);
        if (form.HasErrors)
        {
            return null;
        }

        Guid id = form.NewId(scope.User, context.Request);
        await duplicate.RunAsync(scope, id, name, stop);
        return Results.LocalRedirect(EvaluationAddress.Of(id));
    }

    private static RazorComponentResult<DeletePage> ShowDelete(FormInput form, EvaluationScope scope, TimeProvider clock) =>
        DeletePage.Of(new(form, scope, clock.GetUtcNow() + Evaluation.KeptAfterDeletion));

    private static async Task<IResult?> DeleteAsync(EvaluationScope scope, DeleteEvaluation delete, CancellationToken stop)
    {
        await delete.RunAsync(scope, stop);
        return Results.LocalRedirect($"/organisations/{scope.Organisation.Id}/evaluations/deleted");
    }

    private static async Task<IResult> ShowDeletedAsync(FormInput form, OrganisationScope scope, DeletedEvaluations deleted, FrameworkLibrary library, CancellationToken stop) =>
        DeletedPage.Of(new(form, scope, [.. (await deleted.ListAsync(scope, stop)).Select(evaluation => (evaluation, library.Find(evaluation.FrameworkId)))]));

    private static async Task<IResult?> RestoreAsync(FormInput form, OrganisationScope scope, DeletedEvaluations deleted, Texts texts, CancellationToken stop)
    {
        if (Guid.TryParse(form.Text("evaluation"), CultureInfo.InvariantCulture, out Guid evaluation) && await deleted.RestoreAsync(scope, evaluation, stop))
        {
            return Results.LocalRedirect(EvaluationAddress.Of(evaluation));
        }

        form.RefuseWhole(texts["This evaluation is gone for good: more than 30 days have passed since it was deleted."]);
        return null;
    }

    private static async Task<IResult> ShowUpgradeAsync(string? to, string? kind, FormInput form, EvaluationScope scope, UpgradeEvaluation upgrade, FrameworkLibrary library, CancellationToken stop)
    {
        // What was sent and refused is shown as it was sent.
        UpgradeOffer offer = await upgrade.PreviewAsync(scope, form.IsFilled ? form.Text("to") : to, form.Has("kind") ? form.Text("kind") : kind, stop);
        return library.Find(scope.Evaluation.FrameworkId) is { } framework
            ? UpgradePage.Of(new(form, scope, framework, offer, form.Has("kind") ? form.Text("kind") : kind))
            : Results.NotFound();
    }

    private static async Task<IResult?> UpgradeAsync(FormInput form, EvaluationScope scope, UpgradeEvaluation upgrade, FrameworkLibrary library, Texts texts, CancellationToken stop)
    {
        if (await upgrade.RunAsync(scope, form.Text("to"), form.Has("kind") ? form.Text("kind") : null, stop) is { } made)
        {
            return Results.LocalRedirect(EvaluationAddress.Of(made));
        }

        if (library.Upgrades.Find(scope.Evaluation.FrameworkId, form.Text("to")) is not null)
        {
            form.Refuse("kind", texts["Choose a kind of organisation."]);
        }

        return null; // the page says where there is no newer version
    }
}
