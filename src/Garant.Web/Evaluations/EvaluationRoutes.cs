using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Localisation;
using Garant.Platform.Storage;
using Garant.Web.Access;
using Garant.Web.Forms;
using Microsoft.AspNetCore.Antiforgery;

namespace Garant.Web.Evaluations;

/// <summary>A new evaluation, its overview, its sections and the saving of answers.</summary>
internal static class EvaluationRoutes
{
    public static void MapEvaluations(this IEndpointRouteBuilder routes)
    {
        FrameworkLibrary library = routes.ServiceProvider.GetRequiredService<FrameworkLibrary>();
        routes.MapForm("/organisations/{organisation:guid}/evaluations/new", ShowNewAsync, CreateAsync, FormFields.Of("name", "framework", "kind")).Needs(Permission.StartEvaluations);
        routes.MapGet("/evaluations/{evaluation:guid}", ShowAsync).Needs(Permission.ReadEvaluations);
        routes.MapForm("/evaluations/{evaluation:guid}/sections/{section}", ShowSectionAsync, TakeSectionAsync, AnswerFields.OfSection(library)).Needs(Permission.ReadEvaluations, Permission.AnswerEvaluations);
        routes.MapPost("/evaluations/{evaluation:guid}/elements/{element}", SaveElementAsync).DisableAntiforgery()
            .WithMetadata(new FormRoute(AnswerFields.OfElement(library), NeedsSession: true, null)).Needs(Permission.AnswerEvaluations);
        routes.MapGet(ConditionStyle.Route, (string framework, HttpContext context) => library.Find(framework) is { } known ? ConditionStyle.Answer(known, context) : Results.NotFound()).Open();
    }

    private static Task<IResult> ShowNewAsync(HttpContext context, FormInput form) => Task.FromResult<IResult>(FormRoutes.Page<NewEvaluationPage>(new
    {
        Form = form,
        Scope = context.RequestServices.GetRequiredService<OrganisationScope>(),
        Library = context.RequestServices.GetRequiredService<FrameworkLibrary>(),
    }));

    private static async Task<IResult?> CreateAsync(HttpContext context, FormInput form)
    {
        IServiceProvider services = context.RequestServices;
        Texts texts = services.GetRequiredService<Texts>();
        string name = NameField.Read(form, texts, texts["Give the evaluation a name."]);
        if (services.GetRequiredService<FrameworkLibrary>().Find(form.Text("framework")) is not { } framework)
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

        OrganisationScope scope = services.GetRequiredService<OrganisationScope>();
        GarantDbContext database = services.GetRequiredService<GarantDbContext>();
        Evaluation evaluation = new()
        {
            OrganisationId = scope.Id,
            Name = name,
            FrameworkId = framework.Id,
            OrganisationKind = kind,
            CreatedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        database.Evaluations.Add(evaluation);
        JournalWriter journal = services.GetRequiredService<JournalWriter>();
        journal.Add(new EvaluationStarted(evaluation.OrganisationId, evaluation.Id, evaluation.FrameworkId, kind), scope.User.Id);
        await journal.CommitAsync(context.RequestAborted);
        return Results.LocalRedirect($"/evaluations/{evaluation.Id}");
    }

    private static async Task<IResult> ShowAsync(EvaluationScope scope, EvaluationViews views, CancellationToken stop) =>
        await views.FindAsync(scope, stop) is { } view
            ? FormRoutes.Page<EvaluationPage>(new { View = view })
            : Results.NotFound();

    private static async Task<IResult> ShowSectionAsync(HttpContext context, FormInput form) =>
        await ViewAsync(context) is { } view && SectionOf(context, view.Framework) is { } section
            ? FormRoutes.Page<SectionPage>(new { View = view, Section = section, Form = form, OnlyUnanswered = ShowsUnanswered(context) })
            : Results.NotFound();

    /// <summary>Takes a whole section, as a browser without JavaScript sends it.</summary>
    private static async Task<IResult?> TakeSectionAsync(HttpContext context, FormInput form)
    {
        EvaluationScope scope = context.RequestServices.GetRequiredService<EvaluationScope>();
        if (FrameworkOf(context, scope) is not { } framework || SectionOf(context, framework) is not { } section)
        {
            return Results.NotFound();
        }

        AnswerSaver saver = context.RequestServices.GetRequiredService<AnswerSaver>();
        (string? settled, bool keepDraft) = form.Text("settle").Split(':') is [("mine" or "theirs") and var choice, var id] && Has(id) ? (id, choice == "mine") : (null, false);
        Dictionary<string, (int Version, AnswerContent Content)> filled = [];
        foreach (Element element in section.Elements.Where(element => element.Id != settled && AnswerFields.Holds(form, element)))
        {
            AnswerContent content = AnswerFields.ContentOf(form, element);
            if (Admits(form, element, content, context.RequestServices.GetRequiredService<Texts>()))
            {
                filled[element.Id] = (AnswerFields.VersionOf(form, element), content);
            }
        }

        DraftChoice? decided = settled is null ? null : new(settled, keepDraft, AnswerFields.VersionOf(form, framework.FindElement(settled)!));
        IReadOnlySet<string> conflicts = await saver.SaveAsync(scope.Evaluation, scope.User.Id, filled, decided, context.RequestAborted);

        if (form.HasErrors)
        {
            return null;
        }

        string? stay = settled ?? conflicts.Order(StringComparer.Ordinal).FirstOrDefault() ?? (Has(form.Text("clear")) ? form.Text("clear") : null);
        return Results.LocalRedirect(
            stay is not null ? EvaluationAddress.Of(scope.Id, section.Id, stay)
            : form.Text("next") == "unanswered" ? await AddressOfNextAsync(context, section)
            : form.Text("next") == "stay" ? EvaluationAddress.Of(scope.Id, section.Id) // what pages of earlier versions send
            : Following(framework, section) is not { } next ? EvaluationAddress.Of(scope.Id) + "/results"
            : EvaluationAddress.Of(scope.Id, next.Id) + (ShowsUnanswered(context) ? "?" + EvaluationAddress.OnlyUnanswered : ""));

        bool Has(string elementId) => section.Elements.Any(element => element.Id == elementId);
    }

    /// <summary>Saves one element, as the page's script does, and answers with the parts of the page that changed.</summary>
    private static async Task<IResult> SaveElementAsync(HttpContext context, EvaluationScope scope, string element, IAntiforgery antiforgery, AnswerSaver saver, Texts texts)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        FormInput form = new(context.Request.Form);
        if (FrameworkOf(context, scope) is not { } framework || framework.FindElement(element) is not { } asked)
        {
            return Results.NotFound();
        }

        AnswerContent content = AnswerFields.ContentOf(form, asked);
        if (!Admits(form, asked, content, texts))
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return FormRoutes.Page<SavedFragment>(new { View = (await ViewAsync(context))!, Element = asked, Form = form });
        }

