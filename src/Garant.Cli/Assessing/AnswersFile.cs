using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Cli.Files;

namespace Garant.Cli.Assessing;

/// <summary>Answers as a user keeps them in a JSON file, with the lines on which they stand.</summary>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Sheet">The answers.</param>
/// <param name="Notes">Private notes by element id.</param>
/// <param name="ArchivedNotes">Notes of elements that earlier upgrades left behind, by their old id.</param>
/// <param name="FrameworkLine">The line of the framework's id.</param>
/// <param name="ElementLines">The line of each element.</param>
/// <param name="Ticks">The line of each tick.</param>
internal sealed record AnswersFile(
    string Path,
    AnswerSheet Sheet,
    IReadOnlyDictionary<string, string> Notes,
    IReadOnlyDictionary<string, string> ArchivedNotes,
    int FrameworkLine,
    IReadOnlyDictionary<string, int> ElementLines,
    IReadOnlyList<AnswersFile.Tick> Ticks)
{
    /// <summary>Refuses answers that the framework does not admit.</summary>
    /// <exception cref="BadInputException">There are faults; all are named, each with its line.</exception>
    public void MustFit(Framework framework)
    {
        IReadOnlyList<AnswerFault> faults = AnswerCheck.Faults(framework, Sheet);
        if (faults.Count > 0)
        {
            throw new BadInputException([.. faults.Select(fault => FileRemark.Error(Path, LineOf(fault, framework), fault.Text))]);
        }
    }

    private int LineOf(AnswerFault fault, Framework framework) => fault.Kind switch
    {
        AnswerFaultKind.OtherFramework => FrameworkLine,
        AnswerFaultKind.UnknownItem => Ticks.First(tick => tick.ItemId == fault.Place && framework.FindElement(tick.ElementId)?.Items.Any(item => item.Id == tick.ItemId) == false).Line,
        _ => ElementLines[fault.Place],
    };

    /// <summary>One ticked item in the file.</summary>
    internal sealed record Tick(string ElementId, string ItemId, int Line);
}
