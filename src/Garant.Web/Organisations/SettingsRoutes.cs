using System.Text;
using Garant.Platform.Access;
using Garant.Platform.Localisation;
using Garant.Platform.Organisations;
using Garant.Web.Access;
using Garant.Web.Forms;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Garant.Web.Organisations;

/// <summary>Changing what an organisation says of itself, and deleting it.</summary>
internal static class SettingsRoutes
{
    public static void MapOrganisationSettings(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder organisation = routes.MapGroup("/organisations/{organisation:guid}");
        organisation.MapForm("/settings", Show, ChangeAsync, () => OrganisationRoutes.Fields).Needs(Permission.ManageOrganisation);
        organisation.MapForm("/deletion", ShowDeletionAsync, DeleteAsync).Needs(Permission.ManageOrganisation);
    }

    private static RazorComponentResult<SettingsPage> Show(bool? saved, FormInput form, OrganisationScope scope) =>
        SettingsPage.Of(new(form, scope, IsSaved: saved is true && !form.IsFilled));

    private static async Task<IResult?> ChangeAsync(FormInput form, OrganisationScope scope, ChangeOrganisation change, Texts texts, CancellationToken stop)
    {
        string name = OrganisationFields.Name(form, texts);
        int? people = OrganisationFields.People(form, texts);
        if (form.HasErrors)
        {
            return null;
        }

        return await change.RunAsync(scope, name, people, stop) ? Results.LocalRedirect($"/organisations/{scope.Id}/settings?saved=true") : Results.NotFound();
    }

    private static async Task<RazorComponentResult<DeletionPage>> ShowDeletionAsync(FormInput form, OrganisationScope scope, OrganisationSizes sizes, TimeProvider clock, CancellationToken stop) =>
        DeletionPage.Of(new(form, scope, await sizes.OfAsync(scope, stop), clock.GetUtcNow() + Organisation.KeptFor));

    private static async Task<IResult?> DeleteAsync(FormInput form, OrganisationScope scope, DeleteOrganisation delete, Texts texts, CancellationToken stop)
    {
        if (Compared(form.Text("confirmation")) != Compared(scope.Organisation.Name))
        {
            form.Refuse("confirmation", form.Text("confirmation").Length == 0
                ? texts["Type the name of the organisation."]
                : texts["This is not the name of the organisation. Nothing was deleted."]);
            return null;
        }

        return await delete.RunAsync(scope, stop) ? Results.LocalRedirect("/organisations") : Results.NotFound();
    }

    /// <summary>A name as it is compared with what was typed after it: keyboards differ in capitals, blanks and accents.</summary>
    private static string Compared(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
