using Garant.Assessment.Frameworks;

namespace Garant.Platform.Evaluations;

/// <summary>The upgrade of an evaluation to a newer version of its framework.</summary>
/// <param name="Newer">The newer versions that it can go to, newest first; none where it is up to date.</param>
/// <param name="To">The version that was asked for, or the newest; <c>null</c> where there is none.</param>
/// <param name="Kind">The kind of organisation that applies in the newer version, or <c>null</c>.</param>
/// <param name="AsksKind">Whether the newer version does not know the evaluation's kind, and none that it knows was chosen.</param>
/// <param name="Preview">What it would make of the evaluation; <c>null</c> where there is no newer version.</param>
/// <param name="MadeId">The evaluation that was made of this one for this version; <c>null</c> where none was.</param>
public sealed record UpgradeOffer(IReadOnlyList<Framework> Newer, Framework? To, OrganisationKind? Kind, bool AsksKind, UpgradePreview? Preview, Guid? MadeId);
