using Garant.Assessment.Scoring;

namespace Garant.Assessment.Improvement;

/// <summary>One change on the way to a label level.</summary>
/// <param name="ElementId">The element to answer better.</param>
/// <param name="ItemsToTick">The items to tick; in an element with a single answer, the one that replaces the present answer.</param>
/// <param name="Gain">What the change adds to the score, exactly.</param>
public sealed record PathStep(string ElementId, IReadOnlyList<string> ItemsToTick, Fraction Gain);
