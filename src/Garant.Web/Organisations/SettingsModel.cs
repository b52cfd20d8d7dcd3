using Garant.Platform.Access;
using Garant.Web.Forms;

namespace Garant.Web.Organisations;

/// <summary>What an organisation says of itself, to be changed.</summary>
/// <param name="Form">The form.</param>
/// <param name="Scope">Who looks at which organisation.</param>
/// <param name="IsSaved">Whether a change was just saved.</param>
public sealed record SettingsModel(FormInput Form, OrganisationScope Scope, bool IsSaved);
