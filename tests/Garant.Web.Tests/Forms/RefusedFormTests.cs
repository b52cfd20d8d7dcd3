using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Garant.Platform.Evaluations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Platforms;
using Microsoft.Extensions.Logging;

namespace Garant.Web.Tests.Forms;

/// <summary>Whatever is no form of a page is refused with a page in the reader's language and a line in the log, behind the real server.</summary>
public abstract class RefusedFormTests(TestPlatform platform) : GardenTests(platform), IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded";
    private const int Many = 28_000_000;

    public async ValueTask InitializeAsync() => await Platform.ServeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(null, "", 415, "Ce n’est pas un formulaire")]
    [InlineData("application/json", "{}", 415, "Ce n’est pas un formulaire")]
    [InlineData("text/plain", "email=x", 415, "Ce n’est pas un formulaire")]
    [InlineData(Form + "; charset=bogus", "email=x", 400, "Se connecter")]
    [InlineData(Form + "; charset=utf-7", "email=x", 400, "Se connecter")]
    [InlineData("multipart/form-data", "--x--", 400, "Se connecter")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nvalue", 400, "Se connecter")]
    [InlineData("multipart/form-data; boundary=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "x", 400, "Se connecter")]
    [InlineData(Form, "fields", 400, "Se connecter")]
    [InlineData(Form, "key", 400, "Se connecter")]
    [InlineData(Form, "large", 413, "Envoi trop volumineux")]
    public async Task Post_NoForm_IsRefusedWithAPageOfTheReader(string? type, string body, int status, string title)
    {
        string content = body switch
        {
            "fields" => string.Join('&', Enumerable.Range(0, 2000).Select(place => $"f{place}=")),
            "key" => new string('k', 3000) + "=1",
            "large" => "email=" + new string('a', 70_000),
            _ => body,
        };
        using HttpClient client = Platform.Client();
        client.DefaultRequestHeaders.Add("Accept-Language", "fr");
        Platform.Log.Clear();
        using ByteArrayContent bytes = new(Encoding.UTF8.GetBytes(content));
        if (type is not null)
        {
            bytes.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        using HttpResponseMessage answer = await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), bytes, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        string page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<h1>{title}</h1>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("lang=\"fr\"", page, StringComparison.Ordinal);
        AssertSafe(answer);
        (LogLevel Level, string Text) line = Assert.Single(Platform.Log.Lines("Garant.Web.Forms.FormReader"));
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.StartsWith($"A form to /account/sign-in was refused with {status}", line.Text, StringComparison.Ordinal);
        Assert.Empty(Platform.Log.Errors);
    }

    [Fact]
    public async Task Post_LargeBodyOfAStranger_IsRefusedUnread()
    {
        using ForgottenBody body = new(Many);
        using HttpClient client = Platform.Client();
        using HttpRequestMessage request = new(HttpMethod.Post, "/organisations/new") { Content = body };
        request.Headers.ExpectContinue = true; // the answer comes before the body is asked for
        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(0, body.Sent);
        AssertSafe(answer);
    }

    [Fact]
    public async Task Post_LargeBodyThatIsPushed_IsNotTakenIn()
    {
        Uri address = await Platform.ServeAsync();
        using TcpClient socket = new(address.Host, address.Port) { SendBufferSize = 64 * 1024 };
        await using NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /organisations/new HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Form}\r\nContent-Length: {Many}\r\n\r\n"), TestContext.Current.CancellationToken);
        byte[] piece = new byte[64 * 1024];
        int pushed = 0;
        try
        {
            while (pushed < Many)
            {
                await stream.WriteAsync(piece, TestContext.Current.CancellationToken);
                pushed += piece.Length;
            }
        }
        catch (IOException)
        {
            // The server answered and closed.
        }

        // What the buffers of both ends hold, and no more.
        Assert.InRange(pushed, 0, Many / 2);
    }

    [Fact]
    public async Task Post_CutOff_LeavesNoTrace()
    {
        Uri address = await Platform.ServeAsync();
        using (TcpClient socket = new(address.Host, address.Port))
        {
            NetworkStream stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /account/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Form}\r\nContent-Length: 100\r\n\r\nemail=x"), TestContext.Current.CancellationToken);
            socket.Client.Shutdown(SocketShutdown.Send);
            using StreamReader reader = new(stream);
            Assert.True(await reader.ReadLineAsync(TestContext.Current.CancellationToken) is null or ['H', 'T', 'T', 'P', '/', '1', '.', '1', ' ', '4', ..]);
        }

        Assert.Empty(Platform.Log.Errors);
    }

    [Fact]
    public async Task Post_FullSectionOfLongTexts_IsTaken()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        string text = new('€', AnswerContent.LongestText); // nine bytes each in a form
        Visit saved = await SendAsync(browser, evaluation, 1, form => form
            .With("note-1.1", text).With("reason-1.2", text).With("note-1.2", text).With("note-1.3", text));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(text, (await StoredAsync(evaluation, "1.3"))!.Note);
    }

    [Fact]
    public async Task Post_MoreThanThePageCanSend_IsTooLarge()
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit page = await SectionAsync(browser, evaluation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await browser.SubmitAsync(page.Form("/sections/1").With("note-1.1", new string('a', 4_000_000)))).Status);
        Visit organisation = await browser.GetAsync("/organisations/new");
        Visit refused = await browser.SubmitAsync(organisation.Form("/organisations/new").With("name", new string('a', 70_000)));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "Too much at once"), (refused.Status, refused.TextOf("h1")));
        Visit element = await browser.SaveElementAsync(page, "1.1", form => form.With("note-1.1", new string('a', 500_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, element.Status);
    }

    [Fact]
    public async Task Post_NulInAnyField_IsSavedWithoutIt()
    {
        (Browser browser, Guid evaluation, Person person) = await StartAsync();
        Visit saved = await SendAsync(browser, evaluation, 1, form => form.With("note-1.1", "a\0b\ufffe").With("note-\01.3", "c"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("ab", (await StoredAsync(evaluation, "1.1"))!.Note);
        Visit named = await browser.SubmitAsync((await browser.GetAsync("/organisations/new")).Form("/organisations/new").With("name", "Our\0s"));
        Assert.Equal("Ours", named.TextOf("h1"));
        using Browser other = Platform.Browse();
        Visit signedIn = await other.SubmitAsync((await other.GetAsync("/account/sign-in")).Form("/account/sign-in").With("email", "\0" + person.Email).With("password", TestPlatform.Password));
        Assert.Equal(person.Name, signedIn.TextOf(".who"));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/account/confirm?user=%00&token=x")).Status);
        Assert.Empty(Platform.Log.Errors);
    }

    [Theory]
    [InlineData("settle", "mine:é")]
    [InlineData("settle", "theirs:\r\nX: y")]
    [InlineData("settle", "mine:2.1")]
    [InlineData("clear", "é")]
    [InlineData("clear", "\r\n")]
    [InlineData("clear", "2.1")]
    public async Task Post_ForeignElementOnAButton_SavesAndStaysOnThePage(string button, string value)
    {
        (Browser browser, Guid evaluation, _) = await StartAsync();
        Visit saved = await SendAsync(browser, evaluation, 1, form => form.Ticks("1.1", "1.1.c").With(button, value).With("next", "stay"));
        Assert.Equal((HttpStatusCode.OK, AddressOf(evaluation, 1)), (saved.Status, saved.Address));
        Assert.Equal("1.1.c", (await StoredAsync(evaluation, "1.1"))!.Ticks);
        Assert.Empty(Platform.Log.Errors);
    }

    private static void AssertSafe(HttpResponseMessage answer)
    {
        foreach (string header in new[] { "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy" })
        {
            Assert.True(answer.Headers.Contains(header), header);
        }

        Assert.False(answer.Headers.Contains("Server"));
    }

    /// <summary>A large form that counts what of it was sent.</summary>
    private sealed class ForgottenBody : HttpContent
    {
        private readonly long _length;

        public ForgottenBody(long length)
        {
            _length = length;
            Headers.ContentType = new(Form);
        }

        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            byte[] piece = new byte[64 * 1024];
            while (Sent < _length)
            {
                int next = (int)Math.Min(piece.Length, _length - Sent);
                await stream.WriteAsync(piece.AsMemory(0, next));
                Sent += next;
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return true;
        }
    }
}

public sealed class RefusedFormOnSqliteTests(SqlitePlatform platform) : RefusedFormTests(platform), IClassFixture<SqlitePlatform>;

public sealed class RefusedFormOnPostgresTests(PostgresPlatform platform) : RefusedFormTests(platform), IClassFixture<PostgresPlatform>;
