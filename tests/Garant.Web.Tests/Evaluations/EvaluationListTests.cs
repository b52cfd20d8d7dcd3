using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>Two hundred evaluations are found, ordered and leafed through by the address alone, and cost no more than two.</summary>
public abstract class EvaluationListTests(TestPlatform platform, ITestOutputHelper output) : GardenTests(platform)
{
    private const int Many = 200;
    private const int MostStatements = 8;
    private const int MostRowsBeside = 10;
    private static readonly string[] Names = ["Éclairage", "eclairage 2", "ŒUVRE", "Zoo", "alpha", "Àlpha b", "50% done_x"];

    [Fact]
    public async Task List_OfTwoHundred_HasPagesAndFewStatements()
    {
        (Browser browser, Guid organisation) = await FillAsync();
        string list = $"/organisations/{organisation}";
        await browser.GetAsync(list); // works the standings out
        HashSet<string> seen = [];
        for (int page = 1; page <= Many / EvaluationList.PageSize; page++)
        {
            Visit visit = await browser.GetAsync($"{list}?page={page}");
            Assert.InRange(visit.Statements, 1, MostStatements);
            Assert.DoesNotContain(visit.Commands, command => command.Contains("\"Answers\"", StringComparison.Ordinal));
            Assert.InRange(Platform.Statements.Rows, EvaluationList.PageSize, EvaluationList.PageSize + MostRowsBeside);
            string[] links = [.. visit.Document.QuerySelectorAll(".evaluation a.name").Select(link => link.GetAttribute("href")!)];
            Assert.Equal(EvaluationList.PageSize, links.Length);
            seen.UnionWith(links);
            Assert.Equal($"{page}", visit.TextOf(".pages [aria-current]"));
            output.WriteLine($"{visit.Statements} statements, {Platform.Statements.Rows} rows, {visit.Text.Length} characters");
        }

        Assert.Equal(Many, seen.Count);
        foreach (string beyond in new[] { "99999999999999", "9", "-1", "x" })
        {
            Visit visit = await browser.GetAsync($"{list}?page={beyond}");
            Assert.Equal(beyond == "9" ? "8" : "1", visit.TextOf(".pages [aria-current]"));
        }

        Assert.Equal("2", (await browser.GetAsync($"{list}?page=1")).Document.QuerySelector(".pages [rel=next]")!.GetAttribute("href")!.Split("page=")[1]);
    }

    [Theory]
    [InlineData("eclairage", "Éclairage|eclairage 2")]
    [InlineData("ÉCLAIRAGE 2", "eclairage 2")]
    [InlineData("oeuv", "ŒUVRE")]
    [InlineData("ALPHA", "alpha|Àlpha b")]
    [InlineData("%", "50% done_x")]
    [InlineData("e_x", "50% done_x")]
    [InlineData("nowhere", "")]
    [InlineData("\\", "")]
    public async Task Search_ByName_KnowsNeitherCaseNorAccents(string typed, string expected)
    {
        (Browser browser, Guid organisation) = await FillAsync(Names);
        Visit found = await browser.GetAsync($"/organisations/{organisation}?order=name&q={Uri.EscapeDataString(typed)}");
        Assert.Equal(expected, string.Join('|', NamesOn(found)));
        Assert.Equal(typed, found.ValueOf("q"));
    }

