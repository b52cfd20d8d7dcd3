using Garant.Platform.Accounts;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Mail;

namespace Garant.Platform.Organisations;

/// <summary>Tells people in their language what others changed about their membership. Each method writes one mail.</summary>
public sealed class MembershipMail(MailQueue queue, AttemptLimits limits, PublicAddress site, Texts texts)
{
    /// <summary>Tells a member of another role.</summary>
    public void AddRoleChanged(GarantUser reader, Organisation organisation, MemberRole role)
    {
        using MailLanguage language = Speak(reader, organisation);
        Add(
            reader,
            "role",
            texts["Your role in an organisation on Garant has changed"],
            texts["Hello {0},\n\nan administrator changed your role in {1} on Garant. From now on you are: {2}.\n{3}\n\nIf this surprises you, ask an administrator of the organisation.\n", reader.DisplayName, NameOf(organisation), RoleNames.Of(role, texts), site.LinkTo($"/organisations/{organisation.Id}")]);
    }

    /// <summary>Tells somebody that they are no member any more.</summary>
    public void AddRemoved(GarantUser reader, Organisation organisation)
    {
        using MailLanguage language = Speak(reader, organisation);
        Add(
            reader,
            "removal",
            texts["You are no longer a member of an organisation on Garant"],
            texts["Hello {0},\n\nan administrator removed you from {1} on Garant. You no longer have access to its evaluations. Your name stays on what you answered.\n\nIf this surprises you, ask an administrator of the organisation.\n", reader.DisplayName, NameOf(organisation)]);
    }

    /// <summary>Tells another administrator that the organisation was deleted, while it can be brought back.</summary>
    public void AddDeleted(GarantUser reader, Organisation organisation, DateTimeOffset until)
    {
        using MailLanguage language = Speak(reader, organisation);
        Add(
            reader,
            "deletion",
            texts["An organisation on Garant was deleted"],
            texts["Hello {0},\n\nan administrator deleted {1} on Garant. Until {2:d MMMM yyyy}, every administrator can bring it back from the list of their organisations:\n{3}\n\nAfter that, it is erased with its evaluations and all their answers.\n", reader.DisplayName, NameOf(organisation), until.UtcDateTime, site.LinkTo("/organisations")]);
    }

    private static MailLanguage Speak(GarantUser reader, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(organisation);
        return MailLanguage.Speak(reader.Language);
    }

    private string NameOf(Organisation organisation) =>
        NameInMail.Of(organisation.Name) is { } name ? texts["“{0}”", name] : texts["one of your organisations"];

    private void Add(GarantUser reader, string kind, string subject, string body) =>
        queue.Add(reader.Email is { } email && limits.MayMail(EmailAddress.Key(email), kind) ? email : null, subject, body);
}
