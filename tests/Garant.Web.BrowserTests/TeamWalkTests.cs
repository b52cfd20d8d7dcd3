using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>
/// Two people share an organisation from the invitation to the leaving: they merge, conflict, restore, take back, upgrade,
/// print and rename, in both languages, with and without JavaScript.
/// </summary>
public sealed partial class TeamWalkTests(Stage stage)
{
    private const string Note = "Réunion du 3 mars ; an internal note.";

    [Theory]
    [InlineData("en", true, 1280, false)]
    [InlineData("fr", false, 1280, true)]
    [InlineData("en", false, 390, true)]
    [InlineData("fr", true, 320, false)]
    public async Task Team_FromTheInvitationToTheLeaving_LosesNothing(string language, bool script, int width, bool dark)
    {
        await using Visitor robin = await stage.VisitAsync(language, script, width, dark);
        await using Visitor alix = await stage.VisitAsync(language, script, width, dark);
        string evaluation = await robin.SettleAsync("Robin");
        await JoinByMailAsync(robin, alix);

        string section = $"{evaluation}/sections/1";
        await MergeAsync(robin, alix, section);
        await ConflictAsync(robin, alix, section);
        await RestoreAsync(robin, evaluation);
        await TakeBackAsync(alix, section);
        string newer = await UpgradeAsync(robin, evaluation);
        await AssertStateAsync(alix, $"{newer}/sections/1", Note, "1.2.b", "1.3.b");
        await RenameAsync(robin, alix);
        await PrintAsync(alix, newer);
        await LeaveAsync(robin, alix, newer);
    }

    /// <summary>Alix has no account: the mail leads to the page of the invitation, to a new account, and from there into the organisation.</summary>
    private static async Task JoinByMailAsync(Visitor robin, Visitor alix)
    {
        await robin.InviteAsync(alix.Email);
        await alix.OpenInvitationAsync();
        await Assertions.Expect(alix.Page.Locator("main")).ToContainTextAsync("Robin");
        await CheckAsync(alix);
        await alix.Page.Locator("main a[href^='/account/sign-up']").ClickAsync();
        await alix.FillInSignUpAsync("Alix");
        await alix.OpenMailAsync();
        await alix.FinishSignUpAsync();
        await Assertions.Expect(alix.Page.Locator("button[value=accept]")).ToBeVisibleAsync(); // what waits for an answer comes first
        await CheckAsync(alix);
        await alix.Page.Locator("button[value=accept]").ClickAsync();
        await Assertions.Expect(alix.Page.Locator("h1")).ToHaveTextAsync("Robin’s organisation");
        await CheckAsync(alix);
    }

    /// <summary>A tick and a note on the same question, both typed on pages opened before: both stand, and nobody is asked.</summary>
    private static async Task MergeAsync(Visitor robin, Visitor alix, string section)
    {
        await robin.Page.GotoAsync(section);
        await alix.Page.GotoAsync(section);
        await robin.Tick("1.2.b").CheckAsync();
        await SaveAsync(robin, "1.2");
        await alix.Card("1.2").Locator("details.note > summary").ClickAsync();
        await alix.Page.FillAsync("[name='note-1.2']", Note);
        await SaveAsync(alix, "1.2");
        foreach (Visitor visitor in new[] { robin, alix })
        {
            await AssertStateAsync(visitor, section, Note, "1.2.b");
            await Assertions.Expect(visitor.Page.Locator(".conflict")).ToHaveCountAsync(0);
        }
    }

