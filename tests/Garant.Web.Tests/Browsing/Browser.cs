using System.Net;
using AngleSharp.Html.Parser;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Browsing;

/// <summary>A browser without JavaScript: keeps cookies, follows redirections, reads pages and fills in their forms.</summary>
public sealed class Browser : IDisposable
{
    private static readonly Uri Site = new("http://localhost/");
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies;
    private readonly StatementCounter _statements;

    internal Browser(HttpMessageHandler platform, StatementCounter statements, string language, Browser? before)
    {
        _client = new HttpClient(platform) { BaseAddress = Site };
        _client.DefaultRequestHeaders.Add("Accept-Language", language);
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _cookies = before?._cookies ?? new CookieContainer();
        _statements = statements;
    }

    /// <summary>The cookies as a browser sends them.</summary>
    public string Cookies => _cookies.GetCookieHeader(Site);

    public void Dispose() => _client.Dispose();

    public Task<Visit> GetAsync(string address) => VisitAsync(HttpMethod.Get, address, null);

    /// <summary>Sends a form; <paramref name="follow"/> says whether to go on where the answer points to.</summary>
    public Task<Visit> SubmitAsync(FilledForm form, bool follow = true)
    {
        ArgumentNullException.ThrowIfNull(form);
        return VisitAsync(HttpMethod.Post, form.Address, form.Fields, follow);
    }

    /// <summary>Takes a cookie away, as if it had expired.</summary>
    public void Forget(string cookie)
    {
        foreach (Cookie known in _cookies.GetCookies(Site).Where(known => known.Name == cookie))
        {
            known.Expired = true;
        }
    }

    /// <summary>The value of a cookie, or <c>null</c>.</summary>
    public string? CookieOf(string cookie) => _cookies.GetCookies(Site).FirstOrDefault(known => known.Name == cookie)?.Value;

    /// <summary>Sends a header with every request from now on.</summary>
    public void Send(string header, string value) => _client.DefaultRequestHeaders.Add(header, value);

    /// <summary>Takes over a cookie, as somebody does who copied it.</summary>
    public void Take(string cookie, string value) => _cookies.Add(Site, new Cookie(cookie, value, "/"));

    /// <summary>Sends the form of a page as its script does: one element to the address for saving it.</summary>
    public Task<Visit> SaveElementAsync(Visit section, string element, Func<FilledForm, FilledForm> fill)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(fill);
        FilledForm filled = fill(section.Form("/sections/"));
        string address = section.Document.QuerySelector("#answers")!.GetAttribute("data-save") + element;
        return SubmitAsync(filled.Only(name => name.EndsWith("-" + element, StringComparison.Ordinal) || name == FilledForm.Token).To(address));
    }

    private async Task<Visit> VisitAsync(HttpMethod method, string address, IReadOnlyList<KeyValuePair<string, string>>? fields, bool follow = true)
    {
        List<string> hops = [];
        while (true)
        {
            Uri target = new(Site, address);
            using HttpRequestMessage request = new(method, target);
            if (_cookies.GetCookieHeader(target) is { Length: > 0 } cookies)
            {
                request.Headers.Add("Cookie", cookies);
            }

            request.Content = fields is null ? null : new FormUrlEncodedContent(fields);
            _statements.Reset();
            using HttpResponseMessage response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (string cookie in response.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set : [])
            {
                _cookies.SetCookies(target, cookie);
            }

            hops.Add(target.PathAndQuery);
            if (follow && response.Headers.Location is { } next && hops.Count < 10)
            {
                Uri absolute = new(target, next);
                Assert.Equal(Site.Host, absolute.Host);
                (method, address, fields) = (HttpMethod.Get, absolute.PathAndQuery + absolute.Fragment, null);
                continue;
            }

            string html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new()
            {
                Status = response.StatusCode,
                Address = address,
                Hops = hops,
                Html = html,
                Document = await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken),
                Statements = _statements.Count,
                Transactions = _statements.Transactions,
                Commands = _statements.Commands,
                Headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            };
        }
    }
}
