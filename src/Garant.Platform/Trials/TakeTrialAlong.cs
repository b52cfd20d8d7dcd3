using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Trials;

/// <summary>
/// Moves what a person answered before they had an account into one of their organisations, with every revision, and makes it theirs. The
/// guest is gone then, so that no other account can take it, and taking it twice is one.
/// </summary>
public sealed class TakeTrialAlong(GarantDbContext database, JournalWriter journal, KnownAnswers known, TimeProvider clock)
{
    /// <summary>Takes along what is kept for the person.</summary>
    /// <returns>The evaluations that were moved, the oldest first; none where nothing is kept for the person any more.</returns>
    public Task<IReadOnlyList<Guid>> RunAsync(OrganisationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.StartEvaluations);
        return StoreConflict.AgainAsync(database, journal, () => TryAsync(scope, stop));
    }

    private async Task<IReadOnlyList<Guid>> TryAsync(OrganisationScope scope, CancellationToken stop)
    {
        string accountId = scope.User.Id;
        DateTimeOffset now = clock.GetUtcNow();
        await using IDbContextTransaction transaction = await database.Database.BeginTransactionAsync(stop);

        // The first command takes the guests' rows: whoever comes second waits, and finds none.
        string stamp = Guid.NewGuid().ToString("N");
        if (await database.Users
            .Where(guest => guest.KeptForId == accountId && guest.GuestUntil > now)
            .ExecuteUpdateAsync(set => set.SetProperty(guest => guest.ConcurrencyStamp, stamp), stop) == 0)
        {
            return [];
        }

        string[] guests = await database.Users.Where(guest => guest.ConcurrencyStamp == stamp).Select(guest => guest.Id).ToArrayAsync(stop);
        Guid[] trials = await database.Memberships.Where(member => member.Role == MemberRole.Guest && guests.Contains(member.UserId)).Select(member => member.OrganisationId).ToArrayAsync(stop);
        List<Evaluation> moved = await database.Evaluations
            .AsNoTracking()
            .Where(evaluation => trials.Contains(evaluation.OrganisationId))
            .OrderBy(evaluation => evaluation.Id)
            .ToListAsync(stop);
        Guid[] ids = [.. moved.Select(evaluation => evaluation.Id)];
        await database.Evaluations.Where(evaluation => ids.Contains(evaluation.Id)).ExecuteUpdateAsync(set => set.SetProperty(evaluation => evaluation.OrganisationId, scope.Id), stop);
        await database.Answers.Where(answer => ids.Contains(answer.EvaluationId)).ExecuteUpdateAsync(set => set.SetProperty(answer => answer.SavedById, accountId), stop);
        await database.Revisions.Where(revision => ids.Contains(revision.EvaluationId)).ExecuteUpdateAsync(set => set.SetProperty(revision => revision.SavedById, accountId), stop);
        await database.Drafts.Where(draft => ids.Contains(draft.EvaluationId)).ExecuteUpdateAsync(set => set.SetProperty(draft => draft.UserId, accountId), stop);
        await database.Organisations.Where(organisation => trials.Contains(organisation.Id)).ExecuteDeleteAsync(stop);
        await database.Users.Where(guest => guests.Contains(guest.Id)).ExecuteDeleteAsync(stop);

        ILookup<Guid, AnswerRevision> standing = (await database.Revisions
            .AsNoTracking()
            .Where(revision => ids.Contains(revision.EvaluationId)
                && database.Answers.Any(answer => answer.EvaluationId == revision.EvaluationId && answer.ElementId == revision.ElementId && answer.Version == revision.Version))
            .ToListAsync(stop)).ToLookup(revision => revision.EvaluationId);
        foreach (Evaluation evaluation in moved)
        {
            journal.Add(new TrialTakenAlong(scope.Id, evaluation.Id, evaluation.FrameworkId, evaluation.OrganisationKind), accountId);
            foreach (AnswerRevision answer in standing[evaluation.Id].OrderBy(answer => answer.ElementId, StringComparer.Ordinal))
            {
                journal.Add(new AnswerSaved(scope.Id, evaluation.Id, answer.ElementId, answer.Version, answer.Ticks, TextDigest.Of(answer.TextSalt, answer.Reason, answer.Note)), accountId);
            }
        }

        journal.AfterCommit(known.Forget);
        await journal.CommitAsync(stop);
        return ids;
    }
}
