using Garant.Platform.Evaluations;
using Garant.Web.Forms;

namespace Garant.Web.Organisations;

/// <summary>What the form of a new organisation shows.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Trial">What was answered without an account and waits to be taken along.</param>
public sealed record NewOrganisationModel(FormInput Form, IReadOnlyList<Evaluation> Trial);
