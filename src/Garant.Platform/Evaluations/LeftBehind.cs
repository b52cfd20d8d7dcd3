using Garant.Assessment.Frameworks;

namespace Garant.Platform.Evaluations;

/// <summary>What of an answer does not go over. It stays in the older evaluation, where it can be read.</summary>
/// <param name="ElementId">The element in the older version.</param>
/// <param name="Element">The element itself; <c>null</c> when the version does not have it any more.</param>
/// <param name="Items">The ticks that do not go over, with the reason; an item is <c>null</c> where the version does not have it any more.</param>
/// <param name="Reason">The reason for "not concerned" that goes over nowhere; empty where there is none.</param>
/// <param name="Note">The internal note that goes over nowhere; empty where there is none.</param>
public sealed record LeftBehind(string ElementId, Element? Element, IReadOnlyList<LeftTick> Items, string Reason, string Note)
{
    /// <summary>Whether the element's texts stay behind.</summary>
    public bool HasTexts => Reason.Length > 0 || Note.Length > 0;
}
