using System.Text.RegularExpressions;
using Garant.Assessment.Frameworks;
using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>A person at a browser: what they do on the platform, page by page, in any language.</summary>
public sealed partial class Visitor(Stage stage, IBrowserContext context, IPage page, string language, bool script, string email) : IAsyncDisposable
{
    /// <summary>The password of everybody.</summary>
    public const string Password = "a long enough sentence";

    /// <summary>A page's address says that it was reached. Waiting for its load event too can miss one that has already come.</summary>
    private static readonly PageAssertionsToHaveURLOptions Patience = new() { Timeout = 30_000 };

    public IPage Page => page;

    public IBrowserContext Context => context;

    public string Language => language;

    /// <summary>Whether the pages run their scripts.</summary>
    public bool HasScript => script;

    public string Email => email;

    public ValueTask DisposeAsync() => context.DisposeAsync();

    /// <summary>Presses the button of a form and waits for the next page.</summary>
    public Task SendAsync(string form) => page.Locator($"{form} button:visible").First.ClickAsync();

    /// <summary>Signs up, confirms the address, and is signed in.</summary>
    public async Task SignUpAsync(string name)
    {
        await StartSignUpAsync(name);
        await OpenMailAsync();
        await FinishSignUpAsync();
    }

    /// <summary>Fills in the form of a new account.</summary>
    public async Task StartSignUpAsync(string name)
    {
        await page.GotoAsync("/account/sign-up");
        await FillInSignUpAsync(name);
    }

    /// <summary>Fills in the form of a new account that is shown.</summary>
    public async Task FillInSignUpAsync(string name)
    {
        await page.FillAsync("[name=name]", name);
        await page.FillAsync("[name=email]", email);
        await page.FillAsync("[name=password]", Password);
        await SendAsync("form[action='/account/sign-up']");
        await ArriveAsync(page, CheckMail());
    }

    /// <summary>Follows the link of the confirmation mail.</summary>
    public async Task OpenMailAsync() => await page.GotoAsync(await MailedAsync(ConfirmLink()));

    /// <summary>Follows the link of the mail that invites this person.</summary>
    public async Task OpenInvitationAsync() => await page.GotoAsync(await MailedAsync(InvitationLink()));

    /// <summary>Follows the link of the mail to whoever has forgotten a password.</summary>
    public async Task OpenNewPasswordAsync() => await page.GotoAsync(await MailedAsync(NewPasswordLink()));

    /// <summary>Confirms the address with the password, on the page of the link.</summary>
    public async Task FinishSignUpAsync()
    {
        await page.FillAsync("[name=password]", Password);
        await SendAsync("main form");
        await ArriveAsync(page, NoAccountPage());
    }

    public async Task SignInAsync()
    {
        await page.GotoAsync("/account/sign-in");
        await FillInSignInAsync(page);
    }

    /// <summary>Signs in on the sign-in page that is shown.</summary>
    public async Task FillInSignInAsync(IPage shown)
    {
        await shown.FillAsync("[name=email]", email);
        await shown.FillAsync("[name=password]", Password);
        await shown.Locator("form[action^='/account/sign-in'] button").ClickAsync();
        await ArriveAsync(shown, NoAccountPage());
    }

    /// <summary>Enters the demonstration.</summary>
    public async Task EnterDemonstrationAsync()
    {
        await page.GotoAsync("/account/sign-in");
        await page.Locator("form[action='/demonstration'] button").First.ClickAsync();
        await ArriveAsync(page, OrganisationAddress());
    }

