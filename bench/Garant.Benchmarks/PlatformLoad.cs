using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Garant.Benchmarks;

/// <summary>People who read a section and save answers all at once, against a platform that runs with <c>--demo</c>.</summary>
internal static partial class PlatformLoad
{
    private const string Section = "/sections/1", Element = "1.1", Item = "1.1.b";
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <summary>Prints the times of creating an evaluation, reading a section page and saving an answer.</summary>
    public static async Task<int> RunAsync(Uri platform, int people, TimeSpan pause)
    {
        ConcurrentDictionary<string, ConcurrentBag<double>> times = new(StringComparer.Ordinal);
        await Task.WhenAll(Enumerable.Range(0, people).Select(person => LiveAsync(platform, person, pause, times)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people} people, {pause.TotalMilliseconds} ms between their requests"));
        foreach ((string what, ConcurrentBag<double> taken) in times.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            double[] sorted = [.. taken.Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-8} {sorted.Length,6} requests, median {sorted[sorted.Length / 2],7:0.0} ms, p95 {sorted[sorted.Length * 95 / 100],7:0.0} ms"));
        }

        return 0;
    }

    private static async Task LiveAsync(Uri platform, int person, TimeSpan pause, ConcurrentDictionary<string, ConcurrentBag<double>> times)
    {
        using SocketsHttpHandler handler = new() { CookieContainer = new CookieContainer() };
        using HttpClient client = new(handler) { BaseAddress = platform };
        string signIn = await client.GetStringAsync("/account/sign-in");
        string organisation = await TextAsync(await client.PostAsync("/demonstration", Form(signIn, ("person", Value(signIn, "person")))));
        string home = OrganisationLink().Match(organisation).Value;
        string blank = await client.GetStringAsync(home + "/evaluations/new");
        FormUrlEncodedContent form = Form(blank, ("name", $"Load {person}"), ("framework", Value(blank, "framework")));
        HttpResponseMessage created = await TimeAsync(times, "create", () => client.PostAsync(home + "/evaluations/new", form));
        string evaluation = EvaluationLink().Match(await TextAsync(created)).Value;

        Stopwatch clock = Stopwatch.StartNew();
        while (clock.Elapsed < Duration)
        {
            string page = await TextAsync(await TimeAsync(times, "section", () => client.GetAsync(evaluation + Section)));
            await Task.Delay(pause);
            FormUrlEncodedContent answer = Form(page, ("ticks-" + Element, Item), ("version-" + Element, Value(page, "version-" + Element)));
            await TextAsync(await TimeAsync(times, "save", () => client.PostAsync($"{evaluation}/elements/{Element}", answer)));
            await Task.Delay(pause);
        }
    }

    private static async Task<HttpResponseMessage> TimeAsync(ConcurrentDictionary<string, ConcurrentBag<double>> times, string what, Func<Task<HttpResponseMessage>> send)
    {
        long start = Stopwatch.GetTimestamp();
        HttpResponseMessage response = await send();
        times.GetOrAdd(what, _ => []).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return response;
    }

    private static async Task<string> TextAsync(HttpResponseMessage response) => await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();

    private static FormUrlEncodedContent Form(string page, params (string Name, string Value)[] fields) =>
        new(fields.Append(("__RequestVerificationToken", Value(page, "__RequestVerificationToken"))).ToDictionary(field => field.Item1, field => field.Item2));

    private static string Value(string page, string field) =>
        Regex.Match(page, $"name=\"{Regex.Escape(field)}\" value=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("/organisations/[0-9a-f-]{36}")]
    private static partial Regex OrganisationLink();

    [GeneratedRegex("/evaluations/[0-9a-f-]{36}")]
    private static partial Regex EvaluationLink();
}
