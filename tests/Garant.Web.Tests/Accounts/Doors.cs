using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Accounts;

/// <summary>What people do at the doors of the platform: sign up, sign in, ask for a password link.</summary>
internal static class Doors
{
    public static async Task<Visit> SignUpAsync(this Browser browser, string name, string email, string password = TestPlatform.Password)
    {
        Visit page = await browser.GetAsync("/account/sign-up");
        return await browser.SubmitAsync(page.Form("/account/sign-up").With("name", name).With("email", email).With("password", password));
    }

    public static async Task<Visit> SignInAsync(this Browser browser, string email, string password)
    {
        Visit page = await browser.GetAsync("/account/sign-in");
        return await browser.SubmitAsync(page.Form("/account/sign-in").With("email", email).With("password", password));
    }

    public static async Task<Visit> ForgetAsync(this Browser browser, string email)
    {
        Visit page = await browser.GetAsync("/account/forgotten");
        return await browser.SubmitAsync(page.Form("/account/forgotten").With("email", email));
    }
}
