namespace Garant.Assessment.Improvement;

/// <summary>What the cheapest path to a level minimises.</summary>
public enum PathCost
{
    /// <summary>The number of answers to change: each newly ticked item costs 1.</summary>
    Answers,

    /// <summary>The points gained: the set that overshoots the level least.</summary>
    Points,

    /// <summary>The effort the framework states for each newly ticked item.</summary>
    Effort,
}
