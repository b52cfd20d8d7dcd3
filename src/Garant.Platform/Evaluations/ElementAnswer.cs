using Garant.Platform.Accounts;

namespace Garant.Platform.Evaluations;

/// <summary>The answer to one element as it stands.</summary>
public sealed class ElementAnswer
{
    public required Guid EvaluationId { get; init; }

    public required string ElementId { get; init; }

    public string Ticks { get; set; } = "";

    /// <summary>What was ticked before the ticks last changed; empty where nothing was.</summary>
    public string TicksBefore { get; set; } = "";

    public string Reason { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>Counts the saves; what a page was opened with tells whether someone saved in between.</summary>
    public int Version { get; set; }

    public string SavedById { get; set; } = "";

    public GarantUser? SavedBy { get; set; }

    public DateTimeOffset SavedAt { get; set; }

    public AnswerContent Content
    {
        get => new(Ticks, Reason, Note);
        set => (Ticks, Reason, Note) = (value.Ticks, value.Reason, value.Note);
    }

    /// <summary>One that may be changed, without the name of who saved it.</summary>
    internal ElementAnswer Copy() => new()
    {
        EvaluationId = EvaluationId,
        ElementId = ElementId,
        Ticks = Ticks,
        TicksBefore = TicksBefore,
        Reason = Reason,
        Note = Note,
        Version = Version,
        SavedById = SavedById,
        SavedAt = SavedAt,
    };
}
