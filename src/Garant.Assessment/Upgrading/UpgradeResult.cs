using Garant.Assessment.Evaluations;
using Garant.Assessment.Scoring;

namespace Garant.Assessment.Upgrading;

/// <summary>An evaluation moved to a newer version, and what that did to it.</summary>
/// <param name="Plan">The plan that was followed.</param>
/// <param name="Answers">The answers of the newer version; they can be scored as they are.</param>
/// <param name="Elements">Every element of the newer version, in order.</param>
/// <param name="Dropped">The ticks that did not go over, in the older version's order.</param>
/// <param name="Notes">Notes by new element id.</param>
/// <param name="ArchivedNotes">Notes by old element id that no element of the newer version takes over.</param>
/// <param name="Before">The score range before.</param>
/// <param name="After">The score range after.</param>
public sealed record UpgradeResult(
    UpgradePlan Plan,
    AnswerSheet Answers,
    IReadOnlyList<UpgradedElement> Elements,
    IReadOnlyList<DroppedTick> Dropped,
    IReadOnlyDictionary<string, string> Notes,
    IReadOnlyDictionary<string, string> ArchivedNotes,
    ScoreRange Before,
    ScoreRange After)
{
    /// <summary>The elements that say what they said before.</summary>
    public IEnumerable<UpgradedElement> Kept => Elements.Where(element => element.Upgrade.Badge == Badge.Unchanged);

    /// <summary>The elements the newer version changed.</summary>
    public IEnumerable<UpgradedElement> Changed => Elements.Where(element => element.Upgrade.Badge == Badge.Updated);

    /// <summary>The elements that are new.</summary>
    public IEnumerable<UpgradedElement> New => Elements.Where(element => element.Upgrade.Badge == Badge.New);
}
