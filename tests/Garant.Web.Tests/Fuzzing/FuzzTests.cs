using System.Net;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Garant.Web.Tests.Fuzzing;

/// <summary>
/// Thousands of odd requests to every route, behind the real server: each is answered, none with an error of ours. The
/// routes come from the platform itself, so a new one is fuzzed without a line here.
/// </summary>
public abstract class FuzzTests(TestPlatform platform, ITestOutputHelper output) : PlatformTests(platform)
{
    private const int Requests = 5000;
    private const int LeastReached = 25;
    private const int Seed = 20261125;

    private static readonly string[] Headers = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"];

    private readonly Dictionary<string, string> _values = [];
    private Person _person = null!;

    [Fact]
    public async Task Any_OddRequest_IsAnsweredWithoutAnErrorOfOurs()
    {
        await PrepareAsync();
        Random random = new(Seed);
        FuzzedRequest fuzz = new(random);
        RouteEndpoint[] routes = [.. Platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().OrderBy(route => route.RoutePattern.RawText, StringComparer.Ordinal)];
        RouteEndpoint[] posts = [.. routes.Where(route => Takes(route, HttpMethod.Post))];
        RouteEndpoint[] gets = [.. routes.Where(route => Takes(route, HttpMethod.Get))];
        using Browser person = await Platform.SignInAsync(_person);
        using Browser stranger = Platform.Browse();
        Dictionary<string, FilledForm> forms = await FormsAsync(posts, gets, person, stranger);
        string personsToken = "";
        string strangersToken = (await stranger.GetAsync("/account/sign-in")).ValueOf(FilledForm.Token)!;
        using HttpClient client = Platform.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        List<string> faults = [];
        Dictionary<HttpStatusCode, int> answers = [];
        for (int number = 0; number < Requests; number++)
        {
            if (personsToken.Length == 0)
            {
                personsToken = await TokenAsync(person);
            }

            bool isPost = fuzz.Chance(80);
            bool isPerson = fuzz.Chance(75);
            RouteEndpoint route = isPost ? fuzz.Pick(posts) : fuzz.Pick(gets);
            using HttpRequestMessage request = isPost
                ? fuzz.Post(forms[route.RoutePattern.RawText!].With(FilledForm.Token, isPerson ? personsToken : strangersToken) with { Address = AddressOf(route, fuzz.Chance(10) ? fuzz : null) })
                : fuzz.Get(AddressOf(route, fuzz.Chance(50) ? fuzz : null));
            string cookies = (isPerson ? person : stranger).Cookies;
            request.Headers.TryAddWithoutValidation("Cookie", fuzz.Chance(3) ? cookies.Replace("CfDJ8", fuzz.Pick("CfDJ9", "", "%%%"), StringComparison.Ordinal) : cookies);
            string asked = $"#{number} {request.Method} {request.RequestUri} ({request.Content?.Headers.ContentType})";
            using HttpResponseMessage answer = await AnswerAsync(client, request, asked);
            answers[answer.StatusCode] = answers.GetValueOrDefault(answer.StatusCode) + 1;
            if ((int)answer.StatusCode >= 500 || answer.Headers.Contains("Server") || !Headers.All(answer.Headers.Contains) || (answer.Headers.Location is { } next && (next.IsAbsoluteUri ? next.Host != "localhost" : !next.OriginalString.StartsWith('/') || next.OriginalString.StartsWith("//", StringComparison.Ordinal))))
            {
                faults.Add($"{(int)answer.StatusCode} {answer.Headers.Location} {asked}");
            }

            if (answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) && set.Any(cookie => cookie.StartsWith("garant=;", StringComparison.Ordinal)))
            {
                personsToken = ""; // signed out: sign in again
            }
        }

