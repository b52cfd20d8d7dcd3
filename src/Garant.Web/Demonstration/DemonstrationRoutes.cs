using Garant.Platform.Accounts;
using Garant.Platform.Demonstration;
using Garant.Platform.Localisation;
using Garant.Web.Accounts;
using Garant.Web.Forms;
using Garant.Web.Localisation;
using Garant.Web.Trials;
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

        app.MapButton("/demonstration", EnterAsync, otherwise: "/account/sign-in");
    }

    private static async Task<IResult> EnterAsync(HttpContext context, FormInput form, DemonstrationAccess access, UserManager<GarantUser> users, Session session)
    {
        if (context.Guest() is not null)
        {
            return Results.LocalRedirect("/trial"); // the account of the demonstration would take the place of the trial in this browser
        }

        string person = form.Text("person");
        if (access.People.All(known => known.Email != person) || await users.FindByEmailAsync(person) is not { } user)
        {
            return Results.LocalRedirect("/account/sign-in");
        }

        // Whoever enters reads in their own language; the shared account has none of its own.
        LocalisationSetup.Remember(context, Texts.Language);
        await session.BeginAsync(context, user, isPersistent: false);
        return Results.LocalRedirect("/organisations");
    }
}
