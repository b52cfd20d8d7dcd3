using Garant.Platform.Access;
using Garant.Web.Forms;

namespace Garant.Web.ManagingEvaluations;

/// <summary>What the page shows that copies an evaluation.</summary>
/// <param name="Form">The form.</param>
/// <param name="Scope">Who copies which evaluation.</param>
/// <param name="Name">The name that is proposed.</param>
public sealed record DuplicateModel(FormInput Form, EvaluationScope Scope, string Name);
