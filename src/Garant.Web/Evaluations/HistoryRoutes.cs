using System.Globalization;
using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Platform.Localisation;
using Garant.Web.Access;
using Garant.Web.Forms;

namespace Garant.Web.Evaluations;

/// <summary>The history of an element, and any of its states brought back.</summary>
internal static class HistoryRoutes
{
    /// <summary>The button of a state.</summary>
    public const string Restore = "restore";

    /// <summary>The field that says which version stood when the page was opened.</summary>
    public const string Seen = "seen";

    private static readonly FormFields Fields = FormFields.Of(Restore, Seen);

    public static void MapHistories(this IEndpointRouteBuilder routes) =>
        routes.MapForm("/evaluations/{evaluation:guid}/elements/{element}/history", ShowAsync, TakeAsync, () => Fields).Needs(Permission.ReadEvaluations, Permission.AnswerEvaluations);

    private static async Task<IResult> ShowAsync(string element, int? before, FormInput form, EvaluationScope scope, ElementHistories histories, FrameworkLibrary library, CancellationToken stop)
    {
        if (Find(library, scope, element) is not var (section, asked))
        {
            return Results.NotFound();
        }

        ElementHistory history = await histories.ReadAsync(scope, asked.Id, before, stop);
        return HistoryPage.Of(new(scope, section, asked, history, before is null, form));
    }

    private static async Task<IResult?> TakeAsync(string element, FormInput form, EvaluationScope scope, AnswerSaver saver, FrameworkLibrary library, Texts texts, CancellationToken stop)
    {
        if (Find(library, scope, element) is not var (section, asked))
        {
            return Results.NotFound();
        }

        string? refusal = await saver.RestoreAsync(scope, asked, Number(form, Restore), Number(form, Seen), stop) switch
        {
            RestoreOutcome.Restored => null,
            RestoreOutcome.Overtaken => texts["Somebody saved this answer after this page was opened, and nothing was brought back. Here is what stands now: choose again."],
            RestoreOutcome.Closed => texts["This evaluation was archived or deleted meanwhile, and nothing was brought back."],
            RestoreOutcome.NotAdmitted => texts["The framework no longer has what was ticked then, and nothing was brought back. Answer the question anew on the page of its section."],
            _ => texts["There is no such answer in the history, and nothing was brought back."],
        };
        if (refusal is null)
        {
            return Results.LocalRedirect(EvaluationAddress.Of(scope.Id, section.Id, asked.Id));
        }

        form.RefuseWhole(refusal);
        return null;
    }

    private static int Number(FormInput form, string field) =>
        int.TryParse(form.Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static (Section Section, Element Element)? Find(FrameworkLibrary library, EvaluationScope scope, string elementId) =>
        library.Find(scope.Evaluation.FrameworkId) is { } framework && framework.FindElement(elementId) is { } element
            ? (framework.Sections.First(section => section.Elements.Contains(element)), element)
            : null;
}
