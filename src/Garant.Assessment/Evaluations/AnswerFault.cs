namespace Garant.Assessment.Evaluations;

/// <summary>Something in an <see cref="AnswerSheet"/> that its framework does not admit.</summary>
/// <param name="Place">The element or item it is about, or <c>framework</c>.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Text">What is wrong and what to do, in English.</param>
public sealed record AnswerFault(string Place, AnswerFaultKind Kind, string Text);
