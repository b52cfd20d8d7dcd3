using System.Globalization;
using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Faults;

/// <summary>Somebody who saves one element or invites people, again and again, until the platform is gone, and knows what was acknowledged.</summary>
internal sealed class KilledClient(Person person, string page, string? element)
{
    private readonly List<string> _acknowledged = [];
    private Browser? _browser;
    private int _sent;

    /// <summary>The notes or addresses that the platform said it has, in order.</summary>
    public IReadOnlyList<string> Acknowledged => _acknowledged;

    /// <summary>What was sent last, acknowledged or not.</summary>
    public string LastSent => Content(_sent);

    public string? Element => element;

    /// <summary>Goes to a platform that was just started, signed in from before or anew.</summary>
    public async Task ArriveAsync(Uri address)
    {
        Browser browser = new(new ToAddress(address), new StatementCounter(), "en", _browser);
        _browser?.Dispose();
        if (_browser is null)
        {
            Visit signIn = await browser.GetAsync("/account/sign-in");
            await browser.SubmitAsync(signIn.Form("/account/sign-in").With("email", person.Email).With("password", TestPlatform.Password));
        }

        _browser = browser;
        if (element is not null)
        {
            // What was acknowledged is there; what was under way at the kill is, or is not.
            string stored = (await browser.GetAsync(page)).ValueOf($"note-{element}") ?? "";
            Assert.Contains(stored, new[] { _acknowledged.LastOrDefault(""), LastSent });
        }
    }

    /// <summary>Sends until nobody answers.</summary>
    public async Task SendAsync()
    {
        try
        {
            while (true)
            {
                Visit shown = await _browser!.GetAsync(page);
                string content = Content(++_sent);
                Visit answer = element is null
                    ? await _browser.SubmitAsync(shown.Form("/members").With("email", content).With("role", "Reader"), follow: false)
                    : await _browser.SaveElementAsync(shown, element, form => form.With($"note-{element}", content));
                Assert.True(answer.Status == (element is null ? HttpStatusCode.Redirect : HttpStatusCode.OK), $"{answer} {answer.TextOf("main")}");
                _acknowledged.Add(content);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The platform was killed.
        }
    }

    private string Content(int number) => number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{person.Name}-sent-{number}@example.org");
}
