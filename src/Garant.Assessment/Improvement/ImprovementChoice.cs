namespace Garant.Assessment.Improvement;

/// <summary>Options of which at most one can be taken.</summary>
internal sealed record ImprovementChoice(IReadOnlyList<ImprovementOption> Options);
