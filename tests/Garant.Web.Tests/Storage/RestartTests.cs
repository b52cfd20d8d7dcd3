using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Storage;

/// <summary>A restart signs nobody out and invalidates no page that is open.</summary>
public abstract class RestartTests(TestPlatform platform) : GardenTests(platform)
{
    [Fact]
    public async Task Restart_SignedIn_StaysSignedInWithOpenPages()
    {
        (Browser before, Guid evaluation, Person person) = await StartAsync("fr");
        Visit open = await SectionAsync(before, evaluation);
        await Platform.RestartAsync();

        using Browser after = Platform.Browse("en", before);
        Visit sent = await after.SubmitAsync(open.Form("/sections/1").Ticks("1.1", "1.1.c").With("next", "stay"));
        Assert.Equal((HttpStatusCode.OK, "fr", person.Name), (sent.Status, sent.Language, sent.TextOf(".who")));
        Assert.Equal(["1.1.c"], sent.TicksOf("1.1"));
        before.Dispose();
    }

    [Fact]
    public async Task Restart_WhileSigningInAgain_GivesBackWhatWasTyped()
    {
        (Browser before, Guid evaluation, Person person) = await StartAsync();
        Visit open = await SectionAsync(before, evaluation);
        before.Forget("garant");
        Visit signIn = await before.SubmitAsync(open.Form("/sections/1").With("note-1.1", "typed"));
        await Platform.RestartAsync();

        using Browser after = Platform.Browse("en", before);
        Visit again = await after.SubmitAsync(signIn.Form("/account/sign-in").With("email", person.Email).With("password", TestPlatform.Password));
        await Platform.RestartAsync();

        // Nothing is in the memory of the program that took the form or signed the person in: another instance is the same.
        using Browser later = Platform.Browse("en", after);
        Visit back = await later.SubmitAsync(again.Form("/sections/1"));
        Assert.Equal("typed", back.ValueOf("note-1.1"));
        before.Dispose();
    }
}

public sealed class RestartOnSqliteTests(SqlitePlatform platform) : RestartTests(platform), IClassFixture<SqlitePlatform>;

public sealed class RestartOnPostgresTests(PostgresPlatform platform) : RestartTests(platform), IClassFixture<PostgresPlatform>;
