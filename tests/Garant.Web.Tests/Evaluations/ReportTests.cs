using System.Net;
using Garant.Assessment.Frameworks;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>The report to print.</summary>
public abstract class ReportTests(TestPlatform platform) : GardenTests(platform)
{
    [Theory]
    [InlineData("en", "Does not apply because of this answer:", "Report made by")]
    [InlineData("fr", "Ne s’applique pas, du fait de cette réponse :", "Rapport établi par")]
    public async Task Report_OfAnEvaluation_IdentifiesItAndSaysEveryAnswerInWords(string language, string because, string author)
    {
        (Browser browser, Guid evaluation, _) = await StartAsync(language, "grower");
        await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.a").Ticks("1.2", "1.2.d").With("reason-1.2", "Nothing to <rot>"));
        await SendAsync(browser, evaluation, 2, form => form.Ticks("2.1", "2.1.b"));
        Framework framework = TestFrameworks.Read(TestFrameworks.GardenFile);

        Visit report = await browser.GetAsync($"/evaluations/{evaluation}/report");

        string cover = report.TextOf(".cover");
        Assert.Equal(language, report.Language);
        Assert.Contains("Ours", cover, StringComparison.Ordinal);
        Assert.Contains(FrameworkDigest.Of(framework), cover, StringComparison.Ordinal);
        Assert.Contains("Ada", cover, StringComparison.Ordinal);
        Assert.Contains(author, cover, StringComparison.Ordinal);
        Assert.Contains("UTC", cover, StringComparison.Ordinal);
        Assert.Contains(framework.OrganisationKinds.Single(kind => kind.Key == "grower").Name.In(language), cover, StringComparison.Ordinal);
        Assert.Equal(framework.Elements.Count(), report.Document.QuerySelectorAll(".reported").Length);
        Assert.Contains("Nothing to <rot>", report.Text, StringComparison.Ordinal);
        Assert.Contains(because, report.Text, StringComparison.Ordinal);
        Assert.Contains(framework.FindItem("2.1.b")!.Value.Item.Text.In(language), report.Text, StringComparison.Ordinal);
        Assert.Equal(framework.Sections.Count + 1, report.Document.QuerySelectorAll("section[aria-labelledby=by-section] tbody tr").Length);
    }

    [Fact]
    public async Task Report_Notes_StandThereOnRequestAlone()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        await SendAsync(browser, evaluation, 2, form => form.Ticks("2.1", "2.1.b").With("note-2.1", "between <us>"));
        Assert.DoesNotContain("between <us>", (await browser.GetAsync($"/evaluations/{evaluation}/report")).Text, StringComparison.Ordinal);
        Assert.Contains("between <us>", (await browser.GetAsync($"/evaluations/{evaluation}/report?notes=true")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_MembersAndStrangers_IsThereForMembersAlone()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        (Browser reader, _) = await JoinAsync(evaluation, "Grace", MemberRole.Reader);
        Browser stranger = await Platform.SignInAsync(await Platform.PersonAsync("Eve"));
        string report = $"/evaluations/{evaluation}/report";
        Assert.NotNull((await browser.GetAsync($"/evaluations/{evaluation}/results")).Document.QuerySelector($"a[href='{report}']"));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(report)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(report)).Status);
    }
}

public sealed class ReportOnSqliteTests(SqlitePlatform platform) : ReportTests(platform), IClassFixture<SqlitePlatform>;

public sealed class ReportOnPostgresTests(PostgresPlatform platform) : ReportTests(platform), IClassFixture<PostgresPlatform>;
