namespace Garant.Assessment.Improvement;

/// <summary>One item that has to be true before a step is done.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="BuildsOn">The item it builds on: the rung below, or the present answer below the first rung; <c>null</c> where there is nothing below.</param>
/// <param name="Effort">The effort the framework states for this rung alone.</param>
public sealed record PathRung(string ItemId, string? BuildsOn, int Effort);
