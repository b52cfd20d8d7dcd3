namespace Garant.Platform.Journal;

/// <summary>An event of the journal as it is stored. Rows are only ever added, each chained to the one before it.</summary>
public sealed class JournalRow
{
    /// <summary>The place in the chain: 1, 2, 3, … without a gap.</summary>
    public required long Position { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, such as <c>answer-saved</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The organisation it happened in. No foreign key: the journal outlives what it tells of.</summary>
    public Guid? OrganisationId { get; init; }

    public Guid? EvaluationId { get; init; }

    /// <summary>Who did it, as <see cref="PersonSalt.DigestOf"/> has it; empty where the program itself did it.</summary>
    public required byte[] Actor { get; init; }

    /// <summary>The event's data: a JSON object of integers and strings, in ASCII.</summary>
    public required string Content { get; init; }

    /// <summary>The hash of the row before; zeros in the first one.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>The hash of all of this row but itself: see <see cref="JournalHash"/>.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>This row with its hash.</summary>
    internal JournalRow With(byte[] hash) => new()
    {
        Position = Position,
        At = At,
        Kind = Kind,
        OrganisationId = OrganisationId,
        EvaluationId = EvaluationId,
        Actor = Actor,
        Content = Content,
        PreviousHash = PreviousHash,
        Hash = hash,
    };
}
