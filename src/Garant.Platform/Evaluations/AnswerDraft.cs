namespace Garant.Platform.Evaluations;

/// <summary>What a person typed into fields that somebody else had changed meanwhile; it waits until the person decides which stays.</summary>
public sealed class AnswerDraft
{
    public required Guid EvaluationId { get; init; }

    public required string ElementId { get; init; }

    public required string UserId { get; init; }

    public string Ticks { get; set; } = "";

    public string Reason { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>The fields in conflict. The others are as they were stored when the draft was written, and mean nothing any more.</summary>
    public AnswerParts Fields { get; set; } = AnswerParts.All;

    public DateTimeOffset TypedAt { get; set; }

    public AnswerContent Content
    {
        get => new(Ticks, Reason, Note);
        set => (Ticks, Reason, Note) = (value.Ticks, value.Reason, value.Note);
    }

    /// <summary>The answer that this draft would make of the one that stands.</summary>
    public AnswerContent Over(AnswerContent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored.With(Fields, Content);
    }
}
