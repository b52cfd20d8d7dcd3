using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Web.Forms;

namespace Garant.Web.Trials;

/// <summary>What waits to be taken along into an organisation.</summary>
/// <param name="Form">The form that takes it.</param>
/// <param name="Scope">The person in the organisation.</param>
/// <param name="Evaluations">The evaluations.</param>
public sealed record TakeAlong(FormInput Form, OrganisationScope Scope, IReadOnlyList<Evaluation> Evaluations);
