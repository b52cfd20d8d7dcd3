using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Organisations;

/// <summary>A new organisation and a new evaluation, with what their forms refuse.</summary>
public abstract class OrganisationFormTests(TestPlatform platform) : PlatformTests(platform)
{
    [Theory]
    [InlineData("en", "beaucoup", "“beaucoup” is not a whole number of people, such as 250.")]
    [InlineData("fr", "beaucoup", "« beaucoup » n’est pas un nombre entier de personnes, comme 250.")]
    [InlineData("en", "1,5", "“1,5” is not a whole number of people, such as 250.")]
    [InlineData("fr", "1,5", "« 1,5 » n’est pas un nombre entier de personnes, comme 250.")]
    [InlineData("en", "1,25,000", "“1,25,000” is not a whole number of people, such as 250.")]
    [InlineData("en", "1,250.000", "“1,250.000” is not a whole number of people, such as 250.")]
    [InlineData("en", "-3", "“-3” is not a whole number of people, such as 250.")]
    [InlineData("fr", "-3", "« -3 » n’est pas un nombre entier de personnes, comme 250.")]
    [InlineData("en", "0", "“0” is not a whole number of people, such as 250.")]
    [InlineData("en", "99999999999999999999", "That is more than 10,000,000 people. Check the number.")]
    [InlineData("en", "<b>", "“<b>” is not a whole number of people, such as 250.")]
    public async Task Create_TextWhereANumberBelongs_IsSaidBesideTheField(string language, string typed, string message)
    {
        using Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Ada", language));
        Visit page = await browser.GetAsync("/organisations/new");
        Visit refused = await browser.SubmitAsync(page.Form("/organisations/new").With("name", "Nous").With("headcount", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(message, refused.ErrorOf("headcount"));
        Assert.Equal(("Nous", typed), (refused.ValueOf("name"), refused.ValueOf("headcount")));
        Assert.Equal("true", refused.Document.GetElementById("headcount")!.GetAttribute("aria-invalid"));
        Assert.NotNull(refused.Document.QuerySelector("a[href='#headcount']"));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("250", 250)]
    [InlineData(" 12 500 ", 12_500)]
    [InlineData("12\u202f500", 12_500)]
    [InlineData("12\u00a0500", 12_500)]
    [InlineData("12,500", 12_500)]
    [InlineData("12.500", 12_500)]
    [InlineData("1’250’000", 1_250_000)]
    public async Task Create_HeadcountAsPeopleWriteIt_IsTaken(string typed, int? expected)
    {
        Person person = await Platform.PersonAsync("Ada", "fr");
        using Browser browser = await Platform.SignInAsync(person);
        Visit page = await browser.GetAsync("/organisations/new");
        Visit created = await browser.SubmitAsync(page.Form("/organisations/new").With("name", "Nous").With("headcount", typed));
        Assert.Equal("Nous", created.TextOf("h1"));
        Assert.Equal(expected, await Platform.DatabaseAsync(database => Task.FromResult(database.Memberships.Where(member => member.UserId == person.Id).Select(member => member.Organisation!.Headcount).Single())));
    }

    [Fact]
    public async Task Create_NameMissingOrTooLong_IsRefusedAndKept()
    {
        using Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Ada"));
        Visit page = await browser.GetAsync("/organisations/new");
        foreach ((string name, string message) in new[] { ("   ", "Give the organisation a name."), (new string('n', 201), "This name has 201 characters; the maximum is 200. Shorten it.") })
        {
            Visit refused = await browser.SubmitAsync(page.Form("/organisations/new").With("name", name).With("headcount", "12"));
            Assert.Equal(message, refused.ErrorOf("name"));
            Assert.Equal((name.Trim(), "12"), (refused.ValueOf("name"), refused.ValueOf("headcount")));
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(page.Form("/organisations/new").With("name", new string('n', 200)))).Status);
    }

    [Fact]
    public async Task List_OneOrganisationOrSeveral_LeadsToItOrShowsThem()
    {
        using Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Ada"));
        Assert.Equal("/organisations/new", (await browser.GetAsync("/")).Address);
        Visit first = await CreateAsync(browser, "First");
        Assert.Equal(first.Address, (await browser.GetAsync("/organisations")).Address);
        await CreateAsync(browser, "Second");
        Visit list = await browser.GetAsync("/organisations");
        Assert.Equal("/organisations", list.Address);
        Assert.Contains("First", list.Text, StringComparison.Ordinal);
        Assert.Contains("Second", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateEvaluation_FaultyFields_AreRefusedAndKept()
    {
        using Browser browser = await Platform.SignInAsync(await Platform.PersonAsync("Ada", "fr"));
        Visit organisation = await CreateAsync(browser, "Nous");
        FilledForm form = (await browser.GetAsync($"{organisation.Address}/evaluations/new")).Form("/evaluations/new");

        Visit nameless = await browser.SubmitAsync(form.With("name", "").With("framework", "unknown"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.Status);
        Assert.Equal(("Donnez un nom à l’évaluation.", "Choisissez un référentiel."), (nameless.ErrorOf("name"), nameless.ErrorOf("framework")));

        Visit foreign = await browser.SubmitAsync(form.With("name", "2100").With("framework", TestFrameworks.Large).With("kind", "grower"));
        Assert.Equal("Le référentiel Le grand ne connaît pas ce type d’organisation.", foreign.ErrorOf("kind"));
        Assert.Equal(("2100", "grower"), (foreign.ValueOf("name"), foreign.ValueOf("kind")));

        Visit created = await browser.SubmitAsync(foreign.Form("/evaluations/new").With("framework", TestFrameworks.Garden));
        Assert.Equal("2100", created.TextOf("h1"));
        Assert.Contains("Le jardin", created.Text, StringComparison.Ordinal);
    }

    private static async Task<Visit> CreateAsync(Browser browser, string name)
    {
        Visit page = await browser.GetAsync("/organisations/new");
        return await browser.SubmitAsync(page.Form("/organisations/new").With("name", name));
    }
}

public sealed class OrganisationFormOnSqliteTests(SqlitePlatform platform) : OrganisationFormTests(platform), IClassFixture<SqlitePlatform>;

public sealed class OrganisationFormOnPostgresTests(PostgresPlatform platform) : OrganisationFormTests(platform), IClassFixture<PostgresPlatform>;