    /// <summary>Creates an organisation.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> CreateOrganisationAsync(string name)
    {
        await page.GotoAsync("/organisations/new");
        await page.FillAsync("[name=name]", name);
        await page.FillAsync("[name=headcount]", "120");
        await SendAsync("form[action='/organisations/new']");
        await ArriveAsync(page, OrganisationAddress());
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Starts an evaluation.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> StartEvaluationAsync(string organisation, string name, string framework = "garant-2026.1")
    {
        await page.GotoAsync($"{organisation}/evaluations/new");
        await page.FillAsync("[name=name]", name);
        await page.CheckAsync($"[name=framework][value='{framework}']");
        await SendAsync("main form");
        await ArriveAsync(page, EvaluationAddress());
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Signs up, and starts an evaluation in an organisation of one's own.</summary>
    /// <returns>The evaluation's address.</returns>
    public async Task<string> SettleAsync(string name)
    {
        await SignUpAsync(name);
        await SignInAsync();
        return await StartEvaluationAsync(await CreateOrganisationAsync($"{name}’s organisation"), "2026");
    }

    /// <summary>Invites a colleague, who has an account, into an organisation of one's own; the colleague accepts.</summary>
    public async Task BringInAsync(Visitor colleague)
    {
        ArgumentNullException.ThrowIfNull(colleague);
        await InviteAsync(colleague.Email);
        await colleague.SignInAsync();
        await colleague.Page.GotoAsync("/organisations");
        await colleague.SendAsync("main form");
        await ArriveAsync(colleague.Page, OrganisationAddress());
    }

    /// <summary>Invites an address into an organisation of one's own.</summary>
    public async Task InviteAsync(string address)
    {
        await page.GotoAsync("/organisations");
        await page.GotoAsync(new Uri(page.Url).AbsolutePath + "/members");
        await page.FillAsync("[name=email]", address);
        await SendAsync("#invite");
        await page.GetByRole(AriaRole.Cell, new() { Name = address }).First.WaitForAsync();
    }

    /// <summary>The link of the newest mail to this person that has such a one; mails are sent beside the request.</summary>
    private async Task<string> MailedAsync(Regex link)
    {
        for (int wait = 0; ; wait++)
        {
            string[] links = Directory.Exists(stage.MailFolder)
                ? [.. Directory.GetFiles(stage.MailFolder, "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(text => text.Contains(email, StringComparison.Ordinal)).Select(text => link.Match(Unbroken(text)).Value).Where(found => found.Length > 0)]
                : [];
            if (links.Length > 0)
            {
                return links[^1];
            }

            Assert.True(wait < 300, $"no mail to {email} with {link} within 30 seconds");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A mail breaks long lines with "=" at the end of the line and writes "=" as "=3D".</summary>
    private static string Unbroken(string mail) =>
        mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);

    /// <summary>What is wider than the window; nothing when the page does not scroll sideways.</summary>
    public Task<string[]> WiderThanTheWindowAsync() => page.EvaluateAsync<string[]>("""
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [`${document.documentElement.scrollWidth - innerWidth} pixels wider than the window`,
          ...[...document.querySelectorAll("body *")].filter(part => part.getBoundingClientRect().right > innerWidth).map(part => part.outerHTML.slice(0, 100))]
        """);

    /// <summary>The box of an answer.</summary>
    public ILocator Tick(string item) => page.Locator($"input[value='{item}']");

    /// <summary>The card of an element.</summary>
    public ILocator Card(Element element) => Card(element.Id);

    /// <summary>The card of an element.</summary>
    public ILocator Card(string element) => page.Locator($"[data-element='{element}']");

    [GeneratedRegex(@"http://[^\s<""]*/account/confirm[^\s<""]*")]
    private static partial Regex ConfirmLink();

    [GeneratedRegex(@"http://[^\s<""]*/invitations/[^\s<""]*")]
    private static partial Regex InvitationLink();

    [GeneratedRegex(@"http://[^\s<""]*/account/new-password[^\s<""]*")]
    private static partial Regex NewPasswordLink();

    /// <summary>Waits for an address by looking at it: the event of a page may have passed before one waits for it.</summary>
    private static Task ArriveAsync(IPage shown, Regex address) => Assertions.Expect(shown).ToHaveURLAsync(address, Patience);

    [GeneratedRegex(@"/account/check-mail$")]
    private static partial Regex CheckMail();

    [GeneratedRegex(@"^(?!.*/account/)")]
    private static partial Regex NoAccountPage();

    [GeneratedRegex(@"/evaluations/[0-9a-f-]{36}$")]
    private static partial Regex EvaluationAddress();

    [GeneratedRegex(@"/organisations/[0-9a-f-]{36}$")]
    private static partial Regex OrganisationAddress();
}
