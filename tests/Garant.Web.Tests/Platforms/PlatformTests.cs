namespace Garant.Web.Tests.Platforms;

/// <summary>Tests of a running platform; each has a class on SQLite and one on PostgreSQL.</summary>
public abstract class PlatformTests
{
    protected PlatformTests(TestPlatform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        Assert.SkipWhen(platform.Missing is not null, platform.Missing ?? "");
        Platform = platform;
    }

    protected TestPlatform Platform { get; }
}
