using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Improvement;

/// <summary>One item that could be ticked, what has to be done for it, what it gains in units and what it costs.</summary>
internal sealed record ImprovementOption(Element Element, AnswerItem Item, IReadOnlyList<PathRung> Rungs, long Gain, long Cost);
