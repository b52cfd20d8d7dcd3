using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Platform.Localisation;
using Garant.Web.Access;
using Garant.Web.Forms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Garant.Web.Evaluations;

/// <summary>A new evaluation, its overview, its sections and the saving of answers.</summary>
internal static class EvaluationRoutes
{
    private const string Unanswered = "unanswered";

    private static readonly FormFields NewFields = FormFields.Of("name", "framework", "kind");

    public static void MapEvaluations(this IEndpointRouteBuilder routes)
    {
        FrameworkLibrary library = routes.ServiceProvider.GetRequiredService<FrameworkLibrary>();
        routes.MapForm("/organisations/{organisation:guid}/evaluations/new", ShowNew, CreateAsync, () => NewFields).Needs(Permission.StartEvaluations);
        routes.MapGet("/evaluations/{evaluation:guid}", ShowAsync).Needs(Permission.ReadEvaluations);
        routes.MapForm("/evaluations/{evaluation:guid}/sections/{section}", ShowSectionAsync, TakeSectionAsync, AnswerFields.OfSection(library)).Needs(Permission.ReadEvaluations, Permission.AnswerEvaluations);
        routes.MapSave("/evaluations/{evaluation:guid}/elements/{element}", SaveElementAsync, AnswerFields.OfElement(library)).Needs(Permission.AnswerEvaluations);
        routes.MapGet(ConditionStyle.Route, (string framework, HttpContext context) => library.Find(framework) is { } known ? ConditionStyle.Answer(known, context) : Results.NotFound()).Open();
    }

    private static RazorComponentResult<NewEvaluationPage> ShowNew(FormInput form, OrganisationScope scope, FrameworkLibrary library) =>
        NewEvaluationPage.Of(new(form, scope, library));

    private static async Task<IResult?> CreateAsync(
        HttpContext context, FormInput form, OrganisationScope scope, FrameworkLibrary library, StartEvaluation start, Texts texts, CancellationToken stop)
    {
        string name = NameField.Read(form, texts, texts["Give the evaluation a name."]);
        if (library.Find(form.Text("framework")) is not { } framework)
        {
            form.Refuse("framework", texts["Choose a framework."]);
            return null;
        }

        string? kind = form.Text("kind") is { Length: > 0 } key ? key : null;
        if (kind is not null && framework.OrganisationKinds.All(k => k.Key != kind))
        {
            form.Refuse("kind", texts["The framework {0} does not know this kind of organisation.", framework.Name.In(Texts.Language)]);
        }

        if (form.HasErrors)
        {
            return null;
        }

        Guid id = form.NewId(scope.User, context.Request);
        await start.RunAsync(scope, id, name, framework, kind, stop);
        return Results.LocalRedirect(EvaluationAddress.Of(id));
    }

    private static async Task<IResult> ShowAsync(EvaluationScope scope, EvaluationViews views, RelatedEvaluations related, FrameworkLibrary library, CancellationToken stop) =>
        await views.FindAsync(scope, stop) is { } view
            ? EvaluationPage.Of(new(view, await related.FindAsync(scope, stop), library.NewestAfter(scope.Evaluation.FrameworkId)))
            : Results.NotFound();

    private static async Task<IResult> ShowSectionAsync(string section, string? show, FormInput form, EvaluationScope scope, EvaluationViews views, CancellationToken stop) =>
        await views.FindAsync(scope, stop) is { } view && SectionOf(view.Framework, section) is { } shown
            ? SectionPage.Of(new(AsSent(view, form), shown, form, OnlyUnanswered: show == Unanswered))
            : Results.NotFound();

    /// <summary>Takes a whole section, as a browser without JavaScript sends it.</summary>
    private static async Task<IResult?> TakeSectionAsync(
        string section, string? show, FormInput form, EvaluationScope scope, EvaluationViews views, FrameworkLibrary library, AnswerSaver saver, Texts texts, CancellationToken stop)
    {
        if (library.Find(scope.Evaluation.FrameworkId) is not { } framework || SectionOf(framework, section) is not { } taken)
        {
            return Results.NotFound();
        }

        if (scope.IsArchived)
        {
            form.RefuseWhole(Archived(texts));
            return null;
        }

        (string? settled, bool keepDraft) = form.Text("settle").Split(':') is [("mine" or "theirs") and var choice, var id] && Has(id) ? (id, choice == "mine") : (null, false);
        Dictionary<string, (int Version, AnswerContent Content)> filled = [];
        foreach (Element element in taken.Elements.Where(element => element.Id != settled && AnswerFields.Holds(form, element)))
        {
            AnswerContent content = AnswerFields.ContentOf(form, element);
            if (Admits(form, element, content, texts))
            {
                filled[element.Id] = (AnswerFields.VersionOf(form, element), content);
            }
        }

        DraftChoice? decided = settled is null ? null : new(settled, keepDraft, AnswerFields.VersionOf(form, framework.FindElement(settled)!));
        IReadOnlySet<string> conflicts;
        try
        {
            conflicts = await saver.SaveAsync(scope, filled, decided, stop);
        }
        catch (EvaluationClosedException closed)
        {
            form.RefuseWhole(Archived(texts));
            return closed.IsDeleted ? Results.NotFound() : null;
        }

        if (form.HasErrors)
        {
            return null;
        }

        string? stay = settled ?? conflicts.Order(StringComparer.Ordinal).FirstOrDefault() ?? new[] { form.Text("clear"), AnswerFields.TakenBack(form) ?? "" }.FirstOrDefault(Has);
        return Results.LocalRedirect(
            stay is not null ? EvaluationAddress.Of(scope.Id, taken.Id, stay)
            : form.Text("next") == Unanswered ? AddressOfNext(await views.FindAsync(scope, stop), taken)
            : form.Text("next") == "stay" ? EvaluationAddress.Of(scope.Id, taken.Id) // what pages of earlier versions send
            : Following(framework, taken) is not { } next ? EvaluationAddress.Of(scope.Id) + "/results"
            : EvaluationAddress.Of(scope.Id, next.Id) + (show == Unanswered ? "?" + EvaluationAddress.OnlyUnanswered : ""));

        bool Has(string elementId) => taken.Elements.Any(element => element.Id == elementId);
    }

