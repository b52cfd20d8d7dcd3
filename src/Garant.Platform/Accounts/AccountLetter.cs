using Garant.Platform.Localisation;
using Garant.Platform.Mail;

namespace Garant.Platform.Accounts;

/// <summary>Tells people in their language what was changed about their account. Each method writes one mail, which is never held back: it is how somebody learns that another person has entered.</summary>
public sealed class AccountLetter(MailQueue queue, PublicAddress site, Texts texts)
{
    /// <summary>Tells of a new password.</summary>
    public void AddPasswordChanged(GarantUser reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using MailLanguage language = MailLanguage.Speak(reader.Language);
        queue.Add(
            reader.Email,
            texts["Your password on Garant was changed"],
            texts["Hello {0},\n\nthe password of your account on Garant was changed on its account page, and all other sessions were ended.\n\nIf it was not you, choose a new password now:\n{1}\n", reader.DisplayName, site.LinkTo("/account/forgotten")]);
    }

    /// <summary>Tells of the deletion. To be called before the address is gone.</summary>
    public void AddDeleted(GarantUser reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using MailLanguage language = MailLanguage.Speak(reader.Language);
        queue.Add(
            reader.Email,
            texts["Your account on Garant was deleted"],
            texts["Hello {0},\n\nyour account on Garant was deleted. Your name and your address are gone; what you answered in organisations that go on is shown as that of a former member.\n\nNothing more is sent to this address, unless somebody invites it or signs up with it.\n", reader.DisplayName]);
    }
}
