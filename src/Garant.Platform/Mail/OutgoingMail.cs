namespace Garant.Platform.Mail;

/// <summary>A mail as it leaves. Sent again after a fault, it is the same mail to the letter.</summary>
/// <param name="MessageId">Its Message-ID, without angle brackets.</param>
/// <param name="WrittenAt">When it was written, which is its date.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text.</param>
public sealed record OutgoingMail(string MessageId, DateTimeOffset WrittenAt, string To, string Subject, string Body);
