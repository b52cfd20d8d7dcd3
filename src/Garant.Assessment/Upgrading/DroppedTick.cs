namespace Garant.Assessment.Upgrading;

/// <summary>A tick that does not go over.</summary>
/// <param name="OldItemId">The item ticked in the older version.</param>
/// <param name="NewItemId">The item it would have gone to, or <c>null</c>.</param>
/// <param name="Reason">Why it does not.</param>
public sealed record DroppedTick(string OldItemId, string? NewItemId, DropReason Reason);
