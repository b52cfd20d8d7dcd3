using AngleSharp.Html.Dom;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Accounts;

/// <summary>The page of one's own account, whose forms all go to one address.</summary>
internal static class AccountPages
{
    /// <summary>The form of a page that has a field or a button of this name.</summary>
    public static FilledForm FormWith(this Visit page, string name) =>
        FilledForm.Of(page, (IHtmlFormElement)page.Document.QuerySelector($"main [name='{name}']")!.Closest("form")!);

    public static async Task<Visit> RenameAsync(this Browser browser, string name, string language = "en") =>
        await browser.SubmitAsync((await browser.GetAsync("/account")).FormWith("language").With("name", name).With("language", language).With("does", "profile"));

    public static async Task<Visit> ChangePasswordAsync(this Browser browser, string present, string chosen) =>
        await browser.SubmitAsync((await browser.GetAsync("/account")).FormWith("present-password").With("present-password", present).With("new-password", chosen).With("does", "password"));

    public static async Task<Visit> DeleteAccountAsync(this Browser browser, string password = TestPlatform.Password) =>
        await browser.SubmitAsync((await browser.GetAsync("/account/deletion")).Form("/deletion").With("present-password", password));

    /// <summary>The sessions of the page: the browser, and whether it is the one that asks.</summary>
    public static IReadOnlyList<string> SessionsOf(this Visit page) =>
        [.. page.Document.QuerySelectorAll("table.members tbody tr td:first-child").Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>Whether a browser has to sign in before it sees its account.</summary>
    public static async Task<bool> IsOutAsync(this Browser browser) => (await browser.GetAsync("/account")).Address.StartsWith("/account/sign-in?", StringComparison.Ordinal);
}
