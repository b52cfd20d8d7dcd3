using System.Net;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Forms;

/// <summary>A browser cuts nothing that is typed or pasted; what is too long comes back whole, with a message beside the field.</summary>
public sealed class UncutTextTests(SqlitePlatform platform) : GardenTests(platform), IClassFixture<SqlitePlatform>
{
    [Fact]
    public async Task Fields_OfEveryPage_LetTheBrowserCutNothing()
    {
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator));
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        using Browser browser = await Platform.SignInAsync(person);
        foreach (string address in new[] { "/account/sign-up", "/account/sign-in", "/account/forgotten", "/account/new-password", "/organisations/new", $"/organisations/{organisation}/members", $"/organisations/{organisation}/settings", $"/organisations/{organisation}/deletion", $"/organisations/{organisation}/evaluations/new", AddressOf(evaluation, 1), AddressOf(evaluation, 2) })
        {
            Visit page = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.NotEmpty(page.Document.QuerySelectorAll("input, textarea"));
            Assert.Empty(page.Document.QuerySelectorAll("[maxlength]"));
        }

        Visit section = await browser.GetAsync(AddressOf(evaluation, 1));
        Assert.All(section.Document.QuerySelectorAll("textarea"), text => Assert.Equal("20000", text.GetAttribute("data-most")));
    }

    [Fact]
    public async Task Names_TooLong_ComeBackWholeWithTheMessage()
    {
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        using Browser browser = await Platform.SignInAsync(person);
        string tooLong = new('é', 5_000);
        foreach (string address in new[] { "/organisations/new", $"/organisations/{organisation}/evaluations/new" })
        {
            Visit page = await browser.GetAsync(address);
            Visit refused = await browser.SubmitAsync(page.Form(address).With("name", tooLong));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, tooLong), (refused.Status, refused.ValueOf("name")));
            Assert.Contains("has 5,000 characters; the maximum is 200", refused.ErrorOf("name"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Texts_OfTwoFieldsTooLong_AreBothNamed()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        string tooLong = new('a', 30_000);
        Visit refused = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.2", "1.2.d").With("reason-1.2", tooLong).With("note-1.2", tooLong + "!"));
        Assert.Equal((tooLong, tooLong + "!"), (refused.ValueOf("reason-1.2"), refused.ValueOf("note-1.2")));
        Assert.StartsWith("Question 1.2: this text has 30,000 characters", refused.ErrorOf("reason-1.2"), StringComparison.Ordinal);
        Assert.StartsWith("Question 1.2: this text has 30,001 characters", refused.ErrorOf("note-1.2"), StringComparison.Ordinal);

        Visit byScript = await browser.SaveElementAsync(refused, "1.2", form => form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, byScript.Status);
        Assert.StartsWith("Question 1.2: this text has 30,001 characters", byScript.ErrorOf("note-1.2"), StringComparison.Ordinal);
    }
}