        (bool isConflict, StandingAnswers standing) = await saver.SaveOneAsync(scope.Evaluation, scope.User.Id, asked.Id, AnswerFields.VersionOf(form, asked), content, context.RequestAborted);
        EvaluationViews views = context.RequestServices.GetRequiredService<EvaluationViews>();
        context.Response.StatusCode = isConflict ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
        return FormRoutes.Page<SavedFragment>(new { View = views.Show(scope, standing)!, Element = asked, Form = new FormInput() });
    }

    /// <summary>Puts what is wrong with an answer beside its element; <c>true</c> when nothing is.</summary>
    private static bool Admits(FormInput form, Element element, AnswerContent content, Texts texts)
    {
        RefuseLong(AnswerFields.Reason(element.Id), content.Reason);
        RefuseLong(AnswerFields.Note(element.Id), content.Note);
        string? fault = AnswerCheck.Faults(element, content.ItemIds.ToHashSet()).FirstOrDefault()?.Kind switch
        {
            AnswerFaultKind.SwitchWithOthers => texts["Question {0}: “not concerned” cannot be ticked together with other answers. Keep one or the others.", element.Id],
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
            if (text.Length > AnswerFields.LongestText)
            {
                form.Refuse(field, texts["Question {0}: this text has {1:N0} characters; the maximum is {2:N0}. Shorten it: until then this answer is not saved.", element.Id, text.Length, AnswerFields.LongestText]);
            }
        }
    }

    /// <summary>Where the next question without an answer is, and the results where there is none.</summary>
    private static async Task<string> AddressOfNextAsync(HttpContext context, Section from) =>
        await ViewAsync(context) is not { } view ? "/"
        : NextQuestion.Of(view, from) is { } next ? view.AddressOfElement(next.Id)
        : view.Address + "/results";

    private static bool ShowsUnanswered(HttpContext context) => context.Request.Query["show"] == "unanswered";

    private static Section? Following(Framework framework, Section section) =>
        framework.Sections.SkipWhile(other => other != section).Skip(1).FirstOrDefault();

    private static Section? SectionOf(HttpContext context, Framework framework) =>
        framework.Sections.FirstOrDefault(section => section.Id == (string?)context.Request.RouteValues["section"]);

    private static Framework? FrameworkOf(HttpContext context, EvaluationScope scope) =>
        context.RequestServices.GetRequiredService<FrameworkLibrary>().Find(scope.Evaluation.FrameworkId);

    private static Task<EvaluationView?> ViewAsync(HttpContext context) => context.RequestServices
        .GetRequiredService<EvaluationViews>()
        .FindAsync(context.RequestServices.GetRequiredService<EvaluationScope>(), context.RequestAborted);
}
