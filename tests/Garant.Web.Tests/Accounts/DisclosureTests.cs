using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Accounts;

/// <summary>Who has an account is not told: by words, by work, or by what happens after many attempts.</summary>
public abstract class DisclosureTests(TestPlatform platform) : PlatformTests(platform)
{
    /// <summary>What a stranger can see of an answer, and what it cost.</summary>
    private sealed record Seen(HttpStatusCode Status, string Address, string Text, int Hashes, int Statements);

    [Fact]
    public async Task SignIn_KnownUnconfirmedOrUnknown_IsTheSameWork()
    {
        Person known = await Platform.PersonAsync("Known");
        Person unconfirmed = await Platform.PersonAsync("Unsure", isConfirmed: false);
        using Browser first = Platform.Browse();
        await first.SignInAsync(known.Email, "not the password"); // makes the hash that strangers are compared with
        await AssertSameAsync("/account/sign-in", form => form.With("password", "not the password"), known.Email, unconfirmed.Email, "nobody@example.org", "no address at all");
    }

    [Fact]
    public async Task SignUp_KnownUnconfirmedOrUnknown_IsTheSameWork()
    {
        Person known = await Platform.PersonAsync("Known");
        Person unconfirmed = await Platform.PersonAsync("Unsure", isConfirmed: false);
        await AssertSameAsync("/account/sign-up", form => form.With("name", "Somebody").With("password", "another long sentence"), known.Email, unconfirmed.Email, "newcomer@example.org");
    }

    [Fact]
    public async Task Forgotten_KnownUnconfirmedOrUnknown_IsTheSameWork()
    {
        Person known = await Platform.PersonAsync("Known");
        Person unconfirmed = await Platform.PersonAsync("Unsure", isConfirmed: false);
        await AssertSameAsync("/account/forgotten", form => form, known.Email, unconfirmed.Email, "nobody@example.org");
        Assert.Empty(await Platform.MailsToAsync("nobody@example.org"));
        Assert.Single(await Platform.MailsToAsync(known.Email));
    }

    [Fact]
    public async Task Forgotten_MailboxThatHadItsMails_IsTheSameWork()
    {
        Person known = await Platform.PersonAsync("Full");
        for (int mail = 0; mail < 3; mail++)
        {
            using Browser asking = Platform.Browse();
            await asking.ForgetAsync(known.Email);
        }

        await AssertSameAsync("/account/forgotten", form => form, known.Email, "nobody@example.org");
        Assert.Equal(3, (await Platform.MailsToAsync(known.Email)).Count);
    }

    [Fact]
    public async Task SignIn_TooManyAttempts_AreRefusedInTheSameWords()
    {
        Person known = await Platform.PersonAsync("Known");
        Person unconfirmed = await Platform.PersonAsync("Unsure", isConfirmed: false);
        List<(HttpStatusCode, string?, string)> refused = [];
        foreach (string email in new[] { known.Email, unconfirmed.Email, "nobody@example.org" })
        {
            using Browser guessing = Platform.Browse("fr");
            for (int attempt = 0; attempt < 10; attempt++)
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guessing.SignInAsync(email, "not the password")).Status);
            }

            Platform.Hashes.Take();
            Visit last = await guessing.SignInAsync(email, TestPlatform.Password);
            Assert.Equal(0, Platform.Hashes.Take());
            refused.Add((last.Status, last.WholeError, last.Headers["Retry-After"]));
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, "Trop de tentatives depuis votre réseau. Attendez 10 min et réessayez.", "600"), Assert.Single(refused.Distinct()));
    }

    private async Task AssertSameAsync(string address, Func<FilledForm, FilledForm> fill, params string[] emails)
    {
        List<Seen> seen = [];
        foreach (string email in emails)
        {
            using Browser browser = Platform.Browse();
            Visit page = await browser.GetAsync(address);
            Platform.Hashes.Take();
            Visit answer = await browser.SubmitAsync(fill(page.Form(address)).With("email", email), follow: false);
            seen.Add(new(answer.Status, answer.Headers.GetValueOrDefault("Location", ""), answer.Text, Platform.Hashes.Take(), answer.Statements));
        }

        Assert.True(seen.Distinct().Count() == 1, string.Join('\n', seen));
    }
}

public sealed class DisclosureOnSqliteTests(SqlitePlatform platform) : DisclosureTests(platform), IClassFixture<SqlitePlatform>;

public sealed class DisclosureOnPostgresTests(PostgresPlatform platform) : DisclosureTests(platform), IClassFixture<PostgresPlatform>;
