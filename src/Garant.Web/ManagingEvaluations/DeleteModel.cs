using Garant.Platform.Access;
using Garant.Web.Forms;

namespace Garant.Web.ManagingEvaluations;

/// <summary>What the page shows that deletes an evaluation.</summary>
/// <param name="Form">The form.</param>
/// <param name="Scope">Who deletes which evaluation.</param>
/// <param name="GoesAt">When it would go for good.</param>
public sealed record DeleteModel(FormInput Form, EvaluationScope Scope, DateTimeOffset GoesAt);
