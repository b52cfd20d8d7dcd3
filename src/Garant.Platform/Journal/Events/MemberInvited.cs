namespace Garant.Platform.Journal.Events;

/// <summary>Somebody was invited. The address is not kept.</summary>
public sealed record MemberInvited(Guid Organisation, Guid Invitation, string Role) : JournalEvent("member-invited", Organisation)
{
    protected internal override void Write(JournalContent content) => content
        .Add("invitation", Invitation.ToString("D"))
        .Add("role", Role);
}
