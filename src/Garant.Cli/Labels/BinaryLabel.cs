using System.CommandLine;
using Garant.Cli.Tables;

namespace Garant.Cli.Labels;

/// <summary>Labels of two classes: 1 and 0, true and false in any spelling, or with <c>--positive</c> any others.</summary>
/// <param name="Column">Where they stand.</param>
/// <param name="Positive">The label that counts as 1, or <c>null</c>.</param>
internal sealed record BinaryLabel(string Column, string? Positive)
{
    public static Option<string?> Option() => new("--positive") { Description = "The label whose probability --probability holds, where labels are not 0 and 1", HelpName = "LABEL" };

    /// <summary>1 or 0.</summary>
    /// <exception cref="BadInputException">The text is neither.</exception>
    public int Of(RowPlace place, string text) =>
        string.IsNullOrWhiteSpace(text) ? throw Table.Fault(place, $"column \"{Column}\" is empty; fill it in, or leave the row out with --where")
        : Positive is not null ? LabelText.IndexOf([Positive], text) + 1
        : LabelText.Answer(text) is bool answer ? answer ? 1 : 0
        : throw Table.Fault(place, $"column \"{Column}\" holds \"{text}\", which is neither 0 nor 1; name the label whose probability is meant with --positive");

    /// <summary>Refuses a name that no row has.</summary>
    /// <exception cref="BadInputException">No label is positive.</exception>
    public void MustOccur(Table table, IEnumerable<int> labels)
    {
        if (Positive is not null && !labels.Contains(1))
        {
            throw table.Fault($"no row has \"{Positive}\" in column \"{Column}\"; --positive is the label whose probability is meant");
        }
    }
}
