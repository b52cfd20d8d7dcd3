namespace Garant.Assessment.Scoring;

/// <summary>How much the score would rise if one element had its best answer and all else stayed.</summary>
/// <param name="ElementId">The element; it applies and is not declared "not concerned".</param>
/// <param name="MissingPoints">Its maximum less the points it has, weighted.</param>
/// <param name="Gain">The exact rise of the score.</param>
public sealed record ElementPotential(string ElementId, decimal MissingPoints, Fraction Gain);
