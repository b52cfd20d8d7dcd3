using Garant.Assessment.Frameworks;
using Garant.Platform.Evaluations;
using Garant.Web.Forms;

namespace Garant.Web.Evaluations;

/// <summary>What changes on a page when one element was saved or refused.</summary>
/// <param name="View">The evaluation as it is now.</param>
/// <param name="Element">The element.</param>
/// <param name="Form">What was typed and refused.</param>
public sealed record SavedModel(EvaluationView View, Element Element, FormInput Form);
