using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>Every page, against WCAG 2.2 AA by axe, in both languages and themes, wide and narrow.</summary>
public sealed class AccessibilityTests(Stage stage)
{
    /// <summary>What can be opened by its address and is no page.</summary>
    private static readonly string[] NoPages = ["/language/{language}", "/health", "/frameworks/{framework}/conditions.css"];

    /// <summary>A page that nobody is led to on this tour fails here: a route that is added is looked at, or says that it is no page.</summary>
    [Theory]
    [InlineData("en", ColorScheme.Light, 390, ColorScheme.Dark)]
    [InlineData("fr", ColorScheme.Dark, 320, ColorScheme.Light)]
    public async Task Axe_OnThePageOfEveryRoute_FindsNothing(string language, ColorScheme wide, int width, ColorScheme narrow)
    {
        AxeTour tour = new(stage, (1280, wide), (width, narrow));
        await using Visitor administrator = await VisitAsync();
        string organisation = await AdministerAsync(tour, administrator);
        await TryAsync(tour, administrator, organisation);
        await using Visitor colleague = await VisitAsync();
        await JoinAsync(tour, administrator, colleague);
        await ManageAsync(tour, administrator, colleague, organisation);
        await using Visitor guest = await VisitAsync();
        await guest.EnterDemonstrationAsync();
        foreach (string address in await DemonstrationPages.AllAsync(guest))
        {
            await tour.GoAsync(guest, address);
        }

        Assert.True(tour.Faults.Count == 0, string.Join('\n', tour.Faults));
        Assert.Empty(stage.Routes.Except(tour.Routes).Except(NoPages));

        Task<Visitor> VisitAsync() => stage.VisitAsync(language);
    }

    /// <summary>Signs up, with a mail that is followed, and creates an organisation.</summary>
    private static async Task<string> AdministerAsync(AxeTour tour, Visitor administrator)
    {
        await tour.GoAsync(administrator, "/"); // with no account
        await administrator.StartSignUpAsync("Robin");
        await tour.LookAsync(administrator);
        await administrator.OpenMailAsync();
        await tour.LookAsync(administrator);
        await administrator.FinishSignUpAsync();
        await tour.GoAsync(administrator, "/organisations"); // none yet
        string organisation = await administrator.CreateOrganisationAsync("Épicerie « Nord »");
        await tour.LookAsync(administrator); // without an evaluation
        await administrator.StartEvaluationAsync(organisation, "2026");
        await tour.LookAsync(administrator);
        return organisation;
    }

    /// <summary>Forgets the password, answers without the account, and takes the trial along.</summary>
    private static async Task TryAsync(AxeTour tour, Visitor administrator, string organisation)
    {
        await administrator.Context.ClearCookiesAsync();
        await tour.GoAsync(administrator, organisation); // the page to sign in
        await administrator.Page.GotoAsync("/account/forgotten");
        await administrator.Page.FillAsync("[name=email]", administrator.Email);
        await administrator.SendAsync("main form");
        await Assertions.Expect(administrator.Page.Locator("[name=email]")).ToHaveCountAsync(0);
        await tour.LookAsync(administrator);
        await administrator.OpenNewPasswordAsync();
        await tour.LookAsync(administrator);
        await administrator.Page.FillAsync("[name=password]", Visitor.Password);
        await administrator.SendAsync("main form");
        await Assertions.Expect(administrator.Page).ToHaveURLAsync(new Regex("/account/password-changed$"));
        await tour.LookAsync(administrator);

        await tour.GoAsync(administrator, "/trial"); // there is none
        await tour.GoAsync(administrator, "/frameworks/garant-2026.2/try");
        await administrator.SendAsync("main form");
        await Assertions.Expect(administrator.Page).ToHaveURLAsync(new Regex("/evaluations/[^/]+$"));
        string trial = new Uri(administrator.Page.Url).AbsolutePath;
        foreach (string address in new[] { trial, $"{trial}/sections/1", $"{trial}/results", $"{trial}/report", "/trial" })
        {
            await tour.GoAsync(administrator, address);
        }

        await administrator.SignInAsync();
        await tour.GoAsync(administrator, "/organisations");
        await tour.GoAsync(administrator, $"{organisation}/trial");
        await administrator.SendAsync("main form");
        await Assertions.Expect(administrator.Page).ToHaveURLAsync(new Regex("/evaluations/[^/]+$"));
        await tour.GoAsync(administrator, $"{organisation}/trial"); // it is taken
    }

