using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>
/// Saves answers so that none is lost: every save adds a revision, and an answer that meets another one saved since
/// its page was opened waits as a draft until its author decides.
/// </summary>
public sealed class AnswerSaver(GarantDbContext database, TimeProvider clock)
{
    private const int MostAttempts = 20;

    /// <summary>Saves what was filled in, in one transaction.</summary>
    /// <param name="evaluationId">The evaluation.</param>
    /// <param name="userId">Who filled it in.</param>
    /// <param name="filled">By element: the version the form was opened with, and the content.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The elements whose answers met another one.</returns>
    public Task<IReadOnlySet<string>> SaveAsync(Guid evaluationId, string userId, IReadOnlyDictionary<string, (int Version, AnswerContent Content)> filled, CancellationToken stop) =>
        AgainAsync(() => TryAsync(evaluationId, userId, filled, stop));

    /// <summary>Ends a conflict: the draft becomes the answer, or is put away.</summary>
    public Task SettleAsync(Guid evaluationId, string userId, string elementId, bool keepDraft, CancellationToken stop) => AgainAsync(async () =>
    {
        if (await database.Drafts.FindAsync([evaluationId, elementId, userId], stop) is not { } draft)
        {
            return false;
        }

        database.Drafts.Remove(draft);
        if (keepDraft)
        {
            ElementAnswer? stored = await database.Answers.FindAsync([evaluationId, elementId], stop);
            Store(stored, evaluationId, userId, elementId, draft.Content);
        }

        await database.SaveChangesAsync(stop);
        return true;
    });

    /// <summary>Two saves at the same instant: the second finds the first and is judged again.</summary>
    private async Task<T> AgainAsync<T>(Func<Task<T>> save)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await save();
            }
            catch (DbUpdateException fault) when (!StoreAway.Is(fault))
            {
                // Of those who meet, one gets through each time.
                database.ChangeTracker.Clear();
                if (attempt == MostAttempts)
                {
                    throw new StoreBusyException(fault);
                }
            }
        }
    }

    private async Task<IReadOnlySet<string>> TryAsync(Guid evaluationId, string userId, IReadOnlyDictionary<string, (int Version, AnswerContent Content)> filled, CancellationToken stop)
    {
        Dictionary<string, ElementAnswer> stored = await database.Answers
            .Where(answer => answer.EvaluationId == evaluationId && filled.Keys.Contains(answer.ElementId))
            .ToDictionaryAsync(answer => answer.ElementId, stop);
        HashSet<string> overtaken =
        [
            .. filled
                .Where(pair => stored.TryGetValue(pair.Key, out ElementAnswer? answer) && answer.Version != pair.Value.Version && answer.Content != pair.Value.Content)
                .Select(pair => pair.Key),
        ];
        List<AnswerRevision> revisions = overtaken.Count == 0 ? [] : await database.Revisions
            .AsNoTracking()
            .Where(revision => revision.EvaluationId == evaluationId && overtaken.Contains(revision.ElementId))
            .ToListAsync(stop);

        // Who only looked on while a colleague saved has nothing to decide, nor who sends again what arrived the first time.
        HashSet<string> untouched =
        [
            .. overtaken.Where(id => filled[id].Content == (Revision(id, filled[id].Version)?.Content ?? AnswerContent.Blank)
                || (stored[id].SavedById != userId
                    && Revision(id, filled[id].Version + 1) is { } next && next.SavedById == userId && next.Content == filled[id].Content)),
        ];
        overtaken.ExceptWith(untouched);
        foreach ((string id, (int _, AnswerContent content)) in filled.Where(pair => !overtaken.Contains(pair.Key) && !untouched.Contains(pair.Key)))
        {
            ElementAnswer? answer = stored.GetValueOrDefault(id);
            if ((answer?.Content ?? AnswerContent.Blank) != content)
            {
                Store(answer, evaluationId, userId, id, content);
            }
        }

        if (overtaken.Count > 0)
        {
            List<AnswerDraft> drafts = await database.Drafts
                .Where(draft => draft.EvaluationId == evaluationId && draft.UserId == userId && overtaken.Contains(draft.ElementId))
                .ToListAsync(stop);
            foreach (string id in overtaken)
            {
                AnswerDraft draft = drafts.Find(d => d.ElementId == id)
                    ?? database.Drafts.Add(new() { EvaluationId = evaluationId, ElementId = id, UserId = userId }).Entity;
                draft.Content = filled[id].Content;
                draft.TypedAt = clock.GetUtcNow();
            }
        }

        await database.SaveChangesAsync(stop);
        return overtaken;

        AnswerRevision? Revision(string id, int version) => revisions.Find(revision => revision.ElementId == id && revision.Version == version);
    }

    private void Store(ElementAnswer? answer, Guid evaluationId, string userId, string elementId, AnswerContent content)
    {
        answer ??= database.Answers.Add(new() { EvaluationId = evaluationId, ElementId = elementId }).Entity;
        answer.Content = content;
        answer.Version++;
        answer.SavedById = userId;
        answer.SavedAt = clock.GetUtcNow();
        database.Revisions.Add(new()
        {
            EvaluationId = evaluationId,
            ElementId = elementId,
            Version = answer.Version,
            Ticks = content.Ticks,
            Reason = content.Reason,
            Note = content.Note,
            SavedById = userId,
            SavedAt = answer.SavedAt,
        });
    }
}
