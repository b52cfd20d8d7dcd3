namespace Garant.Platform.Evaluations;

/// <summary>What a person says to one element.</summary>
/// <param name="Ticks">The ticked items' ids in the framework's order, separated by spaces; empty when nothing is ticked.</param>
/// <param name="Reason">Why the element is declared "not concerned"; empty when it was not said.</param>
/// <param name="Note">The organisation's private note.</param>
public sealed record AnswerContent(string Ticks, string Reason, string Note)
{
    public static AnswerContent Blank { get; } = new("", "", "");

    public IEnumerable<string> ItemIds => Ticks.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
