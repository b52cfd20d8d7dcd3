using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Access;
using Garant.Platform.Frameworks;
using Garant.Platform.Journal;
using Garant.Platform.Localisation;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>Writes where evaluations stand: within a save, or anew when a list finds a standing missing or of another text of its framework.</summary>
public sealed class EvaluationStandings(GarantDbContext database, JournalWriter journal, FrameworkLibrary library)
{
    private const int AtOnce = 200;

    /// <summary>Makes the standings of an organisation current. One that is answered at this moment is left to its own save.</summary>
    public async Task RefreshAsync(OrganisationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ReadOrganisation);
        while (await StoreConflict.AgainAsync(database, journal, () => RefreshSomeAsync(scope.Id, stop)) == AtOnce)
        {
        }
    }

    /// <summary>Whether a standing says what its evaluation's framework says now.</summary>
    public bool IsCurrent(string frameworkId, EvaluationStanding? standing) =>
        library.Find(frameworkId) is { } framework && standing?.FrameworkDigest == FrameworkDigest.Of(framework);

    /// <summary>Those whose standing is missing, or of another text of a framework that is at hand.</summary>
    internal IQueryable<Evaluation> StaleAmong(IQueryable<Evaluation> evaluations)
    {
        // A digest belongs to one version, so that one among those at hand is the one of the evaluation's own framework.
        string[] ids = [.. library.Frameworks.Select(framework => framework.Id)];
        string[] digests = [.. library.Frameworks.Select(FrameworkDigest.Of)];
        return evaluations.Where(evaluation => evaluation.Standing == null || (ids.Contains(evaluation.FrameworkId) && !digests.Contains(evaluation.Standing.FrameworkDigest)));
    }

    /// <summary>Reads a standing to write it, where another save came between; nobody else writes it until the transaction ends.</summary>
    internal async Task<EvaluationStanding?> LockAsync(Guid evaluationId, CancellationToken stop)
    {
        // SQLite has one writer at a time, and this transaction is it.
        IQueryable<EvaluationStanding> found = database.Database.IsNpgsql()
            ? database.Standings.FromSql($"SELECT * FROM \"Standings\" WHERE \"EvaluationId\" = {evaluationId} FOR UPDATE")
            : database.Standings.Where(standing => standing.EvaluationId == evaluationId);
        return (await found.AsTracking().ToListAsync(stop)).SingleOrDefault();
    }

    /// <summary>Writes where an evaluation stands, with the next save of the context.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="before">Its standing as it was read before its answers were; <c>null</c> where there is none.</param>
    /// <param name="ticks">All its answers.</param>
    /// <param name="answeredAt">When one of them was last saved.</param>
    /// <returns>The standing as it is then.</returns>
    internal EvaluationStanding Write(Evaluation evaluation, EvaluationStanding? before, IEnumerable<KeyValuePair<string, string>> ticks, DateTimeOffset? answeredAt)
    {
        EvaluationStanding standing = Tracked(evaluation, before);
        standing.Version++;
        standing.AnsweredAt = answeredAt;
        if (library.Find(evaluation.FrameworkId) is not { } framework)
        {
            standing.FrameworkDigest = ""; // scored when the framework is back
            return standing;
        }

        EvaluationScore score = library.ScorerOf(framework, evaluation.OrganisationKind).Score(StoredSheet.Of(framework, ticks));
        standing.FrameworkDigest = FrameworkDigest.Of(framework);
        standing.Answered = score.Progress.Answered;
        standing.Applicable = score.Progress.Applicable;
        standing.Lowest = score.Range.PublishedWorst;
        standing.Highest = score.Range.PublishedBest;
        return standing;
    }

    /// <summary>The name as it is searched and ordered.</summary>
    internal static string KeyOf(string name) => FoldedText.Of(name).Text;

    /// <summary>The standing of an evaluation that has none, before it is scored.</summary>
    internal static EvaluationStanding NewOf(Evaluation evaluation) => new() { EvaluationId = evaluation.Id, NameKey = KeyOf(evaluation.Name), StartedAt = evaluation.CreatedAt };

    private EvaluationStanding Tracked(Evaluation evaluation, EvaluationStanding? before) =>
        before is null ? database.Standings.Add(NewOf(evaluation)).Entity
        : database.Entry(before).State != EntityState.Detached ? before
        : database.Standings.Attach(new()
        {
            EvaluationId = evaluation.Id,
            Version = before.Version,
            NameKey = before.NameKey,
            StartedAt = before.StartedAt,
            FrameworkDigest = before.FrameworkDigest,
            Answered = before.Answered,
            Applicable = before.Applicable,
            Lowest = before.Lowest,
            Highest = before.Highest,
            AnsweredAt = before.AnsweredAt,
        }).Entity;

    /// <returns>How many were looked at.</returns>
    private async Task<int> RefreshSomeAsync(Guid organisationId, CancellationToken stop)
    {
        var stale = await StaleAmong(database.Evaluations.Where(evaluation => evaluation.OrganisationId == organisationId))
            .AsNoTracking()
            .OrderBy(evaluation => evaluation.Id)
            .Take(AtOnce)
            .Select(evaluation => new
            {
                Evaluation = evaluation,
                evaluation.Standing,
                Answers = evaluation.Answers.Select(answer => new { answer.ElementId, answer.Ticks, answer.SavedAt }).ToList(),
            })
            .ToListAsync(stop);
        if (stale.Count == 0)
        {
            return 0;
        }

        foreach (var found in stale)
        {
            Write(found.Evaluation, found.Standing, found.Answers.Select(answer => KeyValuePair.Create(answer.ElementId, answer.Ticks)), found.Answers.Max(answer => (DateTimeOffset?)answer.SavedAt));
        }

        await database.SaveChangesAsync(stop);
        database.ChangeTracker.Clear();
        return stale.Count;
    }
}
