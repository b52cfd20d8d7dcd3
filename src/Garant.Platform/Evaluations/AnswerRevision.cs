namespace Garant.Platform.Evaluations;

/// <summary>One save of an answer; rows are only ever added, so that no answer is lost by a later one.</summary>
public sealed class AnswerRevision
{
    public required Guid EvaluationId { get; init; }

    public required string ElementId { get; init; }

    public required int Version { get; init; }

    public required string Ticks { get; init; }

    public required string Reason { get; init; }

    public required string Note { get; init; }

    public required string SavedById { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>What the journal's digest of reason and note was made with; <c>null</c> for a revision of before the journal.</summary>
    public byte[]? TextSalt { get; init; }

    /// <summary>The evaluation it was carried over from, which may be gone by now; <c>null</c> for what was answered here.</summary>
    public Guid? SourceEvaluationId { get; init; }

    /// <summary>The element it was there.</summary>
    public string? SourceElementId { get; init; }

    /// <summary>The version that stood there.</summary>
    public int? SourceVersion { get; init; }

    public AnswerContent Content => new(Ticks, Reason, Note);
}
