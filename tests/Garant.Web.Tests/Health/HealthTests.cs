using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Health;

/// <summary>Whoever watches the platform learns whether it works, and nothing else.</summary>
public abstract class HealthTests(TestPlatform platform) : PlatformTests(platform)
{
    [Fact]
    public async Task Health_WithTheDatabase_IsWell()
    {
        using Browser browser = Platform.Browse("fr");
        Visit answer = await browser.GetAsync("/health");
        Assert.Equal((HttpStatusCode.OK, "/health"), (answer.Status, answer.Address));
        Assert.Equal("Healthy", answer.Document.Body!.TextContent);
        Assert.DoesNotContain("Set-Cookie", answer.Headers.Keys);
    }

    [Fact]
    public async Task Health_WhenTheDatabaseBreaksDown_IsUnavailableUntilItAnswers()
    {
        using Browser browser = Platform.Browse();
        await browser.GetAsync("/health");
        Platform.Breakdown.After(0);
        try
        {
            Visit answer = await browser.GetAsync("/health");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
            Assert.Equal("Unhealthy", answer.Document.Body!.TextContent);
        }
        finally
        {
            Platform.Breakdown.Never();
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health")).Status);
    }
}

public sealed class HealthOnSqliteTests(SqlitePlatform platform) : HealthTests(platform), IClassFixture<SqlitePlatform>;

public sealed class HealthOnPostgresTests(PostgresPlatform platform) : HealthTests(platform), IClassFixture<PostgresPlatform>;
