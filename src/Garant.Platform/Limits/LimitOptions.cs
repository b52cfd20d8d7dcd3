namespace Garant.Platform.Limits;

/// <summary>How often somebody may try: section <c>Garant:Limits</c> of the configuration.</summary>
public sealed class LimitOptions
{
    /// <summary>Whether anything is limited at all; off for tests that send many requests.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Wrong passwords for one account from one origin.</summary>
    public int WrongPasswordsForAccount { get; set; } = 10;

    /// <summary>Wrong passwords from one origin for all accounts together.</summary>
    public int WrongPasswordsFromOrigin { get; set; } = 100;

    /// <summary>The minutes in which wrong passwords are counted.</summary>
    public int WrongPasswordMinutes { get; set; } = 10;

    /// <summary>Mails about an account to one mailbox, and as many of each other kind, such as invitations.</summary>
    public int MailsToMailbox { get; set; } = 3;

    /// <summary>Mails that requests from one origin cause.</summary>
    public int MailsFromOrigin { get; set; } = 20;

    /// <summary>The minutes in which mails are counted.</summary>
    public int MailMinutes { get; set; } = 60;

    /// <summary>Trials without an account that are started from one origin.</summary>
    public int TrialsFromOrigin { get; set; } = 10;

    /// <summary>The minutes in which trials are counted.</summary>
    public int TrialMinutes { get; set; } = 60;

    /// <summary>The setting that makes no sense, or <c>null</c>.</summary>
    public string? Fault => this switch
    {
        { WrongPasswordsForAccount: < 1 } => nameof(WrongPasswordsForAccount),
        { WrongPasswordsFromOrigin: < 1 } => nameof(WrongPasswordsFromOrigin),
        { WrongPasswordMinutes: < 1 } => nameof(WrongPasswordMinutes),
        { MailsToMailbox: < 1 } => nameof(MailsToMailbox),
        { MailsFromOrigin: < 1 } => nameof(MailsFromOrigin),
        { MailMinutes: < 1 } => nameof(MailMinutes),
        { TrialsFromOrigin: < 1 } => nameof(TrialsFromOrigin),
        { TrialMinutes: < 1 } => nameof(TrialMinutes),
        _ => null,
    };
}
