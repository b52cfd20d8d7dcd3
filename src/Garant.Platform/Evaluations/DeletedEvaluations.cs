using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>What was deleted in an organisation: seen, brought back, and in the end gone for good.</summary>
public sealed class DeletedEvaluations(GarantDbContext database, JournalWriter journal, TimeProvider clock)
{
    private const int AtOnce = 20;

    /// <summary>The evaluations that can be brought back, the last deleted first.</summary>
    public async Task<IReadOnlyList<DeletedEvaluation>> ListAsync(OrganisationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.DeleteEvaluations);
        DateTimeOffset oldest = clock.GetUtcNow() - Evaluation.KeptAfterDeletion;
        return await database.Evaluations
            .Where(evaluation => evaluation.OrganisationId == scope.Id && evaluation.DeletedAt > oldest)
            .OrderByDescending(evaluation => evaluation.DeletedAt)
            .Select(evaluation => new DeletedEvaluation(evaluation.Id, evaluation.Name, evaluation.FrameworkId, evaluation.DeletedAt!.Value))
            .ToListAsync(stop);
    }

    /// <summary>Brings an evaluation back as it was.</summary>
    /// <returns>Whether it is there; <c>false</c> when it is gone for good, or was never one of the organisation's.</returns>
    public Task<bool> RestoreAsync(OrganisationScope scope, Guid evaluationId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.DeleteEvaluations);
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            DateTimeOffset oldest = clock.GetUtcNow() - Evaluation.KeptAfterDeletion;
            Evaluation? evaluation = await database.Evaluations
                .AsTracking()
                .FirstOrDefaultAsync(found => found.Id == evaluationId && found.OrganisationId == scope.Id && (found.DeletedAt == null || found.DeletedAt > oldest), stop);
            if (evaluation is { DeletedAt: not null })
            {
                evaluation.DeletedAt = null;
                journal.Add(new EvaluationRestored(scope.Id, evaluationId), scope.User.Id);
                await journal.CommitAsync(stop);
            }

            database.ChangeTracker.Clear();
            return evaluation is not null;
        });
    }

    /// <summary>Takes away for good what can be brought back no more, with its answers, their revisions and drafts. To be called from time to time.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> EraseOldAsync(CancellationToken stop)
    {
        int gone = 0, last;
        do
        {
            last = await StoreConflict.AgainAsync(database, journal, () => EraseSomeAsync(stop));
            gone += last;
        }
        while (last == AtOnce);
        return gone;
    }

    private async Task<int> EraseSomeAsync(CancellationToken stop)
    {
        DateTimeOffset oldest = clock.GetUtcNow() - Evaluation.KeptAfterDeletion;
        var old = await database.Evaluations
            .Where(evaluation => evaluation.DeletedAt <= oldest)
            .OrderBy(evaluation => evaluation.DeletedAt)
            .Select(evaluation => new { evaluation.Id, evaluation.OrganisationId })
            .Take(AtOnce)
            .ToListAsync(stop);
        if (old.Count == 0)
        {
            return 0;
        }

        await using var transaction = await database.Database.BeginTransactionAsync(stop);
        foreach (var evaluation in old)
        {
            // One brought back meanwhile stays; one taken away by another instance is told of once.
            if (await database.Evaluations.Where(found => found.Id == evaluation.Id && found.DeletedAt <= oldest).ExecuteDeleteAsync(stop) == 1)
            {
                journal.Add(new EvaluationErased(evaluation.OrganisationId, evaluation.Id), null);
            }
        }

        await journal.CommitAsync(stop);
        return old.Count;
    }
}
