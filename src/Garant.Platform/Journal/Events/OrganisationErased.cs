namespace Garant.Platform.Journal.Events;

/// <summary>A deleted organisation is gone for good, with all that it had.</summary>
public sealed record OrganisationErased(Guid Organisation) : JournalEvent("organisation-erased", Organisation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where says it all.
    }
}
