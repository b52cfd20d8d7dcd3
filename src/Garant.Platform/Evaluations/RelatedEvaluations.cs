using Garant.Platform.Access;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>What an evaluation was copied or upgraded from, and what was made of it; without what was deleted.</summary>
public sealed class RelatedEvaluations(GarantDbContext database)
{
    /// <summary>The evaluations, the source first.</summary>
    public async Task<IReadOnlyList<RelatedEvaluation>> FindAsync(EvaluationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ReadEvaluations);
        Guid? source = scope.Evaluation.SourceId;
        List<RelatedEvaluation> related = await database.Evaluations
            .Where(evaluation => evaluation.OrganisationId == scope.Organisation.Id && evaluation.DeletedAt == null && (evaluation.SourceId == scope.Id || evaluation.Id == source))
            .OrderBy(evaluation => evaluation.Id)
            .Select(evaluation => new RelatedEvaluation(evaluation.Id, evaluation.Name, evaluation.FrameworkId, evaluation.Id == source))
            .ToListAsync(stop);
        return [.. related.OrderByDescending(evaluation => evaluation.IsSource)];
    }
}
