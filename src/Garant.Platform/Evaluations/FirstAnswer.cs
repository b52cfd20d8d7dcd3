namespace Garant.Platform.Evaluations;

/// <summary>An answer that an evaluation begins with.</summary>
/// <param name="ElementId">The element.</param>
/// <param name="Content">The answer.</param>
/// <param name="Source">Where it was carried over from, or <c>null</c>.</param>
public sealed record FirstAnswer(string ElementId, AnswerContent Content, AnswerSource? Source = null);
