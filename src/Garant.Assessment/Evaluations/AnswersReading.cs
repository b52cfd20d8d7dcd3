using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Evaluations;

/// <summary>What came of reading an answers file.</summary>
/// <param name="Answers">The answers, or <c>null</c> when the file has errors.</param>
/// <param name="Diagnostics">Every remark, by line.</param>
public sealed record AnswersReading(AnswersFile? Answers, IReadOnlyList<Diagnostic> Diagnostics);
