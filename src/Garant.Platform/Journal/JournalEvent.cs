namespace Garant.Platform.Journal;

/// <summary>
/// Something that happened and is kept for good. Each kind is a record in a file of its own, in <c>Events</c>; its kind and the names
/// of its data are a format that never changes.
/// </summary>
/// <param name="Kind">What happened, in small letters and hyphens, such as <c>answer-saved</c>.</param>
/// <param name="OrganisationId">Where it happened.</param>
/// <param name="EvaluationId">Where it happened.</param>
public abstract record JournalEvent(string Kind, Guid? OrganisationId = null, Guid? EvaluationId = null)
{
    /// <summary>Writes the event's data: no name, no address and no text of a person, but their digests.</summary>
    protected internal abstract void Write(JournalContent content);
}
