using System.Net;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Accounts;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Reaching;

/// <summary>No link in a mail comes from the request, however it is forged.</summary>
public sealed class MailedAddressTests(SqlitePlatform platform) : PlatformTests(platform), IClassFixture<SqlitePlatform>
{
    private const string Evil = "evil.example";

    [Theory]
    [InlineData(null)]
    [InlineData("https://garant.example.org")]
    [InlineData("https://garant.example.org:8443/eval/")]
    [InlineData("https://b\u00fccher.example")]
    public async Task Links_OfEveryMailAFormCauses_LeadToThePlatform(string? publicUrl)
    {
        Platform.Further.Clear();
        Platform.Further["Garant:Limits:Enabled"] = "false";
        if (publicUrl is not null)
        {
            Platform.Further["Garant:PublicUrl"] = publicUrl;
        }

        Uri server = await Platform.ServeAsync();
        string expected = publicUrl switch
        {
            null => server.GetLeftPart(UriPartial.Authority) + "/",
            "https://b\u00fccher.example" => "https://xn--bcher-kva.example/",
            _ => publicUrl.TrimEnd('/') + "/",
        };
        Person known = await Platform.PersonAsync("Known");
        Person unconfirmed = await Platform.PersonAsync("Unsure", isConfirmed: false);
        Person head = await Platform.PersonAsync("Head");
        Guid organisation = await Platform.OrganisationAsync("Ours", (head, MemberRole.Administrator));
        int before = (await Platform.MailsAsync()).Count;
        int number = 0;
        foreach (Forgery forgery in Enum.GetValues<Forgery>())
        {
            string newcomer = $"new-{Guid.NewGuid():N}@example.org";
            using ForgingClient client = new(server, forgery, Evil);
            Person person = await Platform.PersonAsync($"Person{number++}");
            await client.PostAsync("/account/sign-up", "/account/sign-up", ("name", "Somebody"), ("email", newcomer), ("password", TestPlatform.Password));
            await client.PostAsync("/account/sign-up", "/account/sign-up", ("name", "Somebody"), ("email", person.Email), ("password", TestPlatform.Password));
            await client.PostAsync("/account/forgotten", "/account/forgotten", ("email", person.Email));
            await client.PostAsync("/account/sign-in", "/account/sign-in", ("email", unconfirmed.Email), ("password", TestPlatform.Password));
            await client.SignInAsync(head.Email, TestPlatform.Password);
            await client.PostAsync($"/organisations/{organisation}/members", $"/organisations/{organisation}/members", ("email", $"invited-{newcomer}"), ("role", "Reader"));
        }

        string[] links = [.. (await Platform.MailsAsync()).Skip(before).SelectMany(mail => mail.Links())];
        Assert.All(links, link => Assert.StartsWith(expected, link, StringComparison.Ordinal));
        Assert.InRange(links.Length, 6, 100);
    }

    [Theory]
    [InlineData("garant.example.org", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData(Evil, HttpStatusCode.BadRequest)]
    [InlineData("garant.example.org.evil.example", HttpStatusCode.BadRequest)]
    public async Task Hosts_WithAPublicUrl_AreThatOneAndThisMachine(string host, HttpStatusCode expected)
    {
        Platform.Further.Clear();
        Platform.Further["Garant:PublicUrl"] = "https://garant.example.org";
        Platform.Further["AllowedHosts"] = "*";
        await Platform.RestartAsync();
        using HttpClient client = new(Platform.Handler()) { BaseAddress = new Uri($"http://{host}/") };
        using HttpResponseMessage answer = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", "", "198.51.100.9", true)]
    [InlineData("192.0.2.1", "", "198.51.100.9", false)]
    [InlineData("192.0.2.1", "192.0.2.1", "198.51.100.9", true)]
    [InlineData("192.0.2.1", "10.0.0.0/8, 192.0.2.0/24", "198.51.100.9", true)]
    public async Task ForwardedFor_OnlyFromAProxyThatIsKnown_IsTheOrigin(string proxy, string known, string client, bool believed)
    {
        Platform.Further.Clear();
        Platform.Further["Garant:Proxies"] = known;
        Platform.Further["Garant:Limits:MailsFromOrigin"] = "1";
        await Platform.RestartAsync();
        IPAddress from = IPAddress.Parse(proxy);
        using Browser first = Platform.Browse(origin: from);
        using Browser second = Platform.Browse(origin: from);
        first.Send("X-Forwarded-For", client);
        second.Send("X-Forwarded-For", "198.51.100.10");
        await first.ForgetAsync("one@example.org");
        Visit other = await second.ForgetAsync("two@example.org");
        Assert.Equal(believed ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, other.Status);
    }
}
