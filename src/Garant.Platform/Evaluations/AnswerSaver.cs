using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>
/// Saves answers so that none is lost: every save adds a revision and a row of the journal, what several people changed is merged field
/// by field, and a field that met another text saved since its page was opened waits as a draft until its author decides.
/// </summary>
public sealed class AnswerSaver(GarantDbContext database, JournalWriter journal, TimeProvider clock)
{
    /// <summary>Saves what was filled in, in one transaction.</summary>
    /// <param name="scope">Who filled in which evaluation.</param>
    /// <param name="filled">By element: the version the form was opened with, and the content.</param>
    /// <param name="choice">What the person decided about one of their drafts, or <c>null</c>; what was filled in for that element is passed over.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The elements of which a field met another one.</returns>
    public async Task<IReadOnlySet<string>> SaveAsync(EvaluationScope scope, IReadOnlyDictionary<string, (int Version, AnswerContent Content)> filled, DraftChoice? choice, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.AnswerEvaluations);
        ArgumentNullException.ThrowIfNull(filled);
        List<string> ids = [.. filled.Keys];
        if (choice is not null && !filled.ContainsKey(choice.ElementId))
        {
            ids.Add(choice.ElementId);
        }

        return (await StoreConflict.AgainAsync(database, journal, () => TryAsync(scope, filled, choice, ids, stop))).Conflicts;
    }

    /// <summary>Saves one element.</summary>
    /// <param name="scope">Who filled in which evaluation.</param>
    /// <param name="elementId">The element.</param>
    /// <param name="version">The version the form was opened with.</param>
    /// <param name="content">What was filled in.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>Whether a field met another one, and all answers of the evaluation as they stand now, so that nobody has to ask for them again.</returns>
    public async Task<(bool IsConflict, StandingAnswers Standing)> SaveOneAsync(EvaluationScope scope, string elementId, int version, AnswerContent content, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.AnswerEvaluations);
        Dictionary<string, (int Version, AnswerContent Content)> filled = new() { [elementId] = (version, content) };
        (IReadOnlySet<string> conflicts, StandingAnswers standing) = await StoreConflict.AgainAsync(database, journal, () => TryAsync(scope, filled, null, null, stop));
        return (conflicts.Count > 0, standing);
    }

    /// <summary>Brings an element back to what it was, as a new revision.</summary>
    /// <param name="scope">Who does it in which evaluation.</param>
    /// <param name="elementId">The element.</param>
    /// <param name="version">The revision to bring back; 0 for the time before the first answer.</param>
    /// <param name="seenVersion">The version that stood when the person decided it.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task<RestoreOutcome> RestoreAsync(EvaluationScope scope, string elementId, int version, int seenVersion, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.AnswerEvaluations);
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            if (await database.Answers.FirstOrDefaultAsync(found => found.EvaluationId == scope.Id && found.ElementId == elementId, stop) is not { } answer)
            {
                return RestoreOutcome.Missing;
            }

            if (answer.Version != seenVersion)
            {
                return RestoreOutcome.Overtaken;
            }

            AnswerContent? earlier = version == 0 ? AnswerContent.Blank : (await database.Revisions
                .AsNoTracking()
                .FirstOrDefaultAsync(revision => revision.EvaluationId == scope.Id && revision.ElementId == elementId && revision.Version == version, stop))?.Content;
            if (earlier is null)
            {
                return RestoreOutcome.Missing;
            }

            if (earlier != answer.Content)
            {
                Store(answer, scope.Evaluation, scope.User.Id, elementId, isJournalled: !scope.Organisation.IsTrial, earlier);
                await journal.CommitAsync(stop);
            }

            return RestoreOutcome.Restored;
        });
    }

    /// <summary>Adds the first answers of an evaluation that is started in the same transaction. Whoever starts it commits.</summary>
    public void AddFirst(Evaluation evaluation, string userId, IEnumerable<(string ElementId, AnswerContent Content)> answers)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(answers);
        foreach ((string elementId, AnswerContent content) in answers)
        {
            Store(null, evaluation, userId, elementId, isJournalled: true, content);
        }
    }

    private async Task<(IReadOnlySet<string> Conflicts, StandingAnswers Standing)> TryAsync(
        EvaluationScope scope, IReadOnlyDictionary<string, (int Version, AnswerContent Content)> filled, DraftChoice? choice, IReadOnlyCollection<string>? elementIds, CancellationToken stop)
    {
        StandingAnswers standing = await StandingAnswers.LoadAsync(database, scope.Id, scope.User.Id, elementIds, isTracked: true, stop);
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

        ILookup<string, AnswerRevision> revisions = await RevisionsAsync(scope.Id, overtaken, stop);
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
            }
        }

        await journal.CommitAsync(stop);
        database.ChangeTracker.Clear();
        return (conflicts, standing);

        AnswerContent BasisOf(string id, int version) => revisions[id].FirstOrDefault(revision => revision.Version == version)?.Content ?? AnswerContent.Blank;
    }

    /// <summary>What was saved since the pages were opened that these elements were filled in on, and what they were opened with, in order.</summary>
    private async Task<ILookup<string, AnswerRevision>> RevisionsAsync(Guid evaluationId, Dictionary<string, int> overtaken, CancellationToken stop)
    {
        if (overtaken.Count == 0)
        {
            return Enumerable.Empty<AnswerRevision>().ToLookup(revision => revision.ElementId, StringComparer.Ordinal);
        }

        int first = overtaken.Values.Min();
        List<AnswerRevision> revisions = await database.Revisions
            .AsNoTracking()
            .Where(revision => revision.EvaluationId == evaluationId && overtaken.Keys.Contains(revision.ElementId) && revision.Version >= first)
            .OrderBy(revision => revision.Version)
            .ToListAsync(stop);
        return revisions.ToLookup(revision => revision.ElementId, StringComparer.Ordinal);
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
    private ElementAnswer Store(ElementAnswer? answer, Evaluation evaluation, string userId, string elementId, bool isJournalled, AnswerContent content)
    {
        answer ??= database.Answers.Add(new() { EvaluationId = evaluation.Id, ElementId = elementId }).Entity;
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
        });
        if (isJournalled)
        {
            journal.Add(new AnswerSaved(evaluation.OrganisationId, evaluation.Id, elementId, answer.Version, content.Ticks, TextDigest.Of(salt, content.Reason, content.Note)), userId);
        }

        return answer;
    }
}
