namespace Garant.Platform.Journal.Events;

/// <summary>An invitation was taken back.</summary>
public sealed record InvitationWithdrawn(Guid Organisation, Guid Invitation) : JournalEvent("invitation-withdrawn", Organisation)
{
    protected internal override void Write(JournalContent content) => content.Add("invitation", Invitation.ToString("D"));
}
