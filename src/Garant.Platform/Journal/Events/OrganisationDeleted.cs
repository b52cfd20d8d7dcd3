namespace Garant.Platform.Journal.Events;

/// <summary>An organisation was deleted; it can be brought back for some time.</summary>
public sealed record OrganisationDeleted(Guid Organisation) : JournalEvent("organisation-deleted", Organisation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where and by whom says it all.
    }
}
