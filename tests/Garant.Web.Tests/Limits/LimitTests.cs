using System.Net;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Accounts;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Limits;

/// <summary>Passwords cannot be guessed at will and mailboxes cannot be flooded, and strangers lock nobody out.</summary>
public abstract class LimitTests(TestPlatform platform) : PlatformTests(platform)
{
    private const string Wrong = "not the password";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_TenWrongPasswordsFromOneOrigin_WaitsTenMinutes(bool isConfirmed)
    {
        Person person = await Platform.PersonAsync("Lock", isConfirmed: isConfirmed);
        using Browser guessing = Platform.Browse();
        for (int attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guessing.SignInAsync(person.Email, Wrong)).Status);
        }

        Visit refused = await guessing.SignInAsync(person.Email, TestPlatform.Password);
        Assert.Equal((HttpStatusCode.TooManyRequests, person.Email), (refused.Status, refused.ValueOf("email")));
        Platform.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal(isConfirmed ? "/organisations/new" : "/account/check-mail", (await guessing.SignInAsync(person.Email, TestPlatform.Password)).Address);
    }

    [Fact]
    public async Task SignIn_WhileStrangersGuess_LetsTheOwnerIn()
    {
        Person person = await Platform.PersonAsync("Owner");
        using Browser owner = await Platform.SignInAsync(person);
        for (int stranger = 0; stranger < 3; stranger++)
        {
            using Browser guessing = Platform.Browse();
            for (int attempt = 0; attempt < 11; attempt++)
            {
                await guessing.SignInAsync(person.Email, Wrong);
            }
        }

        using Browser elsewhere = Platform.Browse();
        Assert.Equal("/organisations/new", (await elsewhere.SignInAsync(person.Email, TestPlatform.Password)).Address);
    }

    [Fact]
    public async Task SignIn_OnAKnownDeviceInTheNetworkOfTheGuesser_LetsTheOwnerIn()
    {
        IPAddress shared = IPAddress.Parse("192.0.2.7");
        Person person = await Platform.PersonAsync("Owner");
        using Browser owner = Platform.Browse(origin: shared);
        await owner.SignInAsync(person.Email, TestPlatform.Password);
        owner.Forget("garant");
        using Browser guessing = Platform.Browse(origin: shared);
        for (int attempt = 0; attempt < 11; attempt++)
        {
            await guessing.SignInAsync(person.Email, Wrong);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await guessing.SignInAsync(person.Email, TestPlatform.Password)).Status);
        Assert.Equal("/organisations/new", (await owner.SignInAsync(person.Email, TestPlatform.Password)).Address);
        owner.Forget("garant");
        for (int attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SignInAsync(person.Email, Wrong)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await owner.SignInAsync(person.Email, Wrong)).Status);
    }

    [Fact]
    public async Task SignIn_AHundredWrongPasswordsFromOneOrigin_WaitsWhateverTheAccount()
    {
        Person person = await Platform.PersonAsync("Far");
        using Browser guessing = Platform.Browse(origin: IPAddress.Parse("2001:db8:1:2::1"));
        FilledForm form = (await guessing.GetAsync("/account/sign-in")).Form("/account/sign-in").With("password", Wrong);
        for (int attempt = 0; attempt < 100; attempt++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guessing.SubmitAsync(form.With("email", $"nobody-{attempt}@example.org"))).Status);
        }

        using Browser neighbour = Platform.Browse(origin: IPAddress.Parse("2001:db8:1:2:ffff::9"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await neighbour.SignInAsync(person.Email, TestPlatform.Password)).Status);
        using Browser next = Platform.Browse(origin: IPAddress.Parse("2001:db8:1:3::1"));
        Assert.Equal("/organisations/new", (await next.SignInAsync(person.Email, TestPlatform.Password)).Address);
    }

    [Fact]
    public async Task SignIn_RightPasswords_AreNoAttempts()
    {
        Person person = await Platform.PersonAsync("Often");
        using Browser browser = Platform.Browse();
        for (int visit = 0; visit < 12; visit++)
        {
            Assert.Equal("/organisations/new", (await browser.SignInAsync(person.Email, TestPlatform.Password)).Address);
            browser.Forget("garant");
            browser.Forget("garant-device");
        }
    }

    [Fact]
    public async Task SignIn_ManyAtOnce_AreNoWayAroundTheLimit()
    {
        Person person = await Platform.PersonAsync("Burst");
        using Browser guessing = Platform.Browse();
        FilledForm form = (await guessing.GetAsync("/account/sign-in")).Form("/account/sign-in").With("email", person.Email).With("password", Wrong);
        Visit[] answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => guessing.SubmitAsync(form)));
        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(30, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Mail_AHundredRequestsForOneMailbox_SendsThree()
    {
        Person person = await Platform.PersonAsync("Flood");
        for (int request = 0; request < 50; request++)
        {
            using Browser browser = Platform.Browse();
            Assert.Equal("/account/check-mail", (await browser.ForgetAsync(person.Email)).Address);
            Assert.Equal("/account/check-mail", (await browser.SignUpAsync("Somebody", person.Email)).Address);
        }

        Assert.Equal(3, (await Platform.MailsToAsync(person.Email)).Count);
        Platform.Clock.Advance(TimeSpan.FromMinutes(61));
        using Browser later = Platform.Browse();
        await later.ForgetAsync(person.Email);
        Assert.Equal(4, (await Platform.MailsToAsync(person.Email)).Count);
    }

    [Fact]
    public async Task Mail_ManyRequestsFromOneOrigin_WaitAfterTwenty()
    {
        using Browser browser = Platform.Browse();
        for (int request = 0; request < 10; request++)
        {
            Assert.Equal("/account/check-mail", (await browser.ForgetAsync($"nobody-{request}@example.org")).Address);
            Assert.Equal("/account/check-mail", (await browser.SignUpAsync("Somebody", $"somebody-{request}@example.org")).Address);
        }

        Visit forgotten = await browser.ForgetAsync("nobody@example.org");
        Visit signUp = await browser.SignUpAsync("Kept", "kept@example.org");
        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (forgotten.Status, signUp.Status));
        Assert.Equal("Too many attempts from your network. Wait 60 min and try again.", signUp.WholeError);
        Assert.Equal(("Kept", "kept@example.org"), (signUp.ValueOf("name"), signUp.ValueOf("email")));
        Assert.Empty(await Platform.MailsToAsync("kept@example.org"));
    }

    [Fact]
    public async Task Mail_InvitationsFromOneOrigin_WaitAfterTwenty()
    {
        Person person = await Platform.PersonAsync("Head");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator));
        using Browser browser = await Platform.SignInAsync(person);
        FilledForm form = (await browser.GetAsync($"/organisations/{organisation}/members")).Form($"/organisations/{organisation}/members").With("role", "Reader");
        for (int request = 0; request < 20; request++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(form.With("email", $"many-{request}@example.org"), follow: false)).Status);
        }

        Visit refused = await browser.SubmitAsync(form.With("email", "one-more@example.org"));
        Assert.Equal((HttpStatusCode.TooManyRequests, "one-more@example.org"), (refused.Status, refused.ValueOf("email")));
        Assert.Empty(await Platform.MailsToAsync("one-more@example.org"));
    }
}

public sealed class LimitOnSqliteTests(SqlitePlatform platform) : LimitTests(platform), IClassFixture<SqlitePlatform>;

public sealed class LimitOnPostgresTests(PostgresPlatform platform) : LimitTests(platform), IClassFixture<PostgresPlatform>;
