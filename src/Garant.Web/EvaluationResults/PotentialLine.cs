using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;

namespace Garant.Web.EvaluationResults;

/// <summary>What the best answer to an element would add.</summary>
public sealed record PotentialLine(Element Element, Fraction Gain);
