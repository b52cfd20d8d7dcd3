using Garant.Assessment.Improvement;
using Garant.Web.Evaluations;
using Garant.Web.Forms;

namespace Garant.Web.EvaluationResults;

/// <summary>The results of an evaluation, and how scores are computed.</summary>
internal static class ResultsRoutes
{
    /// <summary>Where everybody can read how a score is computed.</summary>
    public const string Scoring = "/scoring";

    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/evaluations/{evaluation:guid}/results", ShowAsync).RequireAuthorization();
        routes.MapGet(Scoring, () => FormRoutes.Page<ScoringPage>());
    }

    private static async Task<IResult> ShowAsync(Guid evaluation, string? cost, EvaluationViews views, CancellationToken stop) =>
        await views.FindAsync(evaluation, stop) is { } view
            ? FormRoutes.Page<ResultsPage>(new { Model = ResultsModel.Of(view, CostOf(cost)) })
            : Results.NotFound();

    private static PathCost CostOf(string? word) =>
        Enum.TryParse(word, ignoreCase: true, out PathCost cost) && Enum.IsDefined(cost) ? cost : PathCost.Effort;
}
