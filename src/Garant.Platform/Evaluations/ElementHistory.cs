namespace Garant.Platform.Evaluations;

/// <summary>A page of an element's history, the newest state first.</summary>
/// <param name="Lines">The states of the page.</param>
/// <param name="Before">The state before the last one of the page, which that one is compared with; <c>null</c> where nothing was answered before.</param>
/// <param name="Current">What stands now; version 0 where nothing was ever answered.</param>
public sealed record ElementHistory(IReadOnlyList<RevisionLine> Lines, RevisionLine? Before, (int Version, AnswerContent Content) Current);
