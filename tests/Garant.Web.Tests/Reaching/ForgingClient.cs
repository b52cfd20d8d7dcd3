using System.Net;
using System.Text.RegularExpressions;

namespace Garant.Web.Tests.Reaching;

/// <summary>Posts forms over the network with an honest token and a forged address.</summary>
internal sealed partial class ForgingClient : IDisposable
{
    private readonly Uri _server;
    private readonly Forgery _forgery;
    private readonly string _host;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private readonly HttpClient _proxied;

    public ForgingClient(Uri server, Forgery forgery, string host)
    {
        (_server, _forgery, _host) = (server, forgery, host);
        _client = new(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false });

        // To a proxy, a client names the whole address in the request line.
        _proxied = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, Proxy = new WebProxy(server), UseProxy = true });
    }

    public void Dispose()
    {
        _client.Dispose();
        _proxied.Dispose();
    }

    public async Task PostAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_forgery == Forgery.AbsoluteAddress ? new Uri($"http://{_host}") : _server, address));
        request.Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", await TokenAsync(page))]);
        switch (_forgery)
        {
            case Forgery.Host:
                request.Headers.Host = _host;
                break;
            case Forgery.ForwardedHost:
                request.Headers.Add("X-Forwarded-Host", _host);
                break;
            case Forgery.ForwardedEverything:
                request.Headers.Add("X-Forwarded-Host", _host);
                request.Headers.Add("X-Forwarded-Proto", "ftp");
                request.Headers.Add("X-Forwarded-Prefix", "/evil");
                request.Headers.Add("X-Original-Host", _host);
                request.Headers.Add("Forwarded", $"host={_host};proto=ftp");
                break;
            case Forgery.AbsoluteAddress:
                request.Headers.Add("Cookie", _cookies.GetCookieHeader(_server));
                break;
        }

        using HttpResponseMessage answer = await (_forgery == Forgery.AbsoluteAddress ? _proxied : _client).SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode is >= 300 and < 400 || answer.StatusCode == HttpStatusCode.BadRequest, $"{_forgery} {address}: {answer.StatusCode}");
    }

    /// <summary>Signs in honestly.</summary>
    public async Task SignInAsync(string email, string password)
    {
        using FormUrlEncodedContent form = new([new("email", email), new("password", password), new("__RequestVerificationToken", await TokenAsync("/account/sign-in"))]);
        using HttpResponseMessage answer = await _client.PostAsync(new Uri(_server, "/account/sign-in"), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private async Task<string> TokenAsync(string page) =>
        Token().Match(await _client.GetStringAsync(new Uri(_server, page), TestContext.Current.CancellationToken)).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
