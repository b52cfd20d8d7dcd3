using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;

namespace Garant.Platform.Evaluations;

/// <summary>A tick that does not go over.</summary>
/// <param name="ItemId">The item in the older version.</param>
/// <param name="Item">The item itself; <c>null</c> when the version does not have it any more.</param>
/// <param name="Why">Why; <c>null</c> where it did not count before either, because the element does not admit it.</param>
public sealed record LeftTick(string ItemId, AnswerItem? Item, DropReason? Why);
