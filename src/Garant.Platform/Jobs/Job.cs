namespace Garant.Platform.Jobs;

/// <summary>Work to be done beside the requests, written in the transaction that causes it.</summary>
public sealed class Job
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What is to be done: the name of an <see cref="IJobKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What its kind needs to know, as JSON. Nothing secret.</summary>
    public required string Payload { get; init; }

    /// <summary>What of it is secret, such as a text with a token, sealed; <c>null</c> where there is nothing, and as soon as the job is done or given up.</summary>
    public string? Sealed { get; set; }

    /// <summary>The id of what the job is about, such as an invitation, so that its page can say what became of the job.</summary>
    public Guid? AboutId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When to begin; <c>null</c> when there is nothing left to do.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often it was begun; counted anew where it recurs.</summary>
    public int Attempts { get; set; }

    /// <summary>Until when nobody else begins it: the claim of an instance that was killed runs out.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The claim of whoever does it now: the machine and a number of its own.</summary>
    public string? LockedBy { get; set; }

    /// <summary>When it was done, the last time where it recurs.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When it was given up for good; where it recurs, until it is done the next time.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>What went wrong last, without a word about a person.</summary>
    public string? LastFault { get; set; }
}
