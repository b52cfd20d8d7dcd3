using Garant.Platform.Access;
using Garant.Platform.Localisation;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>The evaluations of an organisation, page by page. No answer is read: where each stands is stored.</summary>
public sealed class EvaluationLists(GarantDbContext database, EvaluationStandings standings, TimeProvider clock)
{
    /// <summary>A page of the list.</summary>
    public async Task<EvaluationList> FindAsync(OrganisationScope scope, EvaluationSearch search, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(search);
        scope.Demand(Permission.ReadOrganisation);
        IQueryable<Evaluation> own = database.Evaluations.Where(evaluation => evaluation.OrganisationId == scope.Id);
        IQueryable<Evaluation> found = own.Where(evaluation => evaluation.DeletedAt == null);
        found = search.Shelf switch
        {
            EvaluationShelf.Current => found.Where(evaluation => evaluation.ArchivedAt == null),
            EvaluationShelf.Archived => found.Where(evaluation => evaluation.ArchivedAt != null),
            _ => found,
        };
        string part = FoldedText.Of(search.Name.Trim()).Text;
        if (part.Length > 0)
        {
            found = found.Where(evaluation => evaluation.Standing!.NameKey.Contains(part));
        }

        Counts counts = await CountAsync(scope, own, found, stop);
        if (counts.Stale > 0)
        {
            try
            {
                await standings.RefreshAsync(scope, stop);
                counts = part.Length > 0 ? await CountAsync(scope, own, found, stop) : counts;
            }
            catch (Exception fault) when (StoreAway.Is(fault))
            {
                // Reading goes on while the database cannot be written; the page says which score is not of today.
                database.ChangeTracker.Clear();
            }
        }

        int page = Math.Clamp(search.Page, 1, EvaluationList.PagesOf(counts.Found));
        List<EvaluationRow> rows = await Ordered(found, search.Order)
            .Skip((page - 1) * EvaluationList.PageSize)
            .Take(EvaluationList.PageSize)
            .Select(evaluation => new EvaluationRow(evaluation.Id, evaluation.Name, evaluation.FrameworkId, evaluation.ArchivedAt, evaluation.Standing))
            .AsNoTracking()
            .ToListAsync(stop);
        return new(search with { Page = page }, rows, counts.Found, counts.Current, counts.Archived, counts.Deleted);
    }

    private Task<Counts> CountAsync(OrganisationScope scope, IQueryable<Evaluation> own, IQueryable<Evaluation> found, CancellationToken stop)
    {
        DateTimeOffset oldest = clock.GetUtcNow() - Evaluation.KeptAfterDeletion;
        IQueryable<Evaluation> stale = standings.StaleAmong(own);
        return database.Organisations
            .Where(organisation => organisation.Id == scope.Id)
            .Select(_ => new Counts(
                found.Count(),
                own.Count(evaluation => evaluation.DeletedAt == null && evaluation.ArchivedAt == null),
                own.Count(evaluation => evaluation.DeletedAt == null && evaluation.ArchivedAt != null),
                own.Count(evaluation => evaluation.DeletedAt > oldest),
                stale.Count()))
            .SingleAsync(stop);
    }

    /// <summary>The databases do not agree where nothing stands among values, so that is said.</summary>
    private static IQueryable<Evaluation> Ordered(IQueryable<Evaluation> found, EvaluationOrder order) => order switch
    {
        EvaluationOrder.Name => found.OrderBy(evaluation => evaluation.Standing!.NameKey).ThenByDescending(evaluation => evaluation.Id),
        EvaluationOrder.Score => found
            .OrderBy(evaluation => evaluation.Standing!.FrameworkDigest == "" ? 1 : 0)
            .ThenByDescending(evaluation => evaluation.Standing!.Lowest)
            .ThenByDescending(evaluation => evaluation.Standing!.Highest)
            .ThenByDescending(evaluation => evaluation.Id),
        EvaluationOrder.Answered => found
            .OrderBy(evaluation => evaluation.Standing!.AnsweredAt == null ? 1 : 0)
            .ThenByDescending(evaluation => evaluation.Standing!.AnsweredAt)
            .ThenByDescending(evaluation => evaluation.Id),
        _ => found.OrderByDescending(evaluation => evaluation.Standing!.StartedAt).ThenByDescending(evaluation => evaluation.Id),
    };

    private sealed record Counts(int Found, int Current, int Archived, int Deleted, int Stale);
}
