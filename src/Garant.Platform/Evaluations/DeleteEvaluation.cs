using Garant.Platform.Access;
using Garant.Platform.Journal.Events;

namespace Garant.Platform.Evaluations;

/// <summary>Deletes an evaluation: nobody finds it any more. For <see cref="Evaluation.KeptAfterDeletion"/> it can be brought back.</summary>
public sealed class DeleteEvaluation(EvaluationChange change, TimeProvider clock)
{
    /// <param name="scope">Who deletes which evaluation.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task RunAsync(EvaluationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.DeleteEvaluations);
        return change.RunAsync(
            scope,
            evaluation =>
            {
                evaluation.DeletedAt = clock.GetUtcNow();
                return new EvaluationDeleted(scope.Organisation.Id, scope.Id);
            },
            stop);
    }
}