    /// <summary>Follows an invitation as a stranger, as somebody else, and as the one who is invited.</summary>
    private static async Task JoinAsync(AxeTour tour, Visitor administrator, Visitor colleague)
    {
        await administrator.InviteAsync(colleague.Email);
        await tour.LookAsync(administrator);
        await colleague.OpenInvitationAsync();
        string invitation = colleague.Page.Url;
        await tour.LookAsync(colleague);
        await tour.GoAsync(administrator, invitation); // for somebody else
        await colleague.SignUpAsync("Noa");
        await tour.GoAsync(colleague, "/organisations");
        await tour.GoAsync(colleague, invitation);
        await colleague.SendAsync("main form");
        await Assertions.Expect(colleague.Page.Locator(".tabs")).ToBeVisibleAsync();
        await colleague.CreateOrganisationAsync("Another one");
        await tour.GoAsync(colleague, "/organisations"); // the list
        await tour.GoAsync(colleague, "/account");
        await tour.GoAsync(colleague, "/account/deletion");
        await tour.GoAsync(colleague, "/account/deleted");
    }

    /// <summary>Every page to manage an organisation, up to its deletion and its coming back.</summary>
    private static async Task ManageAsync(AxeTour tour, Visitor administrator, Visitor colleague, string organisation)
    {
        await administrator.InviteAsync("a-rather-long-address-of-somebody@departement-de-la-loire-atlantique.example.org");
        await tour.LookAsync(administrator);
        await administrator.Page.Locator("button[value=withdraw]").ClickAsync();
        await Assertions.Expect(administrator.Page.Locator("button[value=withdraw]")).ToHaveCountAsync(0);
        await tour.LookAsync(administrator);
        await administrator.InviteAsync("another@example.org");
        string sent = (await administrator.Page.Locator("form[action*='/invitations/']").GetAttributeAsync("action"))!;
        await tour.GoAsync(administrator, sent);
        await administrator.Page.GotoAsync($"{organisation}/members");
        await administrator.Page.Locator("section[aria-labelledby=members] td.does a").Last.ClickAsync();
        await tour.LookAsync(administrator);
        await administrator.Page.Locator("main a[href$='/removal']").ClickAsync();
        await tour.LookAsync(administrator);

        await tour.GoAsync(administrator, $"{organisation}/leaving");
        await administrator.SendAsync("main form"); // the only administrator cannot
        await Assertions.Expect(administrator.Page.Locator("[role=alert]").First).ToBeVisibleAsync();
        await tour.LookAsync(administrator);
        await tour.GoAsync(colleague, $"{organisation}/settings"); // not allowed
        await tour.GoAsync(colleague, $"{organisation}/members");
        await tour.GoAsync(colleague, $"{organisation}/leaving");
        await colleague.SendAsync("main form");
        await Assertions.Expect(colleague.Page.Locator("main a[href='/organisations']")).ToBeVisibleAsync();
        await tour.LookAsync(colleague);

        await tour.GoAsync(administrator, $"{organisation}/settings");
        await administrator.SendAsync("main form");
        await Assertions.Expect(administrator.Page.Locator("[role=status]").First).ToBeVisibleAsync();
        await tour.LookAsync(administrator);
        await tour.GoAsync(administrator, $"{organisation}/deletion");
        await administrator.SendAsync("main form"); // without the name
        await Assertions.Expect(administrator.Page.Locator("[name=confirmation][aria-invalid=true]")).ToBeVisibleAsync();
        await tour.LookAsync(administrator);
        await administrator.Page.FillAsync("[name=confirmation]", "Épicerie « Nord »");
        await administrator.SendAsync("main form");
        await Assertions.Expect(administrator.Page.Locator("button[name=restore]")).ToBeVisibleAsync();
        await tour.LookAsync(administrator);
        await administrator.SendAsync("main form");
        await Assertions.Expect(administrator.Page.Locator("h1")).ToHaveTextAsync("Épicerie « Nord »");
    }

    [Fact]
    public async Task Axe_OnAConflict_FindsNothing()
    {
        await using Visitor first = await stage.VisitAsync();
        await using Visitor second = await stage.VisitAsync();
        await Conflict.MakeAsync(first, second);
        await AxeCheck.AssertAsync(second);
    }
}