    /// <summary>Other ticks on the same question: Alix sees both and decides, and Robin finds what was decided.</summary>
    private static async Task ConflictAsync(Visitor robin, Visitor alix, string section)
    {
        await robin.Page.GotoAsync(section);
        await alix.Page.GotoAsync(section);
        string theirs = await alix.Page.Locator("label:has(#i1-3-b)").InnerTextAsync();
        string own = await alix.Page.Locator("label:has(#i1-3-c)").InnerTextAsync();
        await robin.Tick("1.3.b").CheckAsync();
        await SaveAsync(robin, "1.3");
        await alix.Tick("1.3.c").ClickAsync(); // once: the card that comes back shows the saved answer
        ILocator conflict = alix.Card("1.3").Locator(".conflict");
        if (!alix.HasScript)
        {
            await alix.SendAsync("form#answers .actions");
        }

        await Assertions.Expect(conflict.Locator("p").First).ToContainTextAsync("Robin");
        await Assertions.Expect(conflict.Locator(".both > div").First).ToContainTextAsync(own.Trim());
        await Assertions.Expect(conflict.Locator(".both > div").Last).ToContainTextAsync(theirs.Trim());
        await CheckAsync(alix);
        await conflict.Locator("button[value='mine:1.3']").ClickAsync();
        await Assertions.Expect(conflict).ToHaveCountAsync(0);
        await Assertions.Expect(alix.Tick("1.3.c")).ToBeCheckedAsync();
        await AssertStateAsync(robin, section, Note, "1.2.b", "1.3.c");
    }

    /// <summary>Robin brings back what stood before the conflict.</summary>
    private static async Task RestoreAsync(Visitor robin, string evaluation)
    {
        await robin.Card("1.3").Locator("a.history").ClickAsync();
        await CheckAsync(robin);
        ILocator states = robin.Page.Locator(".states > li");
        await Assertions.Expect(states).ToHaveCountAsync(3); // Alix’s decision, Robin’s tick, and nothing
        await Assertions.Expect(states.Nth(0)).ToContainTextAsync("Alix");
        await Assertions.Expect(states.Nth(1)).ToContainTextAsync("Robin");
        await states.Nth(1).Locator("button").ClickAsync();
        await Assertions.Expect(robin.Page).ToHaveURLAsync(OnTheCard());
        await AssertStateAsync(robin, $"{evaluation}/sections/1", Note, "1.2.b", "1.3.b");
    }

    /// <summary>"Not concerned" puts the tick away; one click brings it back.</summary>
    private static async Task TakeBackAsync(Visitor alix, string section)
    {
        await alix.Page.GotoAsync(section);
        await alix.Tick("1.3.a").CheckAsync();
        if (!alix.HasScript)
        {
            await alix.Tick("1.3.b").UncheckAsync(); // the script does so by itself
            await SaveAsync(alix, "1.3");
            await alix.Page.GotoAsync(section);
        }

        await CheckAsync(alix);
        await alix.Card("1.3").Locator(".put-away button").ClickAsync();
        await Assertions.Expect(alix.Tick("1.3.b")).ToBeCheckedAsync();
        await Assertions.Expect(alix.Tick("1.3.a")).Not.ToBeCheckedAsync();
        await AssertStateAsync(alix, section, Note, "1.2.b", "1.3.b");
    }

    private static async Task<string> UpgradeAsync(Visitor robin, string evaluation)
    {
        await robin.Page.GotoAsync($"{evaluation}/upgrade");
        await CheckAsync(robin);
        await robin.SendAsync(".verdict form");
        await robin.Page.WaitForURLAsync(url => !url.Contains(evaluation, StringComparison.Ordinal));
        return new Uri(robin.Page.Url).AbsolutePath;
    }

    private static async Task RenameAsync(Visitor robin, Visitor alix)
    {
        await robin.Page.GotoAsync("/organisations");
        await robin.Page.Locator(".tabs a[href$='/settings']").ClickAsync();
        await robin.Page.FillAsync("[name=name]", "Épicerie « Nord »");
        await robin.SendAsync("main form");
        await Assertions.Expect(robin.Page.Locator("h1")).ToHaveTextAsync("Épicerie « Nord »");
        await CheckAsync(robin);
        await alix.Page.GotoAsync("/organisations");
        await Assertions.Expect(alix.Page.Locator("h1")).ToHaveTextAsync("Épicerie « Nord »");
    }

