using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Improvement;

/// <summary>One item that could be ticked, what it gains in units and what it costs.</summary>
internal sealed record ImprovementOption(Element Element, AnswerItem Item, long Gain, long Cost);
