using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Web.Forms;

namespace Garant.Web.Evaluations;

/// <summary>What the history of an element shows.</summary>
/// <param name="Scope">Who looks at which evaluation.</param>
/// <param name="Section">The element's section.</param>
/// <param name="Element">The element.</param>
/// <param name="History">A page of its states.</param>
/// <param name="IsNewest">Whether the page begins with what stands now.</param>
/// <param name="Form">What was asked for and refused.</param>
public sealed record HistoryModel(EvaluationScope Scope, Section Section, Element Element, ElementHistory History, bool IsNewest, FormInput Form)
{
    /// <summary>Whether the reader may bring a state back.</summary>
    public bool CanRestore => Scope.May(Permission.AnswerEvaluations);

    /// <summary>Whether the page ends with the first answer.</summary>
    public bool IsOldest => History.Before is null && History.Lines.Count > 0;

    /// <summary>The states of the page, each with the answer it changed.</summary>
    public IEnumerable<(RevisionLine Line, AnswerContent Before)> Steps =>
        History.Lines.Zip(History.Lines.Skip(1).Append(History.Before).Select(line => line?.Content ?? AnswerContent.Blank));

    /// <summary>Whether a state is what stands now.</summary>
    public bool IsAsNow(AnswerContent content) => content == History.Current.Content;

    /// <summary>Whether the framework still knows what was ticked in a state.</summary>
    public bool Admits(AnswerContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return !AnswerCheck.Faults(Element, content.ItemIds.ToHashSet()).Any();
    }
}
