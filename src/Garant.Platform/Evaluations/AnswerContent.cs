namespace Garant.Platform.Evaluations;

/// <summary>What a person says to one element.</summary>
/// <param name="Ticks">The ticked items' ids in the framework's order, separated by spaces; empty when nothing is ticked.</param>
/// <param name="Reason">Why the element is declared "not concerned"; empty when it was not said.</param>
/// <param name="Note">The organisation's private note.</param>
public sealed record AnswerContent(string Ticks, string Reason, string Note)
{
    /// <summary>The most characters of a reason or a note; whatever limits a text on the way follows from it.</summary>
    public const int LongestText = 20_000;

    public static AnswerContent Blank { get; } = new("", "", "");

    public IEnumerable<string> ItemIds => Ticks.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The fields in which two answers differ.</summary>
    public AnswerParts DifferenceFrom(AnswerContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Ticks == other.Ticks ? AnswerParts.None : AnswerParts.Ticks)
            | (Reason == other.Reason ? AnswerParts.None : AnswerParts.Reason)
            | (Note == other.Note ? AnswerParts.None : AnswerParts.Note);
    }

    /// <summary>This answer with some fields of another one.</summary>
    public AnswerContent With(AnswerParts parts, AnswerContent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            parts.HasFlag(AnswerParts.Ticks) ? other.Ticks : Ticks,
            parts.HasFlag(AnswerParts.Reason) ? other.Reason : Reason,
            parts.HasFlag(AnswerParts.Note) ? other.Note : Note);
    }
}
