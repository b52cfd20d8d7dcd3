using System.Net;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>How one finds the way through an evaluation, and what the pages say to whom; all without a script.</summary>
public sealed class SectionPageTests(SqlitePlatform platform) : GardenTests(platform), IClassFixture<SqlitePlatform>
{
    private const string Arabic = "مكتبة";

    [Fact]
    public async Task OnlyUnanswered_ShowsWhatIsMissingAndStaysSoFromSectionToSection()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Visit page = await SectionAsync(browser, evaluation);
        Visit only = await browser.GetAsync(page.Document.QuerySelector(".show-which a")!.GetAttribute("href")!);
        Assert.Equal(["1.2", "1.3"], only.Document.QuerySelectorAll("[data-element]").Select(card => card.GetAttribute("data-element")));
        Visit next = await browser.SubmitAsync(only.Form("/sections/1").Ticks("1.2", "1.2.a").With("next", "go"));
        Assert.Equal(AddressOf(evaluation, 2) + "?show=unanswered", next.Address);
        Assert.Equal("1.1.c", (await StoredAsync(evaluation, "1.1"))!.Ticks);
        Assert.Equal(AddressOf(evaluation, 2), next.Document.QuerySelector(".show-which a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task OnlyUnanswered_WithARefusedAnswer_ShowsItAgain()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit only = await browser.GetAsync(AddressOf(evaluation, 1) + "?show=unanswered");
        Visit refused = await browser.SubmitAsync(only.Form("/sections/1").Ticks("1.1", "1.1.c").With("note-1.1", new string('n', AnswerContent.LongestText + 1)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, AddressOf(evaluation, 1) + "?show=unanswered"), (refused.Status, refused.Address));
        Assert.NotNull(refused.Document.QuerySelector("[data-element='1.1']"));
    }

    [Fact]
    public async Task NextUnanswered_SavesAndLeadsOnAndAroundAndAtLastToTheResults()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Assert.Equal(AddressOf(evaluation, 1) + "#e1-2", (await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").With("next", "unanswered"))).Address);
        Assert.Equal(AddressOf(evaluation, 2) + "#e2-1", (await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.a").Ticks("1.3", "1.3.a").With("next", "unanswered"))).Address);
        Assert.Equal(AddressOf(evaluation, 2) + "#e2-1", (await SendAsync(browser, evaluation, 3, form => form.Ticks("3.1", "3.1.a").With("next", "unanswered"))).Address);
        Assert.Equal($"/evaluations/{evaluation}/results", (await SendAsync(browser, evaluation, 2, form => form.Ticks("2.1", "2.1.b").Ticks("2.2", "2.2.a").With("next", "unanswered"))).Address);
        Assert.Null((await SectionAsync(browser, evaluation)).Document.QuerySelector("button[value=unanswered]"));
    }

    [Theory]
    [InlineData("en", "Save and continue", "Save and see the results")]
    [InlineData("fr", "Enregistrer et continuer", "Enregistrer et voir les résultats")]
    public async Task LastButton_OfTheLastSection_LeadsToTheResults(string language, string others, string last)
    {
        (Browser browser, Guid evaluation, _) = await StartAsync(language);
        Assert.Equal(others, (await SectionAsync(browser, evaluation)).TextOf("button[value=go]"));
        Assert.Equal(last, (await SectionAsync(browser, evaluation, 3)).TextOf("button[value=go]"));
        Assert.Equal($"/evaluations/{evaluation}/results", (await SendAsync(browser, evaluation, 3, form => form.With("next", "go"))).Address);
    }

    [Fact]
    public async Task Overview_ContinuesAtTheFirstOpenQuestion()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit fresh = await browser.GetAsync($"/evaluations/{evaluation}");
        Assert.Equal("Start with question 1.1", fresh.TextOf("main .button:not(.quiet)"));
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        Visit overview = await browser.GetAsync($"/evaluations/{evaluation}");
        Assert.Equal("Continue with question 1.2", overview.TextOf("main .button:not(.quiet)"));
        Assert.Equal(AddressOf(evaluation, 1) + "#e1-2", overview.Document.QuerySelector("main .button:not(.quiet)")!.GetAttribute("href"));
        Assert.Equal(["Continue", "Start", "Start"], overview.Document.QuerySelectorAll(".rows .go").Select(link => link.TextContent));
        Assert.Equal([AddressOf(evaluation, 1) + "#e1-2", AddressOf(evaluation, 2), AddressOf(evaluation, 3)], overview.Document.QuerySelectorAll(".rows .go").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("en", "You can read this evaluation but not change it")]
    [InlineData("fr", "Vous pouvez consulter cette évaluation, mais pas la modifier")]
    public async Task Reader_OnEveryPage_IsToldThatTheyOnlyRead(string language, string told)
    {
        (Browser editor, Guid evaluation, _) = await StartAsync();
        await SendAsync(editor, evaluation, 1, form => form.Ticks("1.1", "1.1.c").With("note-1.1", "as it was typed").Ticks("1.2", "1.2.d").With("reason-1.2", "no garden"));
        (Browser reader, _) = await JoinAsync(evaluation, "Rita", MemberRole.Reader, language);
        foreach (string address in new[] { $"/evaluations/{evaluation}", AddressOf(evaluation, 1) })
        {
            Assert.Contains(told, (await reader.GetAsync(address)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain(told, (await editor.GetAsync(address)).Text, StringComparison.Ordinal);
        }

        Visit section = await SectionAsync(reader, evaluation);
        Assert.Equal(("as it was typed", "no garden"), (section.TextOf("#e1-1 .typed"), section.TextOf("#e1-2 .reason .typed")));
        Assert.Empty(section.Document.QuerySelectorAll("main textarea, main button:not([hidden])"));
    }

    [Fact]
    public async Task Saved_WithoutAScript_IsShortAndNamesItsZone()
    {
        (Browser browser, Guid evaluation, Person person) = await StartAsync();
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c"));
        string today = (await SectionAsync(browser, evaluation)).TextOf("#e1-1 .saved");
        Assert.Matches(@"^Saved at \d\d:\d\d UTC$", today);
        Platform.Clock.Advance(TimeSpan.FromDays(1));
        Visit later = await SectionAsync(browser, evaluation);
        Assert.Matches(@"^Saved on \d+ \w+ 2100$", later.TextOf("#e1-1 .saved"));
        AngleSharp.Dom.IElement time = later.Document.QuerySelector("#e1-1 .saved time")!;
        Assert.Matches(@"^2100-\d\d-\d\dT\d\d:\d\d:\d\dZ$", time.GetAttribute("datetime"));
        Assert.Matches(@"^Saved on \d+ \w+ 2100 at \d\d:\d\d UTC by " + person.Name + "$", time.GetAttribute("title"));
    }

    [Fact]
    public async Task WhatPeopleWrite_OnEveryPage_FindsItsDirection()
    {
        Person person = await Platform.PersonAsync(Arabic + " 1");
        Guid organisation = await Platform.OrganisationAsync(Arabic + " 2", (person, MemberRole.Administrator));
        using Browser browser = await Platform.SignInAsync(person);
        Visit created = await browser.SubmitAsync((await browser.GetAsync($"/organisations/{organisation}/evaluations/new")).Form("/new").With("name", Arabic + " 3").With("framework", TestFrameworks.Garden));
        Guid evaluation = Guid.Parse(created.Address.Split('/')[^1]);
        Visit saved = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.d").With("note-1.2", Arabic + " 4").With("reason-1.2", Arabic + " 5"));
        foreach (string address in new[] { "/organisations/new", $"/organisations/{organisation}", $"/organisations/{organisation}/evaluations/new", $"/evaluations/{evaluation}", AddressOf(evaluation, 1) })
        {
            Visit page = await browser.GetAsync(address);
            AngleSharp.Dom.IElement[] parts = [.. page.Document.Body!.QuerySelectorAll("*").Where(part => part.ChildNodes.Any(child => child is AngleSharp.Dom.IText text && text.Data.Contains(Arabic, StringComparison.Ordinal)))];
            Assert.NotEmpty(parts);
            Assert.All(parts, part => Assert.True(
                part.Closest("[dir=auto]") is not null || part.TextContent.Contains('\u2068', StringComparison.Ordinal),
                $"{address}: {part.OuterHtml}"));
            Assert.All(page.Document.QuerySelectorAll("textarea, input[type=text]"), field => Assert.Equal("auto", field.GetAttribute("dir")));
        }

        Assert.Equal(HttpStatusCode.OK, saved.Status);
    }

    [Fact]
    public async Task Conflict_OfTextsWithSeveralLines_KeepsTheLines()
    {
        (Browser ada, Guid evaluation, _) = await StartAsync();
        (Browser bob, _) = await JoinAsync(evaluation, "Bob");
        Visit open = await SectionAsync(bob, evaluation);
        await SendAsync(ada, evaluation, 1, form => form.With("note-1.1", "one\ntwo"));
        Visit conflict = await bob.SubmitAsync(open.Form("/sections/1").With("note-1.1", "three\nfour"));
        Assert.Equal(["three\nfour", "one\ntwo"], conflict.Document.QuerySelectorAll(".conflict .typed[dir=auto]").Select(text => text.TextContent));
    }

    [Fact]
    public async Task Question_OfMoreThanTwoHundredCharacters_IsNotBold()
    {
        string file = Path.Combine(Platform.FrameworkFolder, "wordy.yaml");
        string question = string.Concat(Enumerable.Repeat("Do you have a plot, and if so how large is it? ", 6)).Trim();
        await File.WriteAllTextAsync(file, TestFrameworks.GardenFile.Replace("id: garden-1", "id: wordy-1", StringComparison.Ordinal).Replace("en: Do you have a plot?", $"en: \"{question}\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await Platform.RestartAsync();
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await SectionAsync(browser, await Platform.EvaluationAsync(organisation, "wordy-1"));
        Assert.Equal(["1.1"], page.Document.QuerySelectorAll("legend.long").Select(legend => legend.Closest("[data-element]")!.GetAttribute("data-element")));
    }

    [Fact]
    public async Task Note_OfAQuestion_IsCalledInternal()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit page = await SectionAsync(browser, evaluation);
        Assert.Equal("Internal note", page.TextOf("#e1-1 .note summary"));
        Assert.DoesNotContain("rivate", page.Text, StringComparison.Ordinal);
    }
}
