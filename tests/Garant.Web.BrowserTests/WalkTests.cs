using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Microsoft.Playwright;

namespace Garant.Web.BrowserTests;

/// <summary>From signing up to the score, as a newcomer does it: in both languages, with and without JavaScript.</summary>
public sealed class WalkTests(Stage stage)
{
    private const string Switch = "1.4.a";
    private const string Reason = "Nous achetons tout ; we buy everything.";

    private static readonly Framework Framework = FrameworkReader.ReadFile(Path.Combine(RunningPlatform.FrameworkFolder, "garant-2026.1.yaml")).Framework!;

    [Theory]
    [InlineData("en", true)]
    [InlineData("fr", true)]
    [InlineData("en", false)]
    [InlineData("fr", false)]
    public async Task Newcomer_AnswersEverything_SeesTheScoreOfTheDomain(string language, bool script)
    {
        await using Visitor visitor = await stage.VisitAsync(language, script);
        string evaluation = await visitor.SettleAsync("Dominique");
        Dictionary<string, IReadOnlyList<string>> answers = [];
        foreach (Section section in Framework.Sections)
        {
            await visitor.Page.GotoAsync($"{evaluation}/sections/{section.Id}");
            Assert.Equal(language, await visitor.Page.Locator("html").GetAttributeAsync("lang"));
            Assert.Equal($"{section.Id}. {section.Title.In(language)}", await visitor.Page.Locator("h1").InnerTextAsync());
            await AnswerAsync(visitor, section, answers);
            if (script)
            {
                await SavedAsync(visitor, section, answers);
            }
            else
            {
                await visitor.SendAsync("form#answers .actions");
                await visitor.Page.WaitForURLAsync(url => !url.EndsWith($"/sections/{section.Id}", StringComparison.Ordinal) || section == Framework.Sections[^1]);
            }
        }

        AnswerSheet sheet = new(Framework.Id, answers.Select(answer => KeyValuePair.Create(answer.Key, answer.Value.AsEnumerable())));
        Assert.Empty(AnswerCheck.Faults(Framework, sheet));
        EvaluationScore score = new Scorer(Framework).Score(sheet);
        Assert.True(score.IsComplete);

        await visitor.Page.GotoAsync($"{evaluation}/results");
        string shown = score.Published!.Value.ToString("0.0", System.Globalization.CultureInfo.GetCultureInfo(language));
        string results = await visitor.Page.Locator("main").InnerTextAsync();
        Assert.Contains(shown, results, StringComparison.Ordinal);
        Assert.Contains(score.Level!.Name.In(language), results, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Reason, results, StringComparison.Ordinal);
        foreach (SectionScore section in score.Sections)
        {
            Assert.Contains(section.Published!.Value.ToString("0.0", System.Globalization.CultureInfo.GetCultureInfo(language)), results, StringComparison.Ordinal);
        }

        Assert.True(await visitor.Page.Locator("main svg").CountAsync() >= 2, "no radar and no bars");
    }

    /// <summary>Ticks every answer but a switch where several are allowed, the first one with points where one is; and the switch of 1.4.</summary>
    private static async Task AnswerAsync(Visitor visitor, Section section, Dictionary<string, IReadOnlyList<string>> answers)
    {
        foreach (Element element in section.Elements)
        {
            bool applies = element.Condition is not { } condition || !answers.Values.Any(ticked => ticked.Contains(condition));
            Assert.Equal(applies, await visitor.Card(element).Locator("fieldset").IsVisibleAsync());
            if (!applies)
            {
                continue;
            }

            AnswerItem[] others = [.. element.Items.Where(item => !item.IsSwitch && !Framework.Elements.Any(e => e.Condition == item.Id))];
            string[] ticked = element.Items.Any(item => item.Id == Switch) ? [Switch]
                : element.Type == AnswerType.Single ? [others.First(item => item.Points > 0).Id]
                : [.. others.Select(item => item.Id)];
            foreach (string item in ticked)
            {
                await visitor.Tick(item).CheckAsync();
            }

            if (ticked is [Switch])
            {
                await visitor.Card(element).Locator(".reason textarea").FillAsync(Reason);
            }

            answers[element.Id] = ticked;
        }
    }

    /// <summary>Waits until the page says that every answer is saved, and sees them again after a reload.</summary>
    private static async Task SavedAsync(Visitor visitor, Section section, Dictionary<string, IReadOnlyList<string>> answers)
    {
        string saved = visitor.Language == "fr" ? "Enregistré" : "Saved";
        Element[] answered = [.. section.Elements.Where(element => answers.ContainsKey(element.Id))];
        foreach (Element element in answered)
        {
            await Assertions.Expect(visitor.Card(element).Locator(".saved")).ToContainTextAsync(saved);
        }

        await visitor.Page.WaitForFunctionAsync("() => Object.keys(localStorage).length === 0");
        await visitor.Page.ReloadAsync();
        foreach (string item in answered.SelectMany(element => answers[element.Id]))
        {
            Assert.True(await visitor.Tick(item).IsCheckedAsync(), $"{item} is not ticked after a reload");
        }
    }
}
