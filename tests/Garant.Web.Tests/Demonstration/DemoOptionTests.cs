using System.Net;
using Garant.Platform.Tests.Databases;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Demonstration;

/// <summary>The platform as a program of its own, in production.</summary>
public sealed class DemoOptionTests
{
    [Theory]
    [InlineData("--demo", "--urls", "http://127.0.0.1:0")]
    [InlineData("--urls", "http://127.0.0.1:0", "--demo")]
    public async Task Start_WithDemo_OffersTheDemonstration(params string[] options)
    {
        string page = await SignInPageAsync(options);
        Assert.Contains("action=\"/demonstration\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutDemo_OffersNothing()
    {
        string page = await SignInPageAsync("--urls", "http://127.0.0.1:0");
        Assert.Contains("action=\"/account/sign-in\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("demonstration", page, StringComparison.Ordinal);
    }

    private static async Task<string> SignInPageAsync(params string[] options)
    {
        using TemporaryFolder data = new();
        await using StartedProgram program = StartedProgram.Start(data.Path, options: options);
        using HttpClient client = new();
        using HttpResponseMessage answer = await client.GetAsync(new Uri(await program.ReadyAsync(), "/account/sign-in"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
