namespace Garant.Platform.Evaluations;

/// <summary>What a save does to an answer that may have changed since its page was opened, field by field.</summary>
/// <param name="Changed">The fields that the person changed, without what had arrived already.</param>
/// <param name="Conflicts">Of these, the fields that somebody else changed to something else meanwhile.</param>
/// <param name="Content">The answer as it becomes: a field in conflict stays as it is stored.</param>
internal sealed record AnswerMerge(AnswerParts Changed, AnswerParts Conflicts, AnswerContent Content)
{
    /// <summary>Judges a save.</summary>
    /// <param name="typed">What was sent.</param>
    /// <param name="basis">The answer that the page was opened with.</param>
    /// <param name="stored">The answer as it stands.</param>
    /// <param name="since">What was saved after the page was opened, in order.</param>
    /// <param name="userId">Whose save it is.</param>
    public static AnswerMerge Of(AnswerContent typed, AnswerContent basis, AnswerContent stored, IEnumerable<AnswerRevision> since, string userId)
    {
        AnswerParts arrived = AnswerParts.None, own = AnswerParts.None;
        AnswerContent before = basis;
        foreach (AnswerRevision revision in since)
        {
            AnswerParts set = revision.Content.DifferenceFrom(before);
            if (revision.SavedById == userId)
            {
                // Sent again because the first answer was not heard: whatever happened to the field later happened on purpose.
                arrived |= set & ~revision.Content.DifferenceFrom(typed);
                own |= set;
            }
            else
            {
                own &= ~set;
            }

            before = revision.Content;
        }

        AnswerParts changed = typed.DifferenceFrom(basis) & ~arrived;
        AnswerParts differing = changed & typed.DifferenceFrom(stored);
        AnswerParts conflicts = differing & stored.DifferenceFrom(basis) & ~own;
        return new(changed, conflicts, stored.With(differing & ~conflicts, typed));
    }
}
