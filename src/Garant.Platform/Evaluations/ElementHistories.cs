using Garant.Platform.Access;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>Reads who said what to an element, and when; one statement, whatever was saved.</summary>
public sealed class ElementHistories(GarantDbContext database)
{
    /// <summary>The most states of a page.</summary>
    public const int StatesOfAPage = 50;

    /// <summary>A page of the history.</summary>
    /// <param name="scope">Who looks at which evaluation.</param>
    /// <param name="elementId">The element.</param>
    /// <param name="before">Only states of before this version; <c>null</c> for the newest.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<ElementHistory> ReadAsync(EvaluationScope scope, string elementId, int? before, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ReadEvaluations);
        int first = before ?? int.MaxValue;

        // The newest state comes along on every page: what is brought back is brought back over it.
        var rows = await database.Revisions
            .AsNoTracking()
            .Where(revision => revision.EvaluationId == scope.Id && revision.ElementId == elementId)
            .Where(revision => revision.Version < first || revision.Version == database.Revisions
                .Where(newest => newest.EvaluationId == scope.Id && newest.ElementId == elementId)
                .Max(newest => newest.Version))
            .OrderByDescending(revision => revision.Version)
            .Take(StatesOfAPage + 2)
            .Select(revision => new
            {
                revision.Version,
                revision.Ticks,
                revision.Reason,
                revision.Note,
                revision.SavedAt,
                Name = database.Users.Where(person => person.Id == revision.SavedById).Select(person => person.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(stop);
        List<RevisionLine> all = [.. rows.Select(row => new RevisionLine(row.Version, new(row.Ticks, row.Reason, row.Note), row.SavedAt, string.IsNullOrEmpty(row.Name) ? null : row.Name))];
        List<RevisionLine> older = [.. all.Where(line => line.Version < first).Take(StatesOfAPage + 1)];
        return new(
            [.. older.Take(StatesOfAPage)],
            older.Count > StatesOfAPage ? older[StatesOfAPage] : null,
            all.Count == 0 ? (0, AnswerContent.Blank) : (all[0].Version, all[0].Content));
    }
}
