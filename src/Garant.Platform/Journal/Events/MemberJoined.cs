namespace Garant.Platform.Journal.Events;

/// <summary>A person became a member.</summary>
public sealed record MemberJoined(Guid Organisation, string PersonId, string Role) : JournalEvent("member-joined", Organisation)
{
    protected internal override void Write(JournalContent content) => content
        .AddPerson("member", PersonId)
        .Add("role", Role);
}
