using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Improvement;

/// <summary>The cheapest set of better answers that reaches a label level.</summary>
/// <param name="Level">The level it reaches.</param>
/// <param name="Steps">The changes, in the framework's order; none when the level is open already.</param>
/// <param name="Cost">Their cost: answers changed, points gained or effort, as asked. No set that reaches the level costs less.</param>
/// <param name="ScoreAfter">The published score with the changes made; elements still unanswered count as nothing.</param>
public sealed record LabelPath(LabelLevel Level, IReadOnlyList<PathStep> Steps, decimal Cost, decimal ScoreAfter)
{
    /// <summary>The effort of all its steps.</summary>
    public long Effort => Steps.Sum(step => step.Effort);
}
