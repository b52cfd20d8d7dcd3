using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;

namespace Garant.Platform.Evaluations;

/// <summary>Puts an evaluation away, so that it is only read, or takes it back.</summary>
public sealed class ArchiveEvaluation(EvaluationChange change, TimeProvider clock)
{
    /// <param name="scope">Who does it with which evaluation.</param>
    /// <param name="isArchived">Whether it is put away; else it is taken back.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task RunAsync(EvaluationScope scope, bool isArchived, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageEvaluations);
        return change.RunAsync(
            scope,
            evaluation =>
            {
                if (evaluation.ArchivedAt is not null == isArchived)
                {
                    return null;
                }

                evaluation.ArchivedAt = isArchived ? clock.GetUtcNow() : null;
                return (JournalEvent)(isArchived ? new EvaluationArchived(scope.Organisation.Id, scope.Id) : new EvaluationUnarchived(scope.Organisation.Id, scope.Id));
            },
            stop);
    }
}