    /// <summary>The report on paper says what it is about and who printed it, and nothing tears.</summary>
    private static async Task PrintAsync(Visitor alix, string evaluation)
    {
        await alix.Page.GotoAsync($"{evaluation}/report?notes=true");
        await CheckAsync(alix);
        PrintedReport report = await PrintedReport.OfAsync(alix.Page);
        Assert.InRange(report.Pages.Count, 3, 60);
        Assert.All(report.Pages, page => Assert.NotEmpty(page));
        string digest = await alix.Page.Locator(".digest").InnerTextAsync();
        foreach (string expected in new[] { "Épicerie « Nord »", "garant-2026.2", digest, "Alix", TimeProvider.System.GetUtcNow().Year.ToString(CultureInfo.InvariantCulture) })
        {
            report.AssertOnTheCover(expected);
        }

        report.AssertPrinted(Note);
        Assert.Empty(await report.TornRowsAsync(alix.Page));
    }

    private static async Task LeaveAsync(Visitor robin, Visitor alix, string evaluation)
    {
        await alix.Page.GotoAsync("/organisations");
        string organisation = new Uri(alix.Page.Url).AbsolutePath;
        await alix.Page.Locator(".tabs a[href$='/members']").ClickAsync();
        await alix.Page.Locator("a[href$='/leaving']").ClickAsync();
        await CheckAsync(alix);
        await alix.SendAsync("main form");
        await Assertions.Expect(alix.Page.Locator("main")).ToContainTextAsync("Épicerie « Nord »");
        await CheckAsync(alix);
        foreach (string address in new[] { evaluation, $"{evaluation}/sections/1", $"{evaluation}/report", organisation, $"{organisation}/members" })
        {
            IResponse? answer = await alix.Page.GotoAsync(address);
            Assert.Equal((address, 404), (address, answer!.Status));
        }

        await CheckAsync(alix);
        await robin.Page.GotoAsync($"{organisation}/members");
        ILocator members = robin.Page.Locator("section[aria-labelledby=members] tbody tr");
        await Assertions.Expect(members).ToHaveCountAsync(1);
        await Assertions.Expect(members).ToContainTextAsync("Robin");

        // What Alix answered stays, with their name.
        await robin.Page.GotoAsync($"{evaluation}/elements/1.2/history");
        await Assertions.Expect(robin.Page.Locator(".states")).ToContainTextAsync(Note);
        await AssertStateAsync(robin, $"{evaluation}/sections/1", Note, "1.2.b", "1.3.b");
    }

    /// <summary>Waits until the answer is saved, by the script or by the button.</summary>
    private static async Task SaveAsync(Visitor visitor, string element)
    {
        if (visitor.HasScript)
        {
            ILocator saved = visitor.Card(element).Locator(".saved time");
            await Assertions.Expect(saved).ToBeAttachedAsync();
            await visitor.Page.WaitForFunctionAsync("() => Object.keys(localStorage).length === 0");
        }
        else
        {
            await visitor.SendAsync("form#answers .actions");
            await visitor.Page.WaitForURLAsync(url => url.EndsWith("/sections/2", StringComparison.Ordinal));
        }
    }

    /// <summary>Opens the section anew: the note of 1.2 and these ticks stand in 1.2 and 1.3, and nothing else.</summary>
    private static async Task AssertStateAsync(Visitor visitor, string section, string note, params string[] ticks)
    {
        await visitor.Page.GotoAsync(section);
        Assert.Equal(note, await visitor.Page.Locator("[name='note-1.2']").InputValueAsync());
        string[] ticked = [.. await Task.WhenAll((await visitor.Page.Locator("[data-element='1.2'] .answer input:checked, [data-element='1.3'] .answer input:checked").AllAsync()).Select(box => box.InputValueAsync()))];
        Assert.Equal(ticks, ticked);
    }

    /// <summary>axe is a script of its own, which a page without scripts does not run.</summary>
    private static Task CheckAsync(Visitor visitor) => visitor.HasScript ? AxeCheck.AssertAsync(visitor) : Task.CompletedTask;

    [GeneratedRegex("/sections/1#e1-3$")]
    private static partial Regex OnTheCard();
}
