using System.IO.Compression;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Pages;

/// <summary>Answers are compressed, but never where a page elsewhere could guess at them by their size.</summary>
public sealed class CompressionTests(SqlitePlatform platform) : PlatformTests(platform), IClassFixture<SqlitePlatform>
{
    [Theory]
    [InlineData("/", "br")]
    [InlineData("/frameworks/large-1", "br")]
    [InlineData("/frameworks/large-1", "gzip")]
    [InlineData("/css/components.css", "br")]
    [InlineData("/css/frameworks.css", "gzip")]
    [InlineData("/js/autosave.js", "br")]
    [InlineData("/mark.svg", "br")]
    public async Task Get_FromOnesOwnPages_IsCompressed(string address, string encoding)
    {
        (string? used, int sent, string text) = await GetAsync(address, encoding, "same-origin", "a=b");
        Assert.Equal(encoding, used);
        (string? none, int whole, string same) = await GetAsync(address, "identity", "same-origin", "a=b");
        Assert.Null(none);
        Assert.Equal(same.Length, text.Length);
        Assert.True(sent < whole, $"{sent} of {whole} bytes");
    }

    [Theory]
    [InlineData("none", "a=b", true)]
    [InlineData(null, null, true)]
    [InlineData("cross-site", null, true)]
    [InlineData("cross-site", "a=b", false)]
    [InlineData("same-site", "a=b", false)]
    [InlineData(null, "a=b", false)]
    public async Task Get_FromElsewhereWithCookies_IsNotCompressed(string? site, string? cookie, bool isCompressed)
    {
        (string? used, _, _) = await GetAsync("/frameworks/large-1", "br", site, cookie);
        Assert.Equal(isCompressed ? "br" : null, used);
    }

    [Fact]
    public async Task Get_APageTwice_CarriesTheTokenInOtherBytes()
    {
        Person person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        using Browser browser = await Platform.SignInAsync(person);
        HashSet<string> tokens = [];
        for (int time = 0; time < 5; time++)
        {
            Visit page = await browser.GetAsync($"/evaluations/{evaluation}/sections/1");
            string token = page.ValueOf(FilledForm.Token)!;
            Assert.True(tokens.Add(token[..40]) | tokens.Add(token[^40..]), "A part of the token came again.");
        }

        Assert.Equal(5, tokens.Count(token => !token.StartsWith("CfDJ8", StringComparison.Ordinal)));
    }

    private async Task<(string? Encoding, int Bytes, string Text)> GetAsync(string address, string encoding, string? site, string? cookie)
    {
        using HttpClient client = Platform.Client();
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", encoding);
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        byte[] sent = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        string? used = answer.Content.Headers.ContentEncoding.SingleOrDefault();
        using MemoryStream bytes = new(sent);
        await using Stream opened = used switch { "br" => new BrotliStream(bytes, CompressionMode.Decompress), "gzip" => new GZipStream(bytes, CompressionMode.Decompress), _ => bytes };
        using StreamReader reader = new(opened);
        return (used, sent.Length, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
