using Garant.Assessment.Improvement;
using Garant.Platform.Evaluations;
using Garant.Web.Forms;

namespace Garant.Web.EvaluationResults;

/// <summary>The results of an evaluation, and its report to print.</summary>
internal static class ResultsRoutes
{
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/evaluations/{evaluation:guid}/results", ShowAsync).RequireAuthorization();
        routes.MapGet("/evaluations/{evaluation:guid}/report", ShowReportAsync).RequireAuthorization();
    }

    private static async Task<IResult> ShowAsync(Guid evaluation, string? cost, EvaluationViews views, CancellationToken stop) =>
        await views.FindAsync(evaluation, stop) is { } view
            ? FormRoutes.Page<ResultsPage>(new { View = view, Cost = Enum.TryParse(cost, ignoreCase: true, out PathCost chosen) && Enum.IsDefined(chosen) ? chosen : PathCost.Effort })
            : Results.NotFound();

    private static async Task<IResult> ShowReportAsync(Guid evaluation, string? notes, HttpContext context, EvaluationViews views, TimeProvider clock, CancellationToken stop) =>
        await views.FindAsync(evaluation, stop) is { } view
            ? FormRoutes.Page<ReportPage>(new { Model = ReportModel.Of(view, notes == "true", context.User.FindFirst("name")?.Value ?? "", clock.GetUtcNow()) })
            : Results.NotFound();
}
