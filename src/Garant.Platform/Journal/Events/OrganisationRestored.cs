namespace Garant.Platform.Journal.Events;

/// <summary>A deleted organisation was brought back.</summary>
public sealed record OrganisationRestored(Guid Organisation) : JournalEvent("organisation-restored", Organisation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where and by whom says it all.
    }
}
