using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Web.Forms;

namespace Garant.Web.ManagingEvaluations;

/// <summary>What the page of an upgrade shows.</summary>
/// <param name="Form">The form.</param>
/// <param name="Scope">Who upgrades which evaluation.</param>
/// <param name="Framework">The evaluation's framework.</param>
/// <param name="Offer">What an upgrade would do.</param>
/// <param name="ChosenKind">The kind of organisation that was chosen, empty for equal weights; <c>null</c> where nothing was.</param>
public sealed record UpgradeModel(FormInput Form, EvaluationScope Scope, Framework Framework, UpgradeOffer Offer, string? ChosenKind)
{
    /// <summary>Whether the newer version does not know the evaluation's kind of organisation.</summary>
    public bool IsKindUnknown => Scope.Evaluation.OrganisationKind is { } own && Offer.To is { } to && to.OrganisationKinds.All(kind => kind.Key != own);

    /// <summary>The name of the evaluation's kind of organisation; its key where the version has no name for it.</summary>
    public string KindName(string language) =>
        Framework.OrganisationKinds.FirstOrDefault(kind => kind.Key == Scope.Evaluation.OrganisationKind)?.Name.In(language) ?? Scope.Evaluation.OrganisationKind ?? "";

    /// <summary>The elements of the newer version that begin so.</summary>
    public IReadOnlyList<UpgradedAnswer> Of(UpgradedState state) => [.. Offer.Preview!.Answers.Where(answer => answer.State == state)];
}
