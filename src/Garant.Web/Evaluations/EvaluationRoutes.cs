using System.Globalization;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Localisation;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Garant.Web.Accounts;
using Garant.Web.Forms;
using Microsoft.AspNetCore.Antiforgery;

namespace Garant.Web.Evaluations;

/// <summary>A new evaluation, its overview, its sections and the saving of answers.</summary>
internal static class EvaluationRoutes
{
    public static void MapEvaluations(this IEndpointRouteBuilder routes)
    {
        FrameworkLibrary library = routes.ServiceProvider.GetRequiredService<FrameworkLibrary>();
        routes.MapForm("/organisations/{organisation:guid}/evaluations/new", ShowNewAsync, CreateAsync, FormFields.Of("name", "framework", "kind"));
        routes.MapGet("/evaluations/{evaluation:guid}", ShowAsync).RequireAuthorization();
        routes.MapForm("/evaluations/{evaluation:guid}/sections/{section}", ShowSectionAsync, TakeSectionAsync, AnswerFields.OfSection(library.Frameworks));
        routes.MapPost("/evaluations/{evaluation:guid}/elements/{element}", SaveElementAsync).DisableAntiforgery()
            .WithMetadata(new FormRoute(AnswerFields.OfElement(library.Frameworks), NeedsSession: true, null));
    }

    private static async Task<IResult> ShowNewAsync(HttpContext context, FormInput form)
    {
        FrameworkLibrary library = context.RequestServices.GetRequiredService<FrameworkLibrary>();
        return await EditorOfAsync(context) is { } membership
            ? FormRoutes.Page<NewEvaluationPage>(new { Form = form, Membership = membership, Library = library })
            : Results.NotFound();
    }

    private static async Task<IResult?> CreateAsync(HttpContext context, FormInput form)
    {
        IServiceProvider services = context.RequestServices;
        Texts texts = services.GetRequiredService<Texts>();
        if (await EditorOfAsync(context) is not { } membership)
        {
            return Results.NotFound();
        }

        string name = form.Text("name");
        if (name.Length is 0 or > 200)
        {
            form.Refuse("name", texts["Give the evaluation a name of at most {0} characters.", 200]);
        }

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

        GarantDbContext database = services.GetRequiredService<GarantDbContext>();
        Evaluation evaluation = new()
        {
            OrganisationId = membership.OrganisationId,
            Name = name,
            FrameworkId = framework.Id,
            OrganisationKind = kind,
            CreatedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        database.Evaluations.Add(evaluation);
        JournalWriter journal = services.GetRequiredService<JournalWriter>();
        journal.Add(new EvaluationStarted(evaluation.OrganisationId, evaluation.Id, evaluation.FrameworkId, kind), context.UserId());
        await journal.CommitAsync(context.RequestAborted);
        return Results.LocalRedirect($"/evaluations/{evaluation.Id}");
    }

    private static async Task<IResult> ShowAsync(Guid evaluation, EvaluationViews views, CancellationToken stop) =>
        await views.FindAsync(evaluation, stop) is { } view
            ? FormRoutes.Page<EvaluationPage>(new { View = view })
            : Results.NotFound();

    private static async Task<IResult> ShowSectionAsync(HttpContext context, FormInput form) =>
        await ViewAsync(context) is { } view && SectionOf(context, view.Framework) is { } section
            ? FormRoutes.Page<SectionPage>(new { View = view, Section = section, Form = form })
            : Results.NotFound();

    /// <summary>Takes a whole section, as a browser without JavaScript sends it.</summary>
    private static async Task<IResult?> TakeSectionAsync(HttpContext context, FormInput form)
    {
        if (await KnowEditableAsync(context) is not var (evaluation, framework) || SectionOf(context, framework) is not { } section)
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
        IReadOnlySet<string> conflicts = await saver.SaveAsync(evaluation, context.UserId()!, filled, decided, context.RequestAborted);
        if (form.HasErrors)
        {
            return null;
        }

        string? stay = settled ?? conflicts.Order(StringComparer.Ordinal).FirstOrDefault() ?? (Has(form.Text("clear")) ? form.Text("clear") : null);
        return Results.LocalRedirect(
            stay is not null ? EvaluationAddress.Of(evaluation.Id, section.Id, stay)
            : form.Text("next") == "stay" || Following(framework, section) is not { } next ? EvaluationAddress.Of(evaluation.Id, section.Id)
            : EvaluationAddress.Of(evaluation.Id, next.Id));

        bool Has(string elementId) => section.Elements.Any(element => element.Id == elementId);
    }

    /// <summary>Saves one element, as the page's script does, and answers with the parts of the page that changed.</summary>
    private static async Task<IResult> SaveElementAsync(HttpContext context, string element, IAntiforgery antiforgery, AnswerSaver saver, Texts texts)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        FormInput form = new(context.Request.Form);
        if (await KnowEditableAsync(context) is not var (evaluation, framework) || framework.FindElement(element) is not { } asked)
        {
            return Results.NotFound();
        }

        AnswerContent content = AnswerFields.ContentOf(form, asked);
        if (!Admits(form, asked, content, texts))
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return FormRoutes.Page<SavedFragment>(new { View = (await ViewAsync(context))!, Element = asked, Form = form });
        }

        (bool isConflict, StandingAnswers standing) = await saver.SaveOneAsync(evaluation, context.UserId()!, asked.Id, AnswerFields.VersionOf(form, asked), content, context.RequestAborted);
        EvaluationViews views = context.RequestServices.GetRequiredService<EvaluationViews>();
        context.Response.StatusCode = isConflict ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
        return FormRoutes.Page<SavedFragment>(new { View = (await views.ShowAsync(evaluation.Id, standing, context.RequestAborted))!, Element = asked, Form = new FormInput() });
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
                form.Refuse(field, texts["Question {0}: this text has {1:N0} characters, and {2:N0} are the most. Shorten it; until then this answer is not saved.", element.Id, text.Length, AnswerFields.LongestText]);
            }
        }
    }

    private static Section? Following(Framework framework, Section section) =>
        framework.Sections.SkipWhile(other => other != section).Skip(1).FirstOrDefault();

    private static Section? SectionOf(HttpContext context, Framework framework) =>
        framework.Sections.FirstOrDefault(section => section.Id == (string?)context.Request.RouteValues["section"]);

    private static async Task<(Evaluation Evaluation, Framework Framework)?> KnowEditableAsync(HttpContext context) =>
        await context.RequestServices.GetRequiredService<EvaluationViews>().KnowAsync(IdOf(context, "evaluation"), context.RequestAborted)
            is { Role: not MemberRole.Reader } known
            ? (known.Evaluation, known.Framework)
            : null;

    private static Task<EvaluationView?> ViewAsync(HttpContext context) => context.RequestServices
        .GetRequiredService<EvaluationViews>()
        .FindAsync(IdOf(context, "evaluation"), context.RequestAborted);

    private static async Task<Membership?> EditorOfAsync(HttpContext context)
    {
        Membership? membership = await context.RequestServices.GetRequiredService<OwnedData>().MembershipAsync(IdOf(context, "organisation"), context.RequestAborted);
        return membership?.Role == MemberRole.Reader ? null : membership;
    }

    private static Guid IdOf(HttpContext context, string name) =>
        Guid.Parse((string)context.Request.RouteValues[name]!, CultureInfo.InvariantCulture);
}
