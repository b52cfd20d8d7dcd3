using Garant.Assessment.Evaluations;

namespace Garant.Assessment.Scoring;

/// <summary>The points of one element.</summary>
/// <param name="ElementId">The element.</param>
/// <param name="State">Whether it applies and is answered.</param>
/// <param name="Points">The points of its ticked items, weighted; 0 unless it is answered.</param>
/// <param name="Maximum">M_e, weighted.</param>
public sealed record ElementScore(string ElementId, ElementState State, decimal Points, decimal Maximum);
