namespace Garant.Platform.Journal.Events;

/// <summary>A person did not want to become a member.</summary>
public sealed record InvitationRefused(Guid Organisation, Guid Invitation) : JournalEvent("invitation-refused", Organisation)
{
    protected internal override void Write(JournalContent content) => content.Add("invitation", Invitation.ToString("D"));
}
