namespace Garant.Platform.Evaluations;

/// <summary>Where an answer was carried over from.</summary>
/// <param name="EvaluationId">The evaluation, which may be gone by now.</param>
/// <param name="ElementId">Its element, which may have had another id.</param>
/// <param name="Version">The version that stood there.</param>
public sealed record AnswerSource(Guid EvaluationId, string ElementId, int Version);
