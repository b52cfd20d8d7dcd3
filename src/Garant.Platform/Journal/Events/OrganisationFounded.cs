namespace Garant.Platform.Journal.Events;

/// <summary>An organisation was founded. Its name is not kept: it may be a person's.</summary>
public sealed record OrganisationFounded(Guid Organisation) : JournalEvent("organisation-founded", Organisation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where and by whom says it all.
    }
}
