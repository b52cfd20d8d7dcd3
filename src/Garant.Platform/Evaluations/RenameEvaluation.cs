using Garant.Platform.Access;
using Garant.Platform.Journal.Events;

namespace Garant.Platform.Evaluations;

/// <summary>Gives an evaluation another name.</summary>
public sealed class RenameEvaluation(EvaluationChange change)
{
    /// <param name="scope">Who renames which evaluation.</param>
    /// <param name="name">Its new name.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task RunAsync(EvaluationScope scope, string name, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrEmpty(name);
        scope.Demand(Permission.ManageEvaluations);
        return change.RunAsync(
            scope,
            evaluation =>
            {
                if (evaluation.Name == name)
                {
                    return null;
                }

                evaluation.Name = name;
                if (evaluation.Standing is { } standing)
                {
                    standing.NameKey = EvaluationStandings.KeyOf(name);
                    standing.Version++;
                }

                return new EvaluationRenamed(scope.Organisation.Id, scope.Id);
            },
            stop);
    }
}
