using System.Net;
using AngleSharp.Dom;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>"Nothing of this exists" is an answer like the others, and never stands beside them.</summary>
public sealed class NothingOfThisTests : GardenTests, IClassFixture<SqlitePlatform>
{
    private static readonly string Bare = TestFrameworks.GardenFile
        .Replace("id: garden-1", "id: bare-1", StringComparison.Ordinal)
        .Replace(
            "- { id: b, points: 0.25, text: { fr: À la main, en: By hand } }",
            "- { id: b, points: 0.25, text: { fr: À la main, en: By hand } }\n          - { id: c, points: 0, none: true, text: { fr: Jamais, en: Never } }",
            StringComparison.Ordinal);

    public NothingOfThisTests(SqlitePlatform platform)
        : base(platform) => File.WriteAllText(Path.Combine(platform.FrameworkFolder, "bare-1.yaml"), Bare);

    [Theory]
    [InlineData("en", "Question 1.3: the answer that nothing of this exists cannot be ticked together with other answers. Keep one or the others.")]
    [InlineData("fr", "Question 1.3 : la réponse « rien de tout cela » ne peut être cochée avec d’autres. Gardez l’une ou les autres.")]
    public async Task Send_WithOthers_IsRefusedAndKeptInThePage(string language, string message)
    {
        (Browser ada, Guid evaluation) = await BeginAsync(language);
        Visit refused = await SendAsync(ada, evaluation, 1, form => form.Ticks("1.3", "1.3.c", "1.3.a"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(message, refused.TextOf("#e1-3 > .error"));
        Assert.Equal(["1.3.a", "1.3.c"], refused.TicksOf("1.3").Order());
        Assert.Null(await StoredAsync(evaluation, "1.3"));
    }

    [Fact]
    public async Task Send_Alone_IsAnAnswerAndCanBeTakenBack()
    {
        (Browser ada, Guid evaluation) = await BeginAsync("en");
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.3", "1.3.a", "1.3.b"));
        await SendAsync(ada, evaluation, 1, form => form.Ticks("1.3", "1.3.c"));
        Assert.Equal(["1.3.c"], (await StoredAsync(evaluation, "1.3"))!.ItemIds);
        Visit alone = await SectionAsync(ada, evaluation);
        IElement card = alone.Document.QuerySelector("[data-element='1.3']")!;
        Assert.Equal(["1.3.c"], card.QuerySelectorAll(".answer.alone input").Select(box => box.GetAttribute("value")));
        Assert.NotNull(card.QuerySelector(".put-away button"));
        Assert.Contains("1 of 6", alone.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_TheFramework_SaysThatItStandsAlone()
    {
        (Browser ada, _) = await BeginAsync("fr");
        Visit page = await ada.GetAsync("/frameworks/bare-1");
        Assert.Equal("0 seule", page.TextOf("[id='e-1.3.c'] td.n"));
    }

    private async Task<(Browser Browser, Guid Evaluation)> BeginAsync(string language)
    {
        await Platform.LookIntoFrameworksAsync();
        Person person = await Platform.PersonAsync("Ada", language);
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        return (await Platform.SignInAsync(person), await Platform.EvaluationAsync(organisation, "bare-1", null));
    }
}
