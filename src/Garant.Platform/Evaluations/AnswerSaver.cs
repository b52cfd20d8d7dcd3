using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Evaluations;

/// <summary>
/// Saves answers so that none is lost: every save adds a revision and a row of the journal, what several people changed is merged field
/// by field, and a field that met another text saved since its page was opened waits as a draft until its author decides. Where the
/// evaluation stands is written with it.
/// </summary>
public sealed class AnswerSaver(GarantDbContext database, JournalWriter journal, EvaluationStandings standings, KnownAnswers known, TimeProvider clock)
{
    /// <summary>Saves what was filled in, in one transaction.</summary>
    /// <param name="scope">Who filled in which evaluation.</param>
    /// <param name="filled">By element: the version the form was opened with, and the content.</param>
    /// <param name="choice">What the person decided about one of their drafts, or <c>null</c>; what was filled in for that element is passed over.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The elements of which a field met another one.</returns>
    /// <exception cref="EvaluationClosedException">It was archived or deleted at the same moment.</exception>
    public async Task<IReadOnlySet<string>> SaveAsync(EvaluationScope scope, IReadOnlyDictionary<string, (int Version, AnswerContent Content)> filled, DraftChoice? choice, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.AnswerEvaluations);
        ArgumentNullException.ThrowIfNull(filled);
        return (await AgainAsync(scope, (now, before) => TryAsync(now, before, filled, choice, stop), stop)).Conflicts;
    }

    /// <summary>Saves one element.</summary>
    /// <param name="scope">Who filled in which evaluation.</param>
    /// <param name="elementId">The element.</param>
    /// <param name="version">The version the form was opened with.</param>
    /// <param name="content">What was filled in.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>Whether a field met another one, and all answers of the evaluation as they stand now, so that nobody has to ask for them again.</returns>
    /// <exception cref="EvaluationClosedException">It was archived or deleted at the same moment.</exception>
    public async Task<(bool IsConflict, StandingAnswers Standing)> SaveOneAsync(EvaluationScope scope, string elementId, int version, AnswerContent content, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.AnswerEvaluations);
        Dictionary<string, (int Version, AnswerContent Content)> filled = new() { [elementId] = (version, content) };
        (IReadOnlySet<string> conflicts, StandingAnswers standing) = await AgainAsync(scope, (now, before) => TryAsync(now, before, filled, null, stop), stop);
        return (conflicts.Count > 0, standing);
    }

    /// <summary>Brings an element back to what it was, as a new revision.</summary>
    /// <param name="scope">Who does it in which evaluation.</param>
    /// <param name="element">The element, as the evaluation's framework has it now.</param>
    /// <param name="version">The revision to bring back; 0 for the time before the first answer.</param>
    /// <param name="seenVersion">The version that stood when the person decided it.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<RestoreOutcome> RestoreAsync(EvaluationScope scope, Element element, int version, int seenVersion, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.AnswerEvaluations);
        ArgumentNullException.ThrowIfNull(element);
        try
        {
            return await AgainAsync(scope, (now, before) => TryRestoreAsync(now, before, element, version, seenVersion, stop), stop);
        }
        catch (EvaluationClosedException)
        {
            return RestoreOutcome.Closed;
        }
    }

    /// <summary>Adds an evaluation that is started in the same transaction, with its first answers and where it stands. Whoever starts it commits.</summary>
    public void AddFirst(Evaluation evaluation, string userId, IEnumerable<FirstAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(answers);
        database.Evaluations.Add(evaluation);
        List<ElementAnswer> added = [.. answers.Select(first => Store(null, evaluation, userId, first.ElementId, isJournalled: true, first.Content, first.Source))];
        standings.Write(evaluation, null, added.Select(answer => KeyValuePair.Create(answer.ElementId, answer.Ticks)), added.Max(answer => (DateTimeOffset?)answer.SavedAt));
    }

    /// <summary>
    /// Saves, and saves again where another save came between. The first time nobody is made to wait: the standing's version, read
    /// before the answers, tells of the other save. Who was refused takes the evaluation's turn, so that each of many gets through.
    /// </summary>
    private Task<T> AgainAsync<T>(EvaluationScope scope, Func<EvaluationScope, EvaluationStanding?, Task<T>> save, CancellationToken stop)
    {
        bool isRefused = false;
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            if (!isRefused)
            {
                isRefused = true;
                return await save(scope, scope.Evaluation.Standing);
            }

            await using IDbContextTransaction turn = await database.Database.BeginTransactionAsync(stop);
            EvaluationStanding? before = await standings.LockAsync(scope.Id, stop);
            Evaluation? now = await database.Evaluations.AsNoTracking().FirstOrDefaultAsync(found => found.Id == scope.Id, stop);
            if (now is { DeletedAt: not null } or { ArchivedAt: not null })
            {
                throw new EvaluationClosedException(now.DeletedAt is not null);
            }

            return await save(now is null ? scope : scope.Now(now), before);
        });
    }

    private async Task<RestoreOutcome> TryRestoreAsync(EvaluationScope scope, EvaluationStanding? before, Element element, int version, int seenVersion, CancellationToken stop)
    {
        StandingAnswers standing = await StandingAnswers.FindAsync(database, known, scope, before, stop);
        if (!standing.Answers.TryGetValue(element.Id, out ElementAnswer? answer))
        {
            return RestoreOutcome.Missing;
        }

        if (answer.Version != seenVersion)
        {
            return RestoreOutcome.Overtaken;
        }

        AnswerContent? earlier = version == 0 ? AnswerContent.Blank : (await database.Revisions
            .AsNoTracking()
            .FirstOrDefaultAsync(revision => revision.EvaluationId == scope.Id && revision.ElementId == element.Id && revision.Version == version, stop))?.Content;
        if (earlier is null)
        {
            return RestoreOutcome.Missing;
        }

        if (AnswerCheck.Faults(element, earlier.ItemIds.ToHashSet()).Any())
        {
            return RestoreOutcome.NotAdmitted;
        }

        // Bringing it back is typing it again over what stands, and so decides about a draft in the fields it changes.
        Apply(scope, element.Id, earlier, AnswerMerge.Of(earlier, answer.Content, answer.Content, [], scope.User.Id), standing);
        await CommitAsync(scope, before, standing, stop);
        return RestoreOutcome.Restored;
    }

    private async Task<(IReadOnlySet<string> Conflicts, StandingAnswers Standing)> TryAsync(
        EvaluationScope scope, EvaluationStanding? before, IReadOnlyDictionary<string, (int Version, AnswerContent Content)> filled, DraftChoice? choice, CancellationToken stop)
    {
        StandingAnswers standing = await StandingAnswers.FindAsync(database, known, scope, before, stop);
        Dictionary<string, (int Version, AnswerContent Content)> typed = filled.Where(pair => pair.Key != choice?.ElementId).ToDictionary(StringComparer.Ordinal);
        AnswerDraft? kept = choice is { KeepsDraft: true } ? standing.Drafts.GetValueOrDefault(choice.ElementId) : null;
        Dictionary<string, int> overtaken = typed
            .Where(pair => standing.Answers.TryGetValue(pair.Key, out ElementAnswer? answer) && answer.Version != pair.Value.Version
                && (answer.Content != pair.Value.Content || standing.Drafts.ContainsKey(pair.Key)))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Version, StringComparer.Ordinal);
        if (kept is not null && standing.Answers[kept.ElementId].Version != choice!.Version)
        {
            overtaken[kept.ElementId] = choice.Version;
        }

        (ILookup<string, AnswerRevision> revisions, IReadOnlyDictionary<string, string> names) = await RevisionsAsync(scope.Id, overtaken, stop);
        if (kept is not null)
        {
            // Deciding for the draft is typing it again over the answer that stood beside it.
            AnswerContent beside = overtaken.TryGetValue(kept.ElementId, out int version) ? BasisOf(kept.ElementId, version) : standing.Answers[kept.ElementId].Content;
            typed[kept.ElementId] = (choice!.Version, kept.Over(beside));
        }
        else if (choice is not null && standing.Drafts.GetValueOrDefault(choice.ElementId) is { } dropped)
        {
            database.Drafts.Remove(dropped);
            standing.Remove(dropped);
        }

        HashSet<string> conflicts = new(StringComparer.Ordinal);
        foreach ((string id, (int version, AnswerContent content)) in typed)
        {
            AnswerContent stored = standing.Answers.GetValueOrDefault(id)?.Content ?? AnswerContent.Blank;
            AnswerMerge merge = overtaken.ContainsKey(id)
                ? AnswerMerge.Of(content, BasisOf(id, version), stored, revisions[id].Where(revision => revision.Version > version && revision.Version <= standing.Answers[id].Version), scope.User.Id)
                : AnswerMerge.Of(content, stored, stored, [], scope.User.Id);
            Apply(scope, id, content, merge, standing);
            if (merge.Conflicts != AnswerParts.None)
            {
                conflicts.Add(id);
                NameSavers(id, version, merge.Conflicts);
            }
        }

        await CommitAsync(scope, before, standing, stop);
        return (conflicts, standing);

        void NameSavers(string id, int opened, AnswerParts fields)
        {
            AnswerContent before = BasisOf(id, opened);
            foreach (AnswerRevision revision in revisions[id].Where(revision => revision.Version > opened))
            {
                AnswerParts set = revision.Content.DifferenceFrom(before) & fields;
                foreach (AnswerParts field in new[] { AnswerParts.Ticks, AnswerParts.Reason, AnswerParts.Note }.Where(field => set.HasFlag(field)))
                {
                    standing.Name(id, field, revision.SavedById == scope.User.Id ? null : names.GetValueOrDefault(revision.SavedById));
                }

                before = revision.Content;
            }
        }

        AnswerContent BasisOf(string id, int version) => revisions[id].FirstOrDefault(revision => revision.Version == version)?.Content ?? AnswerContent.Blank;
    }

    /// <summary>What was saved since the pages were opened that these elements were filled in on, and what they were opened with, in order; and the names of who saved it.</summary>
    private async Task<(ILookup<string, AnswerRevision> Revisions, IReadOnlyDictionary<string, string> Names)> RevisionsAsync(Guid evaluationId, Dictionary<string, int> overtaken, CancellationToken stop)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        if (overtaken.Count == 0)
        {
            return (Enumerable.Empty<AnswerRevision>().ToLookup(revision => revision.ElementId, StringComparer.Ordinal), names);
        }

        int first = overtaken.Values.Min();
        var rows = await database.Revisions
            .AsNoTracking()
            .Where(revision => revision.EvaluationId == evaluationId && overtaken.Keys.Contains(revision.ElementId) && revision.Version >= first)
            .OrderBy(revision => revision.Version)
            .Select(revision => new { Revision = revision, Name = database.Users.Where(person => person.Id == revision.SavedById).Select(person => person.DisplayName).FirstOrDefault() })
            .ToListAsync(stop);
        foreach (var row in rows.Where(row => row.Name is not null))
        {
            names[row.Revision.SavedById] = row.Name!;
        }

        return (rows.Select(row => row.Revision).ToLookup(revision => revision.ElementId, StringComparer.Ordinal), names);
    }

    /// <summary>Stores a save, and where the evaluation stands after it.</summary>
    /// <param name="scope">Who saves, in the evaluation as it is now.</param>
    /// <param name="before">Where it stood.</param>
    /// <param name="saved">Its answers as they become.</param>
    /// <param name="stop">Ends the wait.</param>
    private async Task CommitAsync(EvaluationScope scope, EvaluationStanding? before, StandingAnswers saved, CancellationToken stop)
    {
        EvaluationStanding? after = database.ChangeTracker.Entries<AnswerRevision>().Any()
            ? standings.Write(scope.Evaluation, before, saved.Answers.Values.Select(answer => KeyValuePair.Create(answer.ElementId, answer.Ticks)), clock.GetUtcNow())
            : null;
        await journal.CommitAsync(stop);
        database.ChangeTracker.Clear();
        saved.Name(scope.User);
        if (after is not null)
        {
            known.Keep(after, new Dictionary<string, ElementAnswer>(saved.Answers, StringComparer.Ordinal), saved.Generation);
        }
    }

    private void Apply(EvaluationScope scope, string elementId, AnswerContent typed, AnswerMerge merge, StandingAnswers standing)
    {
        ElementAnswer? answer = standing.Answers.GetValueOrDefault(elementId);
        AnswerContent stored = answer?.Content ?? AnswerContent.Blank;
        AnswerDraft? draft = standing.Drafts.GetValueOrDefault(elementId);

        // Whoever types into a field again has decided about what waits there. It goes into the past, so that it is not lost.
        AnswerParts ended = (draft?.Fields ?? AnswerParts.None) & merge.Changed & ~merge.Conflicts;
        AnswerParts lost = draft is null ? AnswerParts.None : ended & draft.Content.DifferenceFrom(typed) & draft.Content.DifferenceFrom(stored);
        if (lost != AnswerParts.None)
        {
            answer = Store(answer, scope.Evaluation, scope.User.Id, elementId, isJournalled: !scope.Organisation.IsTrial, stored.With(lost, draft!.Content));
        }

        if (merge.Content != (answer?.Content ?? AnswerContent.Blank))
        {
            answer = Store(answer, scope.Evaluation, scope.User.Id, elementId, isJournalled: !scope.Organisation.IsTrial, merge.Content);
        }

        if (answer is not null)
        {
            standing.Add(answer);
        }

        AnswerContent waiting = (draft?.Content ?? merge.Content).With(merge.Conflicts, typed);
        AnswerParts fields = (((draft?.Fields ?? AnswerParts.None) & ~ended) | merge.Conflicts) & waiting.DifferenceFrom(merge.Content);
        if (fields == AnswerParts.None)
        {
            if (draft is not null)
            {
                database.Drafts.Remove(draft);
                standing.Remove(draft);
            }

            return;
        }

        if (draft is null)
        {
            draft = database.Drafts.Add(new() { EvaluationId = scope.Id, ElementId = elementId, UserId = scope.User.Id }).Entity;
            standing.Add(draft);
        }
        else if (database.Entry(draft).State == EntityState.Detached)
        {
            database.Drafts.Attach(draft);
        }

        if (merge.Conflicts != AnswerParts.None)
        {
            draft.TypedAt = clock.GetUtcNow();
        }

        draft.Fields = fields;
        draft.Content = waiting;
    }

    /// <param name="answer">The answer as it stands, or <c>null</c>.</param>
    /// <param name="evaluation">Where.</param>
    /// <param name="userId">Who saves.</param>
    /// <param name="elementId">The element.</param>
    /// <param name="isJournalled">Whether the journal tells of it. Of a trial it does once that is taken along: strangers cannot fill what is kept for good.</param>
    /// <param name="content">What is saved.</param>
    /// <param name="source">Where it was carried over from, or <c>null</c>.</param>
    private ElementAnswer Store(ElementAnswer? answer, Evaluation evaluation, string userId, string elementId, bool isJournalled, AnswerContent content, AnswerSource? source = null)
    {
        answer = answer is null ? database.Answers.Add(new() { EvaluationId = evaluation.Id, ElementId = elementId }).Entity
            : database.Entry(answer).State == EntityState.Detached ? database.Answers.Attach(answer.Copy()).Entity
            : answer;
        answer.TicksBefore = answer.Ticks == content.Ticks ? answer.TicksBefore : answer.Ticks;
        answer.Content = content;
        answer.Version++;
        answer.SavedById = userId;
        answer.SavedAt = clock.GetUtcNow();
        byte[] salt = TextDigest.NewSalt();
        database.Revisions.Add(new()
        {
            EvaluationId = evaluation.Id,
            ElementId = elementId,
            Version = answer.Version,
            Ticks = content.Ticks,
            Reason = content.Reason,
            Note = content.Note,
            SavedById = userId,
            SavedAt = answer.SavedAt,
            TextSalt = salt,
            SourceEvaluationId = source?.EvaluationId,
            SourceElementId = source?.ElementId,
            SourceVersion = source?.Version,
        });
        if (isJournalled)
        {
            journal.Add(new AnswerSaved(evaluation.OrganisationId, evaluation.Id, elementId, answer.Version, content.Ticks, TextDigest.Of(salt, content.Reason, content.Note)), userId);
        }

        return answer;
    }
}
