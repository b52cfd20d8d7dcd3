using Garant.Assessment.Improvement;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Web.Access;

namespace Garant.Web.EvaluationResults;

/// <summary>The results of an evaluation, its report to print, and how scores are computed.</summary>
internal static class ResultsRoutes
{
    /// <summary>Where everybody can read how a score is computed.</summary>
    public const string Scoring = "/scoring";

    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/evaluations/{evaluation:guid}/results", ShowAsync).Needs(Permission.ReadEvaluations);
        routes.MapGet("/evaluations/{evaluation:guid}/report", ShowReportAsync).Needs(Permission.ReadEvaluations);
        routes.MapGet(Scoring, () => ScoringPage.Of(ScoringText.Markdown)).Open();
    }

    private static async Task<IResult> ShowAsync(EvaluationScope scope, string? cost, EvaluationViews views, CancellationToken stop) =>
        await views.FindAsync(scope, stop) is { } view ? ResultsPage.Of(ResultsModel.Of(view, CostOf(cost))) : Results.NotFound();

    private static async Task<IResult> ShowReportAsync(EvaluationScope scope, string? notes, HttpContext context, EvaluationViews views, TimeProvider clock, CancellationToken stop) =>
        await views.FindAsync(scope, stop) is { } view
            ? ReportPage.Of(ReportModel.Of(view, notes == "true", context.User.FindFirst("name")?.Value ?? "", clock.GetUtcNow()))
            : Results.NotFound();

    private static PathCost CostOf(string? word) =>
        Enum.TryParse(word, ignoreCase: true, out PathCost cost) && Enum.IsDefined(cost) ? cost : PathCost.Effort;
}
