using Garant.Assessment.Frameworks;

namespace Garant.Web.EvaluationResults;

/// <summary>Where the score stands with regard to a level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Standing">What is known.</param>
/// <param name="Missing">The points of the score up to it, where it is known to be missed; otherwise 0.</param>
public sealed record LevelLine(LabelLevel Level, LevelStanding Standing, decimal Missing);