    [Fact]
    public async Task Order_ByEachChoice_IsTheSameOnBothDatabases()
    {
        (Browser browser, Guid organisation) = await FillAsync(Names);
        Assert.Equal(["50% done_x", "alpha", "Àlpha b", "Éclairage", "eclairage 2", "ŒUVRE", "Zoo"], NamesOn(await browser.GetAsync($"/organisations/{organisation}?order=name")));
        Assert.Equal(Names.Reverse(), NamesOn(await browser.GetAsync($"/organisations/{organisation}")));

        // By what each has for certain, then by what it can reach.
        List<EvaluationStanding> standings = await AskAsync(database => database.Evaluations.Where(evaluation => evaluation.OrganisationId == organisation).Select(evaluation => evaluation.Standing!).AsEnumerable()
            .OrderByDescending(standing => standing.Lowest).ThenByDescending(standing => standing.Highest).ToList());
        Assert.Equal(7, standings.Select(standing => (standing.Lowest, standing.Highest)).Distinct().Count());
        Assert.Equal(standings.Select(standing => standing.EvaluationId.ToString()), (await browser.GetAsync($"/organisations/{organisation}?order=score")).Document.QuerySelectorAll(".evaluation a.name").Select(link => link.GetAttribute("href")!.Split('/')[2]));

        // The one without an answer comes last.
        Assert.Equal([.. Names.Skip(1), Names[0]], NamesOn(await browser.GetAsync($"/organisations/{organisation}?order=answered")));
        Assert.Equal(Names.Reverse(), NamesOn(await browser.GetAsync($"/organisations/{organisation}?order=nonsense&show=nonsense")));
    }

    [Fact]
    public async Task Archived_Evaluations_AreShownWhenAskedFor()
    {
        (Browser browser, Guid organisation) = await FillAsync(Names);
        await Platform.DatabaseAsync(database =>
        {
            database.Evaluations.Single(evaluation => evaluation.OrganisationId == organisation && evaluation.Name == "Zoo").ArchivedAt = Platform.Clock.GetUtcNow();
            database.Evaluations.Single(evaluation => evaluation.OrganisationId == organisation && evaluation.Name == "alpha").DeletedAt = Platform.Clock.GetUtcNow();
            return database.SaveChangesAsync();
        });
        string[] current = [.. Names.Except(["Zoo", "alpha"]).Reverse()];
        Assert.Equal(current, NamesOn(await browser.GetAsync($"/organisations/{organisation}")));
        Assert.Equal(["Zoo"], NamesOn(await browser.GetAsync($"/organisations/{organisation}?show=archived")));
        Assert.Equal(6, NamesOn(await browser.GetAsync($"/organisations/{organisation}?show=all")).Count());
    }

    private static IEnumerable<string> NamesOn(Visit visit) => visit.Document.QuerySelectorAll(".evaluation a.name").Select(link => link.TextContent);

    /// <summary>An organisation with evaluations of these names, or with very many, whose answers have long notes.</summary>
    private async Task<(Browser Browser, Guid Organisation)> FillAsync(string[]? names = null)
    {
        Person person = await Platform.PersonAsync("Rita");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Reader));
        names ??= [.. Enumerable.Range(1, Many).Select(number => $"Number {number}")];
        DateTimeOffset start = Platform.Clock.GetUtcNow();
        await Platform.DatabaseAsync(database =>
        {
            foreach ((string name, int place) in names.Select((name, place) => (name, place)))
            {
                Evaluation evaluation = new() { OrganisationId = organisation, Name = name, FrameworkId = TestFrameworks.Garden, CreatedAt = start.AddMinutes(place) };
                database.Evaluations.Add(evaluation);
                string[] ticks = ["3.1.b", "2.2.a", "2.1.c", "1.3.a", "1.2.b", "1.1.c"];
                database.Answers.AddRange(ticks.Take(place % 7).Select(item => new ElementAnswer
                {
                    EvaluationId = evaluation.Id,
                    ElementId = item[..3],
                    Ticks = item,
                    Note = new string('n', 10_000),
                    Version = 1,
                    SavedById = person.Id,
                    SavedAt = start.AddDays(-place),
                }));
            }

            return database.SaveChangesAsync();
        });
        return (await Platform.SignInAsync(person), organisation);
    }
}

public sealed class EvaluationListOnSqliteTests(SqlitePlatform platform, ITestOutputHelper output) : EvaluationListTests(platform, output), IClassFixture<SqlitePlatform>;

public sealed class EvaluationListOnPostgresTests(PostgresPlatform platform, ITestOutputHelper output) : EvaluationListTests(platform, output), IClassFixture<PostgresPlatform>;
