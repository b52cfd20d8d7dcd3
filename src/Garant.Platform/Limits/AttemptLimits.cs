using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace Garant.Platform.Limits;

/// <summary>What may be tried how often: passwords, requests that send mail, and trials without an account. Each instance of the platform counts for itself.</summary>
public sealed class AttemptLimits : IDisposable
{
    private readonly bool _enabled;
    private readonly CountedWindows _account;
    private readonly CountedWindows _origin;
    private readonly CountedWindows _mailbox;
    private readonly CountedWindows _mailOrigin;
    private readonly CountedWindows _trialOrigin;

    public AttemptLimits(LimitOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        TimeSpan passwords = TimeSpan.FromMinutes(options.WrongPasswordMinutes);
        TimeSpan mails = TimeSpan.FromMinutes(options.MailMinutes);
        _enabled = options.Enabled;
        _account = new(options.WrongPasswordsForAccount, passwords, clock);
        _origin = new(options.WrongPasswordsFromOrigin, passwords, clock);
        _mailbox = new(options.MailsToMailbox, mails, clock);
        _mailOrigin = new(options.MailsFromOrigin, mails, clock);
        _trialOrigin = new(options.TrialsFromOrigin, TimeSpan.FromMinutes(options.TrialMinutes), clock);
    }

    public void Dispose()
    {
        _account.Dispose();
        _origin.Dispose();
        _mailbox.Dispose();
        _mailOrigin.Dispose();
        _trialOrigin.Dispose();
    }

    /// <summary>Counts an attempt to sign in as wrong, until <see cref="PasswordAttempt.WasRight"/> says otherwise. So many at once are no way around the limit.</summary>
    /// <param name="account">The account, whether or not there is one.</param>
    /// <param name="origin">Where the request comes from.</param>
    /// <param name="device">A device from which this account was entered before, or <c>null</c>. It is counted by itself, so that strangers cannot keep its owner out.</param>
    /// <returns>The attempt, which may have to wait.</returns>
    public PasswordAttempt TryPassword(string account, string origin, string? device)
    {
        if (!_enabled)
        {
            return new(null, () => { });
        }

        string key = KeyOf(account, device is null ? $"from {origin}" : $"device {device}");
        if (device is null && Wait(_origin, origin) is { } forOrigin)
        {
            return new(forOrigin, () => { });
        }

        if (Wait(_account, key) is { } forAccount)
        {
            // Nothing was tried, so nothing was wrong.
            GiveBackToOrigin();
            return new(forAccount, () => { });
        }

        return new(null, () =>
        {
            _account.GiveBack(key);
            GiveBackToOrigin();
        });

        void GiveBackToOrigin()
        {
            if (device is null)
            {
                _origin.GiveBack(origin);
            }
        }
    }

    /// <summary>Counts a request that may send a mail, whether or not it does.</summary>
    /// <returns>How long this origin has to wait, or <c>null</c>.</returns>
    public TimeSpan? WaitToMail(string origin) => _enabled ? Wait(_mailOrigin, origin) : null;

    /// <summary>Counts a mail to a mailbox.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="kind">What it is about; each kind is counted by itself, so that invitations cannot keep back a password link.</param>
    /// <returns>Whether the mail may be sent.</returns>
    public bool MayMail(string mailbox, string kind) => !_enabled || Wait(_mailbox, KeyOf(mailbox, kind)) is null;

    /// <summary>Counts a trial without an account that is about to be started.</summary>
    /// <returns>How long this origin has to wait, or <c>null</c>.</returns>
    public TimeSpan? WaitToTry(string origin) => _enabled ? Wait(_trialOrigin, origin) : null;

    private static TimeSpan? Wait(CountedWindows windows, string key)
    {
        using RateLimitLease lease = windows.AttemptAcquire(key);
        return lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : null;
    }

    /// <summary>Keys are of one length, whatever strangers send.</summary>
    private static string KeyOf(string name, string place) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{place}")));
}
