using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>Answers as they stand, one person's drafts over them, and the names of who saved them; read in one statement.</summary>
public sealed class StandingAnswers
{
    private readonly Dictionary<string, ElementAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnswerDraft> _drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, DateTimeOffset? DeletedAt)> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<(string ElementId, AnswerParts Field), string?> _savers = [];

    private StandingAnswers()
    {
    }

    /// <summary>The answers by element.</summary>
    public IReadOnlyDictionary<string, ElementAnswer> Answers => _answers;

    /// <summary>The drafts by element.</summary>
    public IReadOnlyDictionary<string, AnswerDraft> Drafts => _drafts;

    /// <summary>By element with a draft: the names of those who saved what stands in its fields, where they are others than the reader; empty for whoever has no name any more.</summary>
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
                (answer, draft) => new
                {
                    Answer = answer,
                    answer.SavedBy!.DisplayName,
                    answer.SavedBy.DeletedAt,
                    Draft = draft,

                    // What stands in a field came with the revision after the last one that had it otherwise.
                    TicksBy = draft == null || (draft.Fields & AnswerParts.Ticks) == AnswerParts.None ? null : database.Revisions
                        .Where(revision => revision.EvaluationId == answer.EvaluationId && revision.ElementId == answer.ElementId && revision.SavedById != userId
                            && revision.Version == 1 + (database.Revisions
                                .Where(other => other.EvaluationId == answer.EvaluationId && other.ElementId == answer.ElementId && other.Ticks != answer.Ticks)
                                .Max(other => (int?)other.Version) ?? 0))
                        .Select(revision => database.Users.Where(person => person.Id == revision.SavedById).Select(person => person.DisplayName).FirstOrDefault())
                        .FirstOrDefault(),
                    ReasonBy = draft == null || (draft.Fields & AnswerParts.Reason) == AnswerParts.None ? null : database.Revisions
                        .Where(revision => revision.EvaluationId == answer.EvaluationId && revision.ElementId == answer.ElementId && revision.SavedById != userId
                            && revision.Version == 1 + (database.Revisions
                                .Where(other => other.EvaluationId == answer.EvaluationId && other.ElementId == answer.ElementId && other.Reason != answer.Reason)
                                .Max(other => (int?)other.Version) ?? 0))
                        .Select(revision => database.Users.Where(person => person.Id == revision.SavedById).Select(person => person.DisplayName).FirstOrDefault())
                        .FirstOrDefault(),
                    NoteBy = draft == null || (draft.Fields & AnswerParts.Note) == AnswerParts.None ? null : database.Revisions
                        .Where(revision => revision.EvaluationId == answer.EvaluationId && revision.ElementId == answer.ElementId && revision.SavedById != userId
                            && revision.Version == 1 + (database.Revisions
                                .Where(other => other.EvaluationId == answer.EvaluationId && other.ElementId == answer.ElementId && other.Note != answer.Note)
                                .Max(other => (int?)other.Version) ?? 0))
                        .Select(revision => database.Users.Where(person => person.Id == revision.SavedById).Select(person => person.DisplayName).FirstOrDefault())
                        .FirstOrDefault(),
                })
            .AsTracking(isTracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking)
            .ToListAsync(stop);
        StandingAnswers standing = new();
        foreach (var row in rows)
        {
            standing._answers[row.Answer.ElementId] = row.Answer;
            standing._people[row.Answer.SavedById] = (row.DisplayName, row.DeletedAt);
            if (row.Draft is { } draft)
            {
                standing._drafts[draft.ElementId] = draft;
                standing.Name(draft.ElementId, AnswerParts.Ticks, row.TicksBy);
                standing.Name(draft.ElementId, AnswerParts.Reason, row.ReasonBy);
                standing.Name(draft.ElementId, AnswerParts.Note, row.NoteBy);
            }
        }

        return standing;
    }

    internal void Add(ElementAnswer answer) => _answers[answer.ElementId] = answer;

    internal void Add(AnswerDraft draft) => _drafts[draft.ElementId] = draft;

    internal void Remove(AnswerDraft draft) => _drafts.Remove(draft.ElementId);

    /// <summary>Says who, other than the draft's author, saved what stands in a field.</summary>
    internal void Name(string elementId, AnswerParts field, string? saver) => _savers[(elementId, field)] = saver;

    /// <summary>Makes what was read ready to be shown to its reader: with names, and each draft as the answer it would make now. Not to be called while anything is tracked.</summary>
    internal StandingAnswers For(CurrentUser reader)
    {
        _people.TryAdd(reader.Id, (reader.Name, null));
        Dictionary<string, GarantUser> people = _people.ToDictionary(person => person.Key, person => new GarantUser { Id = person.Key, DisplayName = person.Value.Name, DeletedAt = person.Value.DeletedAt }, StringComparer.Ordinal);
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
}
