using System.Net;
using System.Net.Http.Headers;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Platforms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Garant.Web.Tests.Pages;

/// <summary>Every error is a page in the reader's language, and every answer carries the safety headers.</summary>
public sealed class ErrorPagesTests(SqlitePlatform platform) : GardenTests(platform), IClassFixture<SqlitePlatform>
{
    private static readonly string[] Always = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"];

    [Theory]
    [InlineData(400, "This request cannot be read", "Cette demande est illisible")]
    [InlineData(401, "Sign in", "Se connecter")]
    [InlineData(403, "Not allowed", "Accès refusé")]
    [InlineData(404, "Not found", "Introuvable")]
    [InlineData(405, "Not possible here", "Action impossible ici")]
    [InlineData(413, "Too much at once", "Envoi trop volumineux")]
    [InlineData(415, "Not a form", "Ce n’est pas un formulaire")]
    [InlineData(418, "This request cannot be read", "Cette demande est illisible")]
    [InlineData(429, "Too many requests", "Trop de demandes")]
    [InlineData(500, "That did not work", "Cela n’a pas fonctionné")]
    [InlineData(503, "The platform is busy", "La plateforme est occupée")]
    public async Task Answer_WithAnErrorAndNoBody_IsAPage(int status, string english, string french)
    {
        await StartFailingAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        foreach ((string language, string title) in new[] { ("en", english), ("fr", french) })
        {
            await AssertPageAsync(HttpMethod.Get, "/fails", language, status, title);
        }
    }

    [Theory]
    [InlineData("fault", 500, "That did not work", 1)]
    [InlineData("busy", 503, "The platform is busy", 0)]
    [InlineData("refused", 413, "Too much at once", 0)]
    public async Task Answer_ToAFault_IsAPageWithTheHeaders(string fault, int status, string title, int errors)
    {
        await StartFailingAsync(_ => throw fault switch
        {
            "busy" => new InvalidOperationException("wrapped", new Npgsql.NpgsqlException("gone", new TimeoutException())),
            "refused" => new BadHttpRequestException("too large", 413),
            _ => new InvalidOperationException("a fault of ours"),
        });
        Platform.Log.Clear();
        HttpResponseHeaders headers = await AssertPageAsync(HttpMethod.Get, "/fails", "en", status, title);
        Assert.Equal(status == 503, headers.RetryAfter is not null);
        Assert.Equal(errors, Platform.Log.Errors.Count());
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("DELETE", "/frameworks", 405)]
    [InlineData("POST", "/frameworks", 405)]
    [InlineData("GET", "/account/sign-out", 405)]
    [InlineData("POST", "/account/sign-in", 415)]
    [InlineData("GET", "/evaluations/0f8fad5b-d9cb-469f-a165-70867728950e/sections/%EF%BF%BE", 302)]
    public async Task Request_ThatHasNoAnswer_IsAPage(string method, string address, int status)
    {
        await Platform.ServeAsync();
        using HttpClient client = Platform.Client();
        using HttpRequestMessage request = new(new HttpMethod(method), address);
        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.All(Always, header => Assert.True(answer.Headers.Contains(header), header));
        if (status >= 400)
        {
            Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Request_ForAHostThatIsNotOurs_CarriesTheHeaders()
    {
        Platform.Further["AllowedHosts"] = "garant.example";
        await Platform.ServeAsync();
        using HttpClient client = Platform.Client();
        using HttpResponseMessage answer = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Platform.Further.Clear();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.All(Always, header => Assert.True(answer.Headers.Contains(header), header));
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/account/sign-in", 200)]
    [InlineData("/css/base.css", 200)]
    [InlineData("/organisations", 302)]
    [InlineData("/nowhere", 404)]
    public async Task Head_OfAPage_AnswersAsGetWithoutABody(string address, int status)
    {
        await Platform.ServeAsync();
        using HttpClient client = Platform.Client();
        using HttpRequestMessage request = new(HttpMethod.Head, address);
        using HttpResponseMessage head = await client.SendAsync(request, TestContext.Current.CancellationToken);
        using HttpResponseMessage get = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((status, status), ((int)head.StatusCode, (int)get.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("https://garant.example/", "https://garant.example", true)]
    [InlineData("http://garant.example/", "https://garant.example", false)]
    [InlineData("https://garant.example/", "http://garant.example", false)]
    [InlineData("https://localhost/", "", false)]
    public async Task Answer_OverHttps_AsksForHttpsFromNowOn(string address, string publicUrl, bool asks)
    {
        Platform.Further["Garant:PublicUrl"] = publicUrl;
        await Platform.RestartAsync();
        using HttpClient client = Platform.Client();
        using HttpResponseMessage answer = await client.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        Platform.Further.Clear();
        Assert.Equal(asks, answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("https://garant.example", true)]
    [InlineData("http://garant.example", false)]
    public async Task Language_Chosen_IsInASecureCookieOverHttps(string site, bool isSecure)
    {
        await Platform.RestartAsync();
        using HttpClient client = Platform.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using HttpResponseMessage answer = await client.GetAsync(new Uri(site + "/language/fr"), TestContext.Current.CancellationToken);
        Assert.Equal(isSecure, Assert.Single(answer.Headers.GetValues("Set-Cookie")).Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<HttpResponseHeaders> AssertPageAsync(HttpMethod method, string address, string language, int status, string title)
    {
        using HttpClient client = Platform.Client();
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        using HttpRequestMessage request = new(method, address);
        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.All(Always, header => Assert.True(answer.Headers.Contains(header), header));
        string page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"lang=\"{language}\"", page, StringComparison.Ordinal);
        return answer.Headers;
    }

    /// <summary>The platform with one more address, behind everything that stands before the platform's own.</summary>
    private async Task StartFailingAsync(RequestDelegate fails)
    {
        Platform.Adjust = services => services.AddSingleton<IStartupFilter>(new Failing(fails));
        await Platform.ServeAsync();
        Platform.Adjust = null;
    }

    private sealed class Failing(RequestDelegate fails) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Map("/fails", branch => branch.Run(fails));
        };
    }
}
