namespace Garant.Platform.Evaluations;

/// <summary>One saved state of an answer, as its history shows it.</summary>
/// <param name="Version">The number of the save; 0 is the time before the first answer.</param>
/// <param name="Content">What was said then.</param>
/// <param name="SavedAt">When.</param>
/// <param name="SavedBy">The name of who saved it, or <c>null</c> where the person is no longer known.</param>
public sealed record RevisionLine(int Version, AnswerContent Content, DateTimeOffset SavedAt, string? SavedBy);
