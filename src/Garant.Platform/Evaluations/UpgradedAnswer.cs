using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;

namespace Garant.Platform.Evaluations;

/// <summary>What becomes of an element of the newer version.</summary>
/// <param name="Element">The element.</param>
/// <param name="Change">Where it comes from, and what the editors say of it.</param>
/// <param name="Content">The answer that it begins with; blank where there is none.</param>
/// <param name="State">What that answer is.</param>
public sealed record UpgradedAnswer(Element Element, ElementUpgrade Change, AnswerContent Content, UpgradedState State);
