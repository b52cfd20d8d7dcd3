using Garant.Assessment.Scoring;

namespace Garant.Assessment.Improvement;

/// <summary>One change on the way to a label level.</summary>
/// <param name="ElementId">The element to answer better.</param>
/// <param name="ItemsToTick">The items to tick; in an element with a single answer, the one that replaces the present answer.</param>
/// <param name="Rungs">What has to be done, in this order. In an element with a single answer, the rungs between the present answer and the one to tick, that one last; each builds on the one before. In an element with several answers, the items to tick.</param>
/// <param name="Gain">What the change adds to the score, exactly.</param>
public sealed record PathStep(string ElementId, IReadOnlyList<string> ItemsToTick, IReadOnlyList<PathRung> Rungs, Fraction Gain)
{
    /// <summary>The effort of all its rungs.</summary>
    public long Effort => Rungs.Sum(rung => (long)rung.Effort);
}
