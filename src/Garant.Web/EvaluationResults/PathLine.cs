using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;

namespace Garant.Web.EvaluationResults;

/// <summary>One step of the path, with its texts.</summary>
/// <param name="Element">The element to answer better.</param>
/// <param name="Present">The answer it has, where it takes one alone; <c>null</c> when it has none.</param>
/// <param name="Rungs">What has to be done, in this order.</param>
/// <param name="Gain">What it adds to the score.</param>
/// <param name="Effort">The effort of all of it.</param>
public sealed record PathLine(Element Element, AnswerItem? Present, IReadOnlyList<AnswerItem> Rungs, Fraction Gain, long Effort)
{
    /// <summary>Whether each of several rungs builds on the one before.</summary>
    public bool IsLadder => Element.Type == AnswerType.Single && Rungs.Count > 1;

    /// <summary>Whether the first rung builds on the answer there is; one without points is nothing to build on.</summary>
    public bool BuildsOnPresent => Element.Type == AnswerType.Single && Present is { Points: > 0 };
}
