using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>Answers as they stand, one person's drafts over them, and the names of who saved them; read in one statement, and in two where drafts wait.</summary>
public sealed class StandingAnswers
{
    private readonly Dictionary<string, ElementAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnswerDraft> _drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string ElementId, AnswerParts Field), string?> _savers = [];

    private StandingAnswers()
    {
    }

    /// <summary>The answers by element.</summary>
    public IReadOnlyDictionary<string, ElementAnswer> Answers => _answers;

    /// <summary>The drafts by element.</summary>
    public IReadOnlyDictionary<string, AnswerDraft> Drafts => _drafts;

    /// <summary>By element with a draft: the names of those who saved what stands in its fields, where they have a name and are others than the reader.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Savers => _drafts.Values.ToDictionary(
        draft => draft.ElementId,
        draft => (IReadOnlyList<string>)
        [
            .. new[] { AnswerParts.Ticks, AnswerParts.Reason, AnswerParts.Note }
                .Where(part => draft.Fields.HasFlag(part))
                .Select(part => _savers.GetValueOrDefault((draft.ElementId, part)))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ],
        StringComparer.Ordinal);

    /// <summary>Reads what stands.</summary>
    /// <param name="database">Where; answers and drafts are tracked when it tracks.</param>
    /// <param name="evaluationId">The evaluation.</param>
    /// <param name="userId">Whose drafts.</param>
    /// <param name="elementIds">These elements only, or <c>null</c> for all.</param>
    /// <param name="isTracked">Whether they are read to be changed.</param>
    /// <param name="stop">Ends the wait.</param>
    internal static async Task<StandingAnswers> LoadAsync(GarantDbContext database, Guid evaluationId, string userId, IReadOnlyCollection<string>? elementIds, bool isTracked, CancellationToken stop)
    {
        IQueryable<ElementAnswer> answers = database.Answers.Where(answer => answer.EvaluationId == evaluationId);
        if (elementIds is not null)
        {
            answers = answers.Where(answer => elementIds.Contains(answer.ElementId));
        }

        // A draft stands over an answer, so that none is missed.
        var rows = await answers
            .SelectMany(
                answer => database.Drafts.Where(draft => draft.EvaluationId == answer.EvaluationId && draft.ElementId == answer.ElementId && draft.UserId == userId).DefaultIfEmpty(),
                (answer, draft) => new { Answer = answer, answer.SavedBy!.DisplayName, Draft = draft })
            .AsTracking(isTracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking)
            .ToListAsync(stop);
        StandingAnswers standing = new();
        foreach (var row in rows)
        {
            standing._answers[row.Answer.ElementId] = row.Answer;
            standing._names[row.Answer.SavedById] = row.DisplayName;
            if (row.Draft is { } draft)
            {
                standing._drafts[draft.ElementId] = draft;
            }
        }

        if (standing._drafts.Count > 0)
        {
            await standing.NameSaversAsync(database, evaluationId, userId, stop);
        }

        return standing;
    }

    internal void Add(ElementAnswer answer) => _answers[answer.ElementId] = answer;

    internal void Add(AnswerDraft draft) => _drafts[draft.ElementId] = draft;

    internal void Remove(AnswerDraft draft) => _drafts.Remove(draft.ElementId);

    /// <summary>Says who, other than the draft's author, saved what stands in a field.</summary>
    internal void Name(string elementId, AnswerParts field, string? saver) => _savers[(elementId, field)] = string.IsNullOrEmpty(saver) ? null : saver;

    /// <summary>Makes what was read ready to be shown to its reader: with names, and each draft as the answer it would make now. Not to be called while anything is tracked.</summary>
    internal StandingAnswers For(CurrentUser reader)
    {
        _names[reader.Id] = _names.GetValueOrDefault(reader.Id) ?? reader.Name;
        Dictionary<string, GarantUser> people = _names.ToDictionary(name => name.Key, name => new GarantUser { Id = name.Key, DisplayName = name.Value }, StringComparer.Ordinal);
        foreach (ElementAnswer answer in _answers.Values)
        {
            answer.SavedBy = people.GetValueOrDefault(answer.SavedById);
        }

        foreach (AnswerDraft draft in _drafts.Values.ToList())
        {
            AnswerContent stored = _answers[draft.ElementId].Content;
            draft.Content = draft.Over(stored);
            if (draft.Content == stored)
            {
                Remove(draft); // by now both say the same
            }
        }

        return this;
    }

    /// <summary>Reads who saved what stands in the fields of drafts: it came with the revision after the last one that had the field otherwise.</summary>
    private async Task NameSaversAsync(GarantDbContext database, Guid evaluationId, string userId, CancellationToken stop)
    {
        var rows = await database.Drafts
            .Where(draft => draft.EvaluationId == evaluationId && draft.UserId == userId && _drafts.Keys.Contains(draft.ElementId))
            .Join(database.Answers.Where(answer => answer.EvaluationId == evaluationId), draft => draft.ElementId, answer => answer.ElementId, (draft, answer) => new
            {
                draft.ElementId,
                TicksBy = (draft.Fields & AnswerParts.Ticks) == AnswerParts.None ? null : database.Revisions
                    .Where(revision => revision.EvaluationId == answer.EvaluationId && revision.ElementId == answer.ElementId && revision.SavedById != userId
                        && revision.Version == 1 + (database.Revisions
                            .Where(other => other.EvaluationId == answer.EvaluationId && other.ElementId == answer.ElementId && other.Ticks != answer.Ticks)
                            .Max(other => (int?)other.Version) ?? 0))
                    .Select(revision => database.Users.Where(person => person.Id == revision.SavedById).Select(person => person.DisplayName).FirstOrDefault())
                    .FirstOrDefault(),
                ReasonBy = (draft.Fields & AnswerParts.Reason) == AnswerParts.None ? null : database.Revisions
                    .Where(revision => revision.EvaluationId == answer.EvaluationId && revision.ElementId == answer.ElementId && revision.SavedById != userId
                        && revision.Version == 1 + (database.Revisions
                            .Where(other => other.EvaluationId == answer.EvaluationId && other.ElementId == answer.ElementId && other.Reason != answer.Reason)
                            .Max(other => (int?)other.Version) ?? 0))
                    .Select(revision => database.Users.Where(person => person.Id == revision.SavedById).Select(person => person.DisplayName).FirstOrDefault())
                    .FirstOrDefault(),
                NoteBy = (draft.Fields & AnswerParts.Note) == AnswerParts.None ? null : database.Revisions
                    .Where(revision => revision.EvaluationId == answer.EvaluationId && revision.ElementId == answer.ElementId && revision.SavedById != userId
                        && revision.Version == 1 + (database.Revisions
                            .Where(other => other.EvaluationId == answer.EvaluationId && other.ElementId == answer.ElementId && other.Note != answer.Note)
                            .Max(other => (int?)other.Version) ?? 0))
                    .Select(revision => database.Users.Where(person => person.Id == revision.SavedById).Select(person => person.DisplayName).FirstOrDefault())
                    .FirstOrDefault(),
            })
            .ToListAsync(stop);
        foreach (var row in rows)
        {
            Name(row.ElementId, AnswerParts.Ticks, row.TicksBy);
            Name(row.ElementId, AnswerParts.Reason, row.ReasonBy);
            Name(row.ElementId, AnswerParts.Note, row.NoteBy);
        }
    }
}
