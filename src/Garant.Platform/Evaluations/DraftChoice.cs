namespace Garant.Platform.Evaluations;

/// <summary>What a person decides about a draft.</summary>
/// <param name="ElementId">The element.</param>
/// <param name="KeepsDraft">Whether the draft becomes the answer; else the saved answer stays and the draft goes.</param>
/// <param name="Version">The version of the saved answer that the person saw beside the draft.</param>
public sealed record DraftChoice(string ElementId, bool KeepsDraft, int Version);
