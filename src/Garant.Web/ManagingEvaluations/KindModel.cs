using Garant.Assessment.Frameworks;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Web.Forms;

namespace Garant.Web.ManagingEvaluations;

/// <summary>What the page shows that changes the kind of organisation: every kind with the score that it gives.</summary>
/// <param name="Form">The form.</param>
/// <param name="View">The evaluation.</param>
/// <param name="Kinds">Equal weights first, then the framework's kinds.</param>
public sealed record KindModel(FormInput Form, EvaluationView View, IReadOnlyList<KindScore> Kinds)
{
    /// <summary>The page of an evaluation.</summary>
    public static KindModel Of(FormInput form, EvaluationView view, FrameworkLibrary library)
    {
        OrganisationKind? now = view.Framework.OrganisationKinds.FirstOrDefault(kind => kind.Key == view.Evaluation.OrganisationKind);
        return new(form, view, [.. view.Framework.OrganisationKinds.Prepend(null).Select(kind => new KindScore(kind, library.ScorerOf(view.Framework, kind?.Key).Score(view.Sheet), kind == now))]);
    }

    /// <summary>The key of the kind that is chosen, empty for equal weights.</summary>
    public string Chosen => Form.Text("kind", Kinds.First(kind => kind.IsNow).Kind?.Key ?? "");
}
