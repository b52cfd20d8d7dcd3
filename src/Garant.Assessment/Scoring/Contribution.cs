namespace Garant.Assessment.Scoring;

/// <summary>What one answer adds to the score. The contributions of an evaluation add up to its score, exactly.</summary>
/// <param name="ElementId">The element.</param>
/// <param name="ItemId">The ticked item; <c>null</c> when the element counts as not concerned.</param>
/// <param name="Score">The exact part of the score, 0 to 100.</param>
public sealed record Contribution(string ElementId, string? ItemId, Fraction Score);
