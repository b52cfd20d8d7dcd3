using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Garant.Benchmarks.Load;

/// <summary>How long signing in, signing up, a forgotten password and an invitation take with and without an account, against a platform that runs with <c>--demo</c> and without limits.</summary>
internal static partial class DoorTimes
{
    private const int First = 3; // tries that warm up
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const string Password = "a sentence that is long enough";

    /// <summary>Prints the medians, the two kinds of address in turn.</summary>
    public static async Task<int> RunAsync(Uri platform, int tries)
    {
        using SocketsHttpHandler handler = new() { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };
        using HttpClient client = new(handler) { BaseAddress = platform };
        string run = Guid.NewGuid().ToString("N")[..8];
        string open = await client.GetStringAsync("/account/sign-up");
        for (int number = -First; number < tries; number++)
        {
            await SendAsync(client, open, "/account/sign-up", ("name", "Known"), ("email", Known(number)), ("password", Password));
        }

        await MeasureAsync("sign-in", open, "/account/sign-in", ("password", "not the password"));
        await MeasureAsync("forgotten", open, "/account/forgotten");
        await MeasureAsync("sign-up", open, "/account/sign-up", ("name", "Somebody"), ("password", Password));
        await SendAsync(client, open, "/demonstration", ("person", "camille@demonstration.invalid"));
        string home = (await client.GetAsync("/organisations")).Headers.Location!.ToString();
        await MeasureAsync("invite", await client.GetStringAsync(home), home, ("role", "Reader"));
        return 0;

        string Known(int number) => $"known-{run}-{number}@example.org";

        async Task MeasureAsync(string what, string page, string address, params (string Name, string Value)[] fields)
        {
            List<double> known = [];
            List<double> unknown = [];
            for (int number = -First; number < tries; number++)
            {
                double first = await SendAsync(client, page, address, [.. fields, ("email", Known(number))]);
                double second = await SendAsync(client, page, address, [.. fields, ("email", $"nobody-{run}-{what}-{number}@example.org")]);
                if (number >= 0)
                {
                    known.Add(first);
                    unknown.Add(second);
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-10} with an account {Median(known),6:0.0} ms, without {Median(unknown),6:0.0} ms, {tries} tries each"));
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> SendAsync(HttpClient client, string page, string address, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent form = new(fields.Append(("__RequestVerificationToken", Token().Match(page).Groups[1].Value)).ToDictionary(field => field.Item1, field => field.Item2));
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await client.PostAsync(address, form);
        await answer.Content.ReadAsStringAsync();
        double taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        await Task.Delay(Pause); // until the mail that was asked for is sent: each request is measured alone
        int expected = address == "/account/sign-in" ? 422 : 302;
        return (int)answer.StatusCode == expected ? taken : throw new InvalidOperationException($"{address}: {answer.StatusCode}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
