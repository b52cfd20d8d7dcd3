namespace Garant.Platform.Journal.Events;

/// <summary>A person left an organisation, or was removed by the actor.</summary>
public sealed record MemberLeft(Guid Organisation, string PersonId) : JournalEvent("member-left", Organisation)
{
    protected internal override void Write(JournalContent content) => content.AddPerson("member", PersonId);
}
