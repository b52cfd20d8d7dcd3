using Garant.Platform.Access;
using Garant.Platform.Organisations;
using Garant.Web.Forms;

namespace Garant.Web.Organisations;

/// <summary>An organisation that is about to be deleted.</summary>
/// <param name="Form">The form, in which its name is typed.</param>
/// <param name="Scope">Who deletes which organisation.</param>
/// <param name="Size">What goes with it.</param>
/// <param name="Until">Until when it could be brought back.</param>
public sealed record DeletionModel(FormInput Form, OrganisationScope Scope, OrganisationSize Size, DateTimeOffset Until);
