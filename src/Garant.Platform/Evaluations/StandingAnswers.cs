using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>All answers of an evaluation as they stand, one person's drafts over them, and the names of who saved them; known already, or read in one statement.</summary>
public sealed class StandingAnswers
{
    private readonly Dictionary<string, ElementAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnswerDraft> _drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string ElementId, AnswerParts Field), string?> _savers = [];

    private StandingAnswers()
    {
    }

    private StandingAnswers(IReadOnlyDictionary<string, ElementAnswer> answers) => _answers = new(answers, StringComparer.Ordinal);

    /// <summary>The answers by element. Other requests have them too: who changes one puts another in its place.</summary>
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

    /// <summary>How often the answers known to this process were forgotten before these were read.</summary>
    internal int Generation { get; private init; }

    /// <summary>What stands, from memory where that is known to be the last and the person has no draft. Nothing of it is tracked.</summary>
    /// <param name="database">Where it is read.</param>
    /// <param name="known">The answers known to this process.</param>
    /// <param name="scope">Whose drafts in which evaluation.</param>
    /// <param name="at">The evaluation's standing as it was read before.</param>
    /// <param name="stop">Ends the wait.</param>
    internal static async Task<StandingAnswers> FindAsync(GarantDbContext database, KnownAnswers known, EvaluationScope scope, EvaluationStanding? at, CancellationToken stop)
    {
        int generation = known.Generation;
        if (!scope.HasDrafts && known.Find(at) is { } answers)
        {
            return new(answers) { Generation = generation };
        }

        StandingAnswers read = await ReadAsync(database, scope.Id, scope.User.Id, generation, stop);
        if (at is not null)
        {
            known.Keep(at, new Dictionary<string, ElementAnswer>(read._answers, StringComparer.Ordinal), generation);
        }

        return read;
    }

    internal void Add(ElementAnswer answer) => _answers[answer.ElementId] = answer;

    internal void Add(AnswerDraft draft) => _drafts[draft.ElementId] = draft;

    internal void Remove(AnswerDraft draft) => _drafts.Remove(draft.ElementId);

    /// <summary>Says who, other than the draft's author, saved what stands in a field.</summary>
    internal void Name(string elementId, AnswerParts field, string? saver) => _savers[(elementId, field)] = saver;

    /// <summary>Names the person on what they have just saved. Not to be called while anything is tracked.</summary>
    internal void Name(CurrentUser saver)
    {
        GarantUser person = new() { Id = saver.Id, DisplayName = saver.Name };
        foreach (ElementAnswer answer in _answers.Values.Where(answer => answer.SavedBy is null))
        {
            answer.SavedBy = person;
        }
    }

    /// <summary>Makes each draft the answer that it would make now. Not to be called while anything is tracked.</summary>
    internal void CompleteDrafts()
    {
        foreach (AnswerDraft draft in _drafts.Values.ToList())
        {
            AnswerContent stored = _answers[draft.ElementId].Content;
            draft.Content = draft.Over(stored);
            if (draft.Content == stored)
            {
                Remove(draft); // by now both say the same
            }
        }
    }

    private static async Task<StandingAnswers> ReadAsync(GarantDbContext database, Guid evaluationId, string userId, int generation, CancellationToken stop)
    {
        // A draft stands over an answer, so that none is missed.
        var rows = await database.Answers
            .Where(answer => answer.EvaluationId == evaluationId)
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
            .AsNoTracking()
            .ToListAsync(stop);
        StandingAnswers standing = new() { Generation = generation };
        Dictionary<string, GarantUser> people = new(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!people.TryGetValue(row.Answer.SavedById, out GarantUser? person))
            {
                people[row.Answer.SavedById] = person = new() { Id = row.Answer.SavedById, DisplayName = row.DisplayName, DeletedAt = row.DeletedAt };
            }

            row.Answer.SavedBy = person;
            standing.Add(row.Answer);
            if (row.Draft is { } draft)
            {
                standing.Add(draft);
                standing.Name(draft.ElementId, AnswerParts.Ticks, row.TicksBy);
                standing.Name(draft.ElementId, AnswerParts.Reason, row.ReasonBy);
                standing.Name(draft.ElementId, AnswerParts.Note, row.NoteBy);
            }
        }

        return standing;
    }
}