    /// <summary>Saves one element, as the page's script does, and answers with the parts of the page that changed.</summary>
    private static async Task<IResult> SaveElementAsync(
        HttpContext context, string element, FormInput form, EvaluationScope scope, EvaluationViews views, FrameworkLibrary library, AnswerSaver saver, Texts texts)
    {
        if (library.Find(scope.Evaluation.FrameworkId)?.FindElement(element) is not { } asked)
        {
            return Results.NotFound();
        }

        AnswerContent content = AnswerFields.ContentOf(form, asked);
        if (scope.IsArchived)
        {
            form.Refuse(EvaluationAddress.Anchor(asked.Id), Archived(texts));
        }

        if (!Admits(form, asked, content, texts) || form.HasErrors)
        {
            return await RefuseAsync();
        }

        try
        {
            (bool isConflict, StandingAnswers standing) = await saver.SaveOneAsync(scope, asked.Id, AnswerFields.VersionOf(form, asked), content, context.RequestAborted);
            context.Response.StatusCode = isConflict ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
            return SavedFragment.Of(new(views.Show(scope, standing)!, asked, new FormInput()));
        }
        catch (EvaluationClosedException closed) when (!closed.IsDeleted)
        {
            form.Refuse(EvaluationAddress.Anchor(asked.Id), Archived(texts));
            return await RefuseAsync();
        }
        catch (EvaluationClosedException)
        {
            return Results.NotFound();
        }

        async Task<IResult> RefuseAsync()
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return SavedFragment.Of(new(AsSent((await views.FindAsync(scope, context.RequestAborted))!, form), asked, form));
        }
    }

    /// <summary>Whoever filled in a page before the evaluation was archived finds what they typed in its fields, to send it once it is taken back.</summary>
    private static EvaluationView AsSent(EvaluationView view, FormInput form) =>
        form.IsFilled && view.Scope.Organisation.May(Permission.AnswerEvaluations) ? view with { CanEdit = true } : view;

    private static string Archived(Texts texts) =>
        texts["This evaluation was archived meanwhile, and nothing was saved. Take it back in its settings, in another tab, and send your answers again: they still stand here."];

    /// <summary>Puts what is wrong with an answer beside its element; <c>true</c> when nothing is.</summary>
    private static bool Admits(FormInput form, Element element, AnswerContent content, Texts texts)
    {
        RefuseLong(AnswerFields.Reason(element.Id), content.Reason);
        RefuseLong(AnswerFields.Note(element.Id), content.Note);
        string? fault = AnswerCheck.Faults(element, content.ItemIds.ToHashSet()).FirstOrDefault()?.Kind switch
        {
            AnswerFaultKind.SwitchWithOthers => texts["Question {0}: “not concerned” cannot be ticked together with other answers. Keep one or the others.", element.Id],
            AnswerFaultKind.NoneWithOthers => texts["Question {0}: the answer that nothing of this exists cannot be ticked together with other answers. Keep one or the others.", element.Id],
            AnswerFaultKind.SeveralForSingle => texts["Question {0} takes one answer.", element.Id],
            null => null,
            _ => texts["Question {0}: this answer does not exist.", element.Id],
        };
        if (fault is not null)
        {
            form.Refuse(EvaluationAddress.Anchor(element.Id), fault);
        }

        return fault is null && form.ErrorOf(AnswerFields.Reason(element.Id)) is null && form.ErrorOf(AnswerFields.Note(element.Id)) is null;

        void RefuseLong(string field, string text)
        {
            if (text.Length > AnswerContent.LongestText)
            {
                form.Refuse(field, texts["Question {0}: this text has {1:N0} characters; the maximum is {2:N0}. Shorten it: until then this answer is not saved.", element.Id, text.Length, AnswerContent.LongestText]);
            }
        }
    }

    /// <summary>Where the next question without an answer is, and the results where there is none.</summary>
    private static string AddressOfNext(EvaluationView? view, Section from) =>
        view is null ? "/"
        : NextQuestion.Of(view, from) is { } next ? view.AddressOfElement(next.Id)
        : view.Address + "/results";

    private static Section? Following(Framework framework, Section section) =>
        framework.Sections.SkipWhile(other => other != section).Skip(1).FirstOrDefault();

    private static Section? SectionOf(Framework framework, string id) => framework.Sections.FirstOrDefault(section => section.Id == id);
}
