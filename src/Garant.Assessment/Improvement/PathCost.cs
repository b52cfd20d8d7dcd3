namespace Garant.Assessment.Improvement;

/// <summary>What the cheapest path to a level minimises.</summary>
public enum PathCost
{
    /// <summary>The number of answers to change: each newly ticked item costs 1, however many rungs of a single answer it passes.</summary>
    Answers,

    /// <summary>The points gained: the set that overshoots the level least.</summary>
    Points,

    /// <summary>The effort the framework states, summed over the newly ticked items and, in elements with a single answer, the rungs passed on the way to them.</summary>
    Effort,
}
