namespace Garant.Platform.Evaluations;

/// <summary>An answer that met another one saved meanwhile; it waits until its author decides which stays.</summary>
public sealed class AnswerDraft
{
    public required Guid EvaluationId { get; init; }

    public required string ElementId { get; init; }

    public required string UserId { get; init; }

    public string Ticks { get; set; } = "";

    public string Reason { get; set; } = "";

    public string Note { get; set; } = "";

    public DateTimeOffset TypedAt { get; set; }

    public AnswerContent Content
    {
        get => new(Ticks, Reason, Note);
        set => (Ticks, Reason, Note) = (value.Ticks, value.Reason, value.Note);
    }
}
