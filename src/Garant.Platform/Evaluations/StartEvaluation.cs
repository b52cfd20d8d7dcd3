using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;

namespace Garant.Platform.Evaluations;

/// <summary>Starts an evaluation without answers.</summary>
public sealed class StartEvaluation(GarantDbContext database, JournalWriter journal, TimeProvider clock)
{
    /// <summary>Starts it, unless an evaluation with this id is there: then this was done before.</summary>
    /// <param name="scope">Who starts it where.</param>
    /// <param name="id">The id it gets.</param>
    /// <param name="name">Its name.</param>
    /// <param name="framework">The framework version.</param>
    /// <param name="kind">The key of one of its kinds of organisation, or <c>null</c>.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task RunAsync(OrganisationScope scope, Guid id, string name, Framework framework, string? kind, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(framework);
        scope.Demand(Permission.StartEvaluations);
        return StoreConflict.OnceAsync<Evaluation>(database, journal, id, () =>
        {
            database.Evaluations.Add(new Evaluation
            {
                Id = id,
                OrganisationId = scope.Id,
                Name = name,
                FrameworkId = framework.Id,
                OrganisationKind = kind,
                CreatedAt = clock.GetUtcNow(),
            });
            journal.Add(new EvaluationStarted(scope.Id, id, framework.Id, kind), scope.User.Id);
            return journal.CommitAsync(stop);
        });
    }
}
