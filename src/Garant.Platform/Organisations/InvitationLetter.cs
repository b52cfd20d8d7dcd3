using Garant.Platform.Localisation;
using Garant.Platform.Mail;

namespace Garant.Platform.Organisations;

/// <summary>Writes the mail of an invitation, in the language of whoever invites: nobody knows yet that of whoever reads it.</summary>
public sealed class InvitationLetter(MailQueue queue, PublicAddress site, Texts texts)
{
    /// <summary>Invitations are counted by themselves; see <see cref="Limits.AttemptLimits.MayMail"/>.</summary>
    public const string Kind = "invitation";

    /// <summary>Adds the mail to the changes of a verb.</summary>
    /// <param name="invitationId">The invitation.</param>
    /// <param name="to">The address, or <c>null</c> where no mail may go out.</param>
    /// <param name="token">The token of the link.</param>
    /// <param name="until">Until when the invitation is valid.</param>
    /// <param name="inviterLanguage">The language of whoever invites.</param>
    /// <param name="mailId">The id that the mail gets, where one invitation must not be mailed twice.</param>
    public void Add(Guid invitationId, string? to, string token, DateTimeOffset until, string inviterLanguage, Guid? mailId = null)
    {
        // The mail goes to an address that somebody typed, so it holds nothing else that they typed: the names are on the page.
        using MailLanguage language = MailLanguage.Speak(inviterLanguage);
        string link = site.LinkTo($"/invitations/{invitationId}?token={token}");
        queue.Add(
            to,
            texts["An invitation on Garant"],
            texts["Hello,\n\nyou are invited to an organisation on Garant. Follow this link to see who invites you, and to accept or decline:\n{0}\n\nThe invitation is valid until {1:d MMMM yyyy}. Without your answer nothing happens.\n", link, until],
            aboutId: invitationId,
            id: mailId);
    }
}
