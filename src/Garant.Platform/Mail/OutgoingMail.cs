namespace Garant.Platform.Mail;

/// <summary>A mail that is to be sent, written in the transaction that causes it.</summary>
public sealed class OutgoingMail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The address; empty for a mail that goes to nobody (see <see cref="MailQueue.Add"/>).</summary>
    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>The text, sealed because its link carries a token; empty as soon as the mail is sent or given up.</summary>
    public required string SealedBody { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>When to try next; <c>null</c> when there is nothing left to try. Moving it forward claims the mail.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>When it was sent, or dealt with where it goes to nobody.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was given up for good.</summary>
    public DateTimeOffset? FailedAt { get; set; }
}
