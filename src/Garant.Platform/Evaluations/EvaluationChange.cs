using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>Changes an evaluation itself, with its standing and the journal in one transaction; the verbs say what.</summary>
public sealed class EvaluationChange(GarantDbContext database, JournalWriter journal)
{
    /// <summary>Changes an evaluation, and tries again where a save came between.</summary>
    /// <param name="scope">Who changes which evaluation.</param>
    /// <param name="change">Changes it as it is now, and says what happened; <c>null</c> where there is nothing to change.</param>
    /// <param name="stop">Ends the wait.</param>
    internal Task RunAsync(EvaluationScope scope, Func<Evaluation, Task<JournalEvent?>> change, CancellationToken stop) => StoreConflict.AgainAsync(database, journal, async () =>
    {
        Evaluation? evaluation = await database.Evaluations
            .AsTracking()
            .Include(found => found.Standing)
            .FirstOrDefaultAsync(found => found.Id == scope.Id && found.DeletedAt == null, stop);
        if (evaluation is not null && await change(evaluation) is { } what)
        {
            // Whoever saves an answer at this moment looks again what the evaluation is.
            EvaluationStanding standing = evaluation.Standing ?? database.Standings.Add(EvaluationStandings.NewOf(evaluation)).Entity;
            standing.Version++;

            journal.Add(what, scope.User.Id);
            await journal.CommitAsync(stop);
        }

        database.ChangeTracker.Clear();
        return true;
    });

    /// <summary>The same, where nothing has to be asked for.</summary>
    internal Task RunAsync(EvaluationScope scope, Func<Evaluation, JournalEvent?> change, CancellationToken stop) =>
        RunAsync(scope, evaluation => Task.FromResult(change(evaluation)), stop);
}