        CountingAntiforgery counted = (CountingAntiforgery)Platform.Services.GetRequiredService<IAntiforgery>();
        output.WriteLine(string.Join('\n', answers.OrderBy(pair => pair.Key).Select(pair => $"{(int)pair.Key}: {pair.Value}")));
        output.WriteLine(string.Join('\n', posts.Select(post => post.RoutePattern.RawText!).Select(post => $"{post}: its handler was reached {counted.Reached.GetValueOrDefault(post)} times")));
        Assert.True(faults.Count == 0, $"{faults.Count} faults with the seed {Seed}:\n{string.Join('\n', faults.Take(20))}\n{string.Join('\n', Platform.Log.Errors.Take(5))}");
        Assert.Empty(Platform.Log.Errors);
        Assert.DoesNotContain(Platform.Log.Entries, entry => entry.Text.Contains("\n   at ", StringComparison.Ordinal));
        Assert.All(posts, post => Assert.InRange(counted.Reached.GetValueOrDefault(post.RoutePattern.RawText!), LeastReached, Requests));
    }

    private async Task PrepareAsync()
    {
        // The demonstration has a form too; limits by origin would keep the fuzz from the handlers.
        File.WriteAllText(Path.Combine(Platform.FrameworkFolder, "garant-test.1.yaml"), TestFrameworks.GardenFile.Replace("id: garden-1", "id: garant-test.1", StringComparison.Ordinal));
        Platform.Further["Garant:Limits:Enabled"] = "false";
        Platform.Adjust = CountingAntiforgery.Around;
        await Platform.ServeAsync("Development");
        _person = await Platform.PersonAsync("Ada");
        Guid organisation = await Platform.OrganisationAsync("Ours", (_person, MemberRole.Administrator));
        _values["organisation"] = organisation.ToString();
        _values["evaluation"] = (await Platform.EvaluationAsync(organisation, TestFrameworks.Garden)).ToString();
        Person other = await Platform.PersonAsync("Bo");
        _values["invitation"] = (await Platform.InvitationAsync(await Platform.OrganisationAsync("Theirs", (other, MemberRole.Administrator)), other.Id, _person.Email)).ToString();
        _values["member"] = other.Id;
        _values["invitee"] = (await Platform.InvitationAsync(organisation, _person.Id, "invited@example.org")).ToString();
        _values["section"] = "1";
        _values["element"] = "1.1";
        _values["language"] = "en";
    }

    private static async Task<HttpResponseMessage> AnswerAsync(HttpClient client, HttpRequestMessage request, string asked)
    {
        try
        {
            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException fault)
        {
            throw new InvalidOperationException($"No answer to {asked}", fault);
        }
    }

    private static bool Takes(RouteEndpoint route, HttpMethod method) => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method.Method) ?? false;

    /// <summary>The address of a route, with the right values or with odd ones.</summary>
    private string AddressOf(RouteEndpoint route, FuzzedRequest? fuzz) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart parameter => Value(parameter.Name, fuzz),
        _ => "",
    }))));

    private string Value(string name, FuzzedRequest? fuzz)
    {
        string right = _values.GetValueOrDefault(name, "1");
        return fuzz?.PathValue(right) ?? right;
    }

    /// <summary>The form that some page has for each route, filled in; a route without one gets the largest form there is.</summary>
    private async Task<Dictionary<string, FilledForm>> FormsAsync(RouteEndpoint[] posts, RouteEndpoint[] gets, params Browser[] browsers)
    {
        Person other = await Platform.PersonAsync("Other");
        Dictionary<string, FilledForm> byPath = [];
        foreach (string address in gets.Select(route => AddressOf(route, null)).Where(address => !address.StartsWith("/language/", StringComparison.Ordinal)))
        {
            foreach (Browser browser in browsers)
            {
                Visit page = await browser.GetAsync(address);
                foreach (FilledForm form in page.Document.Forms.Where(form => form.Method == "post").Select(form => FilledForm.Of(page, form)))
                {
                    byPath[form.Address.Split('?')[0]] = form with { Fields = [.. form.Fields.Select(field => field.Value.Length > 0 ? field : new(field.Key, Filled(field.Key, other)))] };
                }
            }
        }

        FilledForm largest = byPath.Values.MaxBy(form => form.Fields.Count)!;
        return posts.ToDictionary(route => route.RoutePattern.RawText!, route => byPath.GetValueOrDefault(AddressOf(route, null), largest));
    }

    private static string Filled(string field, Person other) => field switch
    {
        "email" => other.Email,
        "password" => TestPlatform.Password,
        "headcount" => "250",
        _ => "Some text",
    };

    private async Task<string> TokenAsync(Browser person)
    {
        Visit page = await person.GetAsync("/account/sign-in");
        await person.SubmitAsync(page.Form("/account/sign-in").With("email", _person.Email).With("password", TestPlatform.Password));
        return (await person.GetAsync("/organisations/new")).ValueOf(FilledForm.Token)!;
    }
}

public sealed class FuzzOnSqliteTests(SqlitePlatform platform, ITestOutputHelper output) : FuzzTests(platform, output), IClassFixture<SqlitePlatform>;

public sealed class FuzzOnPostgresTests(PostgresPlatform platform, ITestOutputHelper output) : FuzzTests(platform, output), IClassFixture<PostgresPlatform>;
