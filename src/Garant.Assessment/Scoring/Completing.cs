using Garant.Assessment.Evaluations;

namespace Garant.Assessment.Scoring;

/// <summary>An unfinished evaluation that is being completed in thought.</summary>
/// <param name="Sheet">The answers.</param>
/// <param name="States">The elements' states.</param>
/// <param name="Tallies">What each element brings as it stands, by position.</param>
/// <param name="Section">The number of the only section whose figures count, or <c>null</c> when all do.</param>
internal readonly record struct Completing(AnswerSheet Sheet, ElementStates States, Tally[] Tallies, int? Section);
