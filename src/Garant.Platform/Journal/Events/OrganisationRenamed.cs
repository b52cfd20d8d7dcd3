namespace Garant.Platform.Journal.Events;

/// <summary>An organisation got another name. Neither name is kept: it may be a person's.</summary>
public sealed record OrganisationRenamed(Guid Organisation) : JournalEvent("organisation-renamed", Organisation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where and by whom says it all.
    }
}
