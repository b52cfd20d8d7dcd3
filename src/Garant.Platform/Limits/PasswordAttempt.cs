namespace Garant.Platform.Limits;

/// <summary>One attempt to sign in.</summary>
public sealed class PasswordAttempt(TimeSpan? wait, Action giveBack)
{
    /// <summary>How long to wait before the next attempt, or <c>null</c> when this one may go on.</summary>
    public TimeSpan? Wait => wait;

    /// <summary>Takes back that the password was wrong.</summary>
    public void WasRight() => giveBack();
}
