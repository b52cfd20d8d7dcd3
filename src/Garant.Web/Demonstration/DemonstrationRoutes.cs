using Garant.Platform.Accounts;
using Garant.Platform.Demonstration;
using Garant.Platform.Localisation;
using Garant.Web.Access;
using Garant.Web.Localisation;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Demonstration;

/// <summary>Entering the demonstration organisation by one click, where it is offered.</summary>
internal static class DemonstrationRoutes
{
    public static void MapDemonstration(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<DemonstrationAccess>().IsOffered)
        {
            return;
        }

        app.MapPost("/demonstration", async (HttpContext context, IAntiforgery antiforgery, DemonstrationAccess access, UserManager<GarantUser> users, SignInManager<GarantUser> signIn) =>
        {
            string person = context.Request.Form["person"].ToString();
            if (await antiforgery.IsRequestValidAsync(context)
                && access.People.Any(known => known.Email == person)
                && await users.FindByEmailAsync(person) is { } user)
            {
                // Whoever enters reads in their own language; the shared account has none of its own.
                LocalisationSetup.Remember(context, Texts.Language);
                await signIn.SignInAsync(user, isPersistent: false);
                return Results.LocalRedirect("/organisations");
            }

            return Results.LocalRedirect("/account/sign-in");
        }).DisableAntiforgery().Open();
    }
}
