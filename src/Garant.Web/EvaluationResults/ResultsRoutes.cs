using Garant.Assessment.Improvement;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Web.Access;
using Garant.Web.Forms;

namespace Garant.Web.EvaluationResults;

/// <summary>The results of an evaluation, and its report to print.</summary>
internal static class ResultsRoutes
{
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/evaluations/{evaluation:guid}/results", ShowAsync).Needs(Permission.ReadEvaluations);
        routes.MapGet("/evaluations/{evaluation:guid}/report", ShowReportAsync).Needs(Permission.ReadEvaluations);
    }

    private static async Task<IResult> ShowAsync(EvaluationScope scope, string? cost, EvaluationViews views, CancellationToken stop) =>
        await views.FindAsync(scope, stop) is { } view
            ? FormRoutes.Page<ResultsPage>(new { View = view, Cost = Enum.TryParse(cost, ignoreCase: true, out PathCost chosen) && Enum.IsDefined(chosen) ? chosen : PathCost.Effort })
            : Results.NotFound();

    private static async Task<IResult> ShowReportAsync(EvaluationScope scope, string? notes, HttpContext context, EvaluationViews views, TimeProvider clock, CancellationToken stop) =>
        await views.FindAsync(scope, stop) is { } view
            ? ReportPage.Of(ReportModel.Of(view, notes == "true", context.User.FindFirst("name")?.Value ?? "", clock.GetUtcNow()))
            : Results.NotFound();
}
