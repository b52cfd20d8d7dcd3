using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Garant.Web.Tests.Frameworks;

namespace Garant.Web.Tests.Demonstration;

/// <summary>The platform as a program of its own, in production.</summary>
public sealed partial class DemoOptionTests
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
        DirectoryInfo folder = Directory.CreateTempSubdirectory("garant-program-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "garant-test.1.yaml"),
                TestFrameworks.GardenFile.Replace("id: garden-1", "id: garant-test.1", StringComparison.Ordinal),
                TestContext.Current.CancellationToken);
            ProcessStartInfo start = new(
                "dotnet",
                [typeof(Program).Assembly.Location, .. options])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = folder.FullName,
                Environment =
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Production",
                    ["ASPNETCORE_URLS"] = "",
                    ["Garant__Data"] = Path.Combine(folder.FullName, "data"),
                    ["Garant__Frameworks"] = folder.FullName,
                },
            };
            using Process program = Process.Start(start)!;
            try
            {
                string address = await AddressAsync(program.StandardOutput);
                using HttpClient client = new();
                using HttpResponseMessage answer = await client.GetAsync(new Uri(new Uri(address), "/account/sign-in"), TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            }
            finally
            {
                program.Kill(entireProcessTree: true);
                await program.WaitForExitAsync(CancellationToken.None);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The address the program says it listens on.</summary>
    private static async Task<string> AddressAsync(StreamReader output)
    {
        List<string> lines = [];
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1)) is { } line)
        {
            lines.Add(line);
            if (Ready().Match(line) is { Success: true } ready)
            {
                return ready.Groups[1].Value;
            }
        }

        Assert.Fail("The platform did not start:\n" + string.Join('\n', lines));
        return "";
    }

    [GeneratedRegex(@"Garant is ready: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Ready();
}
