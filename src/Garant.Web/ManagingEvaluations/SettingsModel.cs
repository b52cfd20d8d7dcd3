using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Web.Forms;

namespace Garant.Web.ManagingEvaluations;

/// <summary>What the settings of an evaluation show.</summary>
/// <param name="Form">The form of the name.</param>
/// <param name="Scope">Who manages which evaluation.</param>
/// <param name="Framework">Its framework; <c>null</c> when it is not on the platform any more.</param>
/// <param name="Kind">Its kind of organisation, or <c>null</c>.</param>
/// <param name="Newer">The newest version that it can go to, or <c>null</c>.</param>
/// <param name="Related">What it was made from, and what was made of it.</param>
public sealed record SettingsModel(FormInput Form, EvaluationScope Scope, Framework? Framework, OrganisationKind? Kind, Framework? Newer, IReadOnlyList<RelatedEvaluation> Related)
{
    /// <summary>The settings of an evaluation.</summary>
    public static SettingsModel Of(FormInput form, EvaluationScope scope, FrameworkLibrary library, IReadOnlyList<RelatedEvaluation> related)
    {
        Framework? framework = library.Find(scope.Evaluation.FrameworkId);
        return new(
            form,
            scope,
            framework,
            framework?.OrganisationKinds.FirstOrDefault(kind => kind.Key == scope.Evaluation.OrganisationKind),
            library.NewestAfter(scope.Evaluation.FrameworkId),
            related);
    }
}
