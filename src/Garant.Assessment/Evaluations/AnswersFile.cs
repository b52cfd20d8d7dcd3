using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Evaluations;

/// <summary>Answers as a user keeps them in a JSON file, with the lines on which they stand.</summary>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Sheet">The answers.</param>
/// <param name="Notes">Private notes by element id.</param>
/// <param name="ArchivedNotes">Notes of elements that earlier upgrades left behind, by their old id.</param>
/// <param name="FrameworkLine">The line of the framework's id.</param>
/// <param name="ElementLines">The line of each element.</param>
/// <param name="Ticks">The line of each tick.</param>
public sealed record AnswersFile(
    string Path,
    AnswerSheet Sheet,
    IReadOnlyDictionary<string, string> Notes,
    IReadOnlyDictionary<string, string> ArchivedNotes,
    int FrameworkLine,
    IReadOnlyDictionary<string, int> ElementLines,
    IReadOnlyList<AnswersFile.Tick> Ticks)
{
    /// <summary>What the framework does not admit in the answers, each with its line; empty when all is well.</summary>
    /// <param name="framework">The framework that was answered.</param>
    public IReadOnlyList<Diagnostic> Faults(Framework framework) =>
        [.. AnswerCheck.Faults(framework, Sheet).Select(fault => new Diagnostic(Path, LineOf(fault, framework), Severity.Error, fault.Text))];

    private int LineOf(AnswerFault fault, Framework framework) => fault.Kind switch
    {
        AnswerFaultKind.OtherFramework => FrameworkLine,
        AnswerFaultKind.UnknownItem => Ticks.First(tick => tick.ItemId == fault.Place && framework.FindElement(tick.ElementId)?.Items.Any(item => item.Id == tick.ItemId) == false).Line,
        _ => ElementLines[fault.Place],
    };

    /// <summary>One ticked item in the file.</summary>
    /// <param name="ElementId">The element.</param>
    /// <param name="ItemId">The item.</param>
    /// <param name="Line">Where it stands.</param>
    public sealed record Tick(string ElementId, string ItemId, int Line);
}
