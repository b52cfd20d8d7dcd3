using Garant.Platform.Tests.Databases;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Health;

/// <summary><c>--health</c> asks a running platform, as the HEALTHCHECK of a container does.</summary>
public sealed class HealthOptionTests
{
    [Fact]
    public async Task Health_OfARunningPlatform_IsWellUntilItEnds()
    {
        using TemporaryFolder data = new();
        await using StartedProgram platform = StartedProgram.Start(data.Path);
        Uri address = await platform.ReadyAsync();

        Assert.Equal(0, await AskAsync(data, [], "--health", address.ToString()));
        Assert.Equal(0, await AskAsync(data, [("ASPNETCORE_URLS", address.ToString())], "--health"));
        Assert.Equal(0, await AskAsync(data, [("ASPNETCORE_URLS", ""), ("ASPNETCORE_HTTP_PORTS", $"{address.Port}")], "--health"));
        Assert.Equal(0, await AskAsync(data, [], "--health", "--urls", $"http://*:{address.Port}"));
        Assert.Equal(1, await AskAsync(data, [], "--health", "nonsense"));
        await platform.KillAsync();
        Assert.Equal(1, await AskAsync(data, [], "--health", address.ToString()));
    }

    private static async Task<int> AskAsync(TemporaryFolder data, (string, string)[] settings, params string[] options)
    {
        await using StartedProgram probe = StartedProgram.Start(data.Path, settings, options: options);
        return (await probe.EndAsync()).ExitCode;
    }
}
