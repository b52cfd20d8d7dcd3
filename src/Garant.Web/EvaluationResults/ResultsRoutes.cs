using Garant.Assessment.Improvement;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Web.Access;
using Garant.Web.Forms;

namespace Garant.Web.EvaluationResults;

/// <summary>The results of an evaluation.</summary>
internal static class ResultsRoutes
{
    public static void MapResults(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/evaluations/{evaluation:guid}/results", async (EvaluationScope scope, string? cost, EvaluationViews views, CancellationToken stop) =>
            await views.FindAsync(scope, stop) is { } view
                ? FormRoutes.Page<ResultsPage>(new { View = view, Cost = Enum.TryParse(cost, ignoreCase: true, out PathCost chosen) && Enum.IsDefined(chosen) ? chosen : PathCost.Answers })
                : Results.NotFound()).Needs(Permission.ReadEvaluations);
}
