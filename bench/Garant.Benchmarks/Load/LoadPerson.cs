using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Garant.Benchmarks.Load;

/// <summary>
/// Somebody with an account, an organisation and a fully answered evaluation of their own. Reads no more of a page than it needs, so that
/// the platform and not the reader is measured.
/// </summary>
internal sealed partial class LoadPerson : IDisposable
{
    private const string Section = "/sections/1", Element = "1.1", Token = "__RequestVerificationToken";
    private const string Password = "a sentence that is long enough";
    private const int Sections = 6, NoteLength = 1000;
    private static readonly string[] Items = ["1.1.b", "1.1.c"];
    private static readonly string Note = string.Concat(Enumerable.Repeat("What we have agreed on, with whom and until when. ", NoteLength / 50));

    private readonly SocketsHttpHandler _handler = new() { UseCookies = false, AllowAutoRedirect = false };
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private readonly Uri _platform;
    private readonly string _email;
    private readonly string _name;
    private string _home = "";
    private string _evaluation = "";
    private string _token = "";
    private int _saves;

    public LoadPerson(Uri platform, int number)
    {
        _platform = platform;
        _name = $"Person {number}";
        _email = $"load-{number}@example.org";
        _client = new(_handler) { BaseAddress = platform };
        _client.DefaultRequestHeaders.Add("Accept-Language", "en");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Signs in; where there is no account yet, signs up and confirms it by the mail in the platform's folder.</summary>
    public async Task EnterAsync(string mailFolder)
    {
        (HttpStatusCode status, _) = await SendAsync("/account/sign-in", ("email", _email), ("password", Password));
        if (status != HttpStatusCode.Redirect)
        {
            await SendAsync("/account/sign-up", ("name", _name), ("email", _email), ("password", Password));
            await SendAsync(await ConfirmationAsync(mailFolder), ("password", Password));
            await SendAsync("/organisations/new", ("name", $"Organisation of {_name}"));
        }

        _home = (await GetAsync("/organisations")).Location;
    }

    /// <summary>Starts an evaluation; the page with its form was opened before.</summary>
    public async Task CreateAsync(LoadTimes times)
    {
        string blank = (await GetAsync(_home + "/evaluations/new")).Text;
        using FormUrlEncodedContent form = Form(blank, [("name", "Load"), ("framework", Value(blank, "framework"))]);
        _evaluation = (await times.OfAsync("create", () => PostAsync(_home + "/evaluations/new", form))).Location;
    }

    /// <summary>Answers every question, with a long note on each.</summary>
    public async Task AnswerAllAsync()
    {
        for (int section = 1; section <= Sections; section++)
        {
            string address = $"{_evaluation}/sections/{section}";
            string page = (await GetAsync(address)).Text;
            Dictionary<string, (string Name, string Value)> answers = [];
            foreach (Match box in Box().Matches(page))
            {
                // The last item of an element is never "not concerned".
                answers[box.Groups[1].Value] = (box.Groups[1].Value, box.Groups[2].Value);
            }

            List<(string Name, string Value)> fields = [.. answers.Values];
            foreach (string element in answers.Keys.Select(name => name["ticks-".Length..]))
            {
                fields.Add(("note-" + element, Note));
                fields.Add(("version-" + element, Value(page, "version-" + element)));
            }

            using FormUrlEncodedContent form = Form(page, [.. fields]);
            if ((await PostAsync(address, form)).Status != HttpStatusCode.Redirect)
            {
                throw new InvalidOperationException($"{address} was refused.");
            }
        }

        // The cookies do not change any more.
        _client.DefaultRequestHeaders.Add("Cookie", _cookies.GetCookieHeader(_platform));
    }

    /// <summary>Reads a section page and saves another answer.</summary>
    public async Task ReadAndSaveAsync(LoadTimes times, TimeSpan pause)
    {
        string page = await times.OfAsync("section", () => ReadAsync(_evaluation + Section));
        await PauseAsync(pause);
        _token = Value(page, Token);
        string version = Value(page, "version-" + Element);
        string body = string.Create(
            CultureInfo.InvariantCulture,
            $"{Token}={Uri.EscapeDataString(_token)}&ticks-{Element}={Items[_saves++ % 2]}&note-{Element}={Uri.EscapeDataString(Note)}{_saves}&version-{Element}={version}");
        await times.OfAsync("save", async () =>
        {
            using StringContent content = new(body, Encoding.UTF8, "application/x-www-form-urlencoded");
            using HttpResponseMessage saved = await _client.PostAsync($"{_evaluation}/elements/{Element}", content);
            return await saved.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        });
        await PauseAsync(pause);
    }

    /// <summary>Asks for an address again and again.</summary>
    public async Task AskAsync(LoadTimes times, string address) => await times.OfAsync(address, () => ReadAsync(address));

    private static Task PauseAsync(TimeSpan pause) => pause > TimeSpan.Zero ? Task.Delay(pause) : Task.CompletedTask;

    private static FormUrlEncodedContent Form(string page, (string Name, string Value)[] fields) =>
        new(fields.Append((Token, Value(page, Token))).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

    private static string Value(string page, string field)
    {
        string before = $"name=\"{field}\" value=\"";
        int start = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return page[start..page.IndexOf('"', start)];
    }

    private async Task<string> ReadAsync(string address)
    {
        using HttpResponseMessage answer = await _client.GetAsync(address);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private async Task<string> ConfirmationAsync(string mailFolder)
    {
        for (int tries = 0; tries < 600; tries++)
        {
            foreach (string file in Directory.Exists(mailFolder) ? Directory.GetFiles(mailFolder, "*.eml") : [])
            {
                string mail = await File.ReadAllTextAsync(file);
                if (mail.Contains($"To: {_email}", StringComparison.Ordinal))
                {
                    string plain = mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
                    return Confirmation().Match(plain).Value;
                }
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"No mail to {_email} came into {mailFolder} within a minute.");
    }

    private async Task<(HttpStatusCode Status, string Location)> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = Form((await GetAsync(address)).Text, fields);
        return await PostAsync(address, form);
    }

    private async Task<(string Text, string Location)> GetAsync(string address)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        using HttpResponseMessage answer = await WithCookiesAsync(request);
        return (await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.ToString() ?? "");
    }

    private async Task<(HttpStatusCode Status, string Location)> PostAsync(string address, HttpContent form)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = form };
        using HttpResponseMessage answer = await WithCookiesAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
    }

    private async Task<HttpResponseMessage> WithCookiesAsync(HttpRequestMessage request)
    {
        if (_cookies.GetCookieHeader(_platform) is { Length: > 0 } cookies)
        {
            request.Headers.Add("Cookie", cookies);
        }

        HttpResponseMessage answer = await _client.SendAsync(request);
        foreach (string cookie in answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set : [])
        {
            _cookies.SetCookies(_platform, cookie);
        }

        return answer;
    }

    [GeneratedRegex("name=\"(ticks-[^\"]+)\" value=\"([^\"]+)\"")]
    private static partial Regex Box();

    [GeneratedRegex("/account/confirm\\?[^\\s]+")]
    private static partial Regex Confirmation();
}
