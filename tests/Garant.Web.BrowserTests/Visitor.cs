using System.Text.RegularExpressions;
using Garant.Assessment.Frameworks;
using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>A person at a browser: what they do on the platform, page by page, in any language.</summary>
public sealed partial class Visitor(Stage stage, IBrowserContext context, IPage page, string language, string email) : IAsyncDisposable
{
    /// <summary>The password of everybody.</summary>
    public const string Password = "a long enough sentence";

    /// <summary>A page's address says that it was reached. Waiting for its load event too can miss one that has already come.</summary>
    private static readonly PageWaitForURLOptions Reached = new() { WaitUntil = WaitUntilState.Commit };

    public IPage Page => page;

    public IBrowserContext Context => context;

    public string Language => language;

    public string Email => email;

    public ValueTask DisposeAsync() => context.DisposeAsync();

    /// <summary>Presses the button of a form and waits for the next page.</summary>
    public Task SendAsync(string form) => page.Locator($"{form} button:visible").First.ClickAsync();

    public async Task SignUpAsync(string name)
    {
        await page.GotoAsync("/account/sign-up");
        await page.FillAsync("[name=name]", name);
        await page.FillAsync("[name=email]", email);
        await page.FillAsync("[name=password]", Password);
        await SendAsync("form[action='/account/sign-up']");
        await page.WaitForURLAsync("**/account/check-mail", Reached);
        string mail = Directory.GetFiles(stage.MailFolder, "*.eml").Select(file => File.ReadAllText(file)).Single(text => text.Contains(email, StringComparison.Ordinal));
        // A mail breaks long lines with "=" at the end of the line and writes "=" as "=3D".
        string text = mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        await page.GotoAsync(ConfirmLink().Match(text).Value);
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
        await shown.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal), Reached);
    }

    /// <summary>Enters the demonstration.</summary>
    public async Task EnterDemonstrationAsync()
    {
        await page.GotoAsync("/account/sign-in");
        await page.Locator("form[action='/demonstration'] button").First.ClickAsync();
        await page.WaitForURLAsync(OrganisationAddress(), Reached);
    }

    /// <summary>Creates an organisation.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> CreateOrganisationAsync(string name)
    {
        await page.GotoAsync("/organisations/new");
        await page.FillAsync("[name=name]", name);
        await page.FillAsync("[name=headcount]", "120");
        await SendAsync("form[action='/organisations/new']");
        await page.WaitForURLAsync(OrganisationAddress(), Reached);
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
        await page.WaitForURLAsync("**/evaluations/*", Reached);
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

    /// <summary>Brings a colleague, who has an account, into an organisation of one's own.</summary>
    public async Task BringInAsync(Visitor colleague)
    {
        ArgumentNullException.ThrowIfNull(colleague);
        await page.GotoAsync("/organisations");
        await page.FillAsync("[name=email]", colleague.Email);
        await SendAsync("main form");
        await page.GetByRole(AriaRole.Cell, new() { Name = colleague.Email }).WaitForAsync();
    }

    /// <summary>The box of an answer.</summary>
    public ILocator Tick(string item) => page.Locator($"input[value='{item}']");

    /// <summary>The card of an element.</summary>
    public ILocator Card(Element element) => Card(element.Id);

    /// <summary>The card of an element.</summary>
    public ILocator Card(string element) => page.Locator($"[data-element='{element}']");

    [GeneratedRegex(@"http://[^\s<""]*/account/confirm[^\s<""]*")]
    private static partial Regex ConfirmLink();

    [GeneratedRegex(@"/organisations/[0-9a-f-]{36}$")]
    private static partial Regex OrganisationAddress();
}
