using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Garant.Platform.Tests.Mail;

/// <summary>A mail server of this machine that takes every mail, or refuses or hangs up as a test says.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _taken = [];
    private readonly Task _serving;

    public MailServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether it closes the connection as soon as it has taken a mail, without a goodbye.</summary>
    public bool HangsUp { get; set; }

    /// <summary>What happens in place of a goodbye; it then says none.</summary>
    public Action? Goodbye { get; set; }

    /// <summary>An address it does not know.</summary>
    public string Unknown { get; set; } = "nobody@nowhere.example";

    /// <summary>The mails it has taken, with their headers.</summary>
    public IReadOnlyList<string> Taken
    {
        get
        {
            lock (_taken)
            {
                return [.. _taken];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                try
                {
                    await TalkAsync(client);
                }
                catch (IOException) when (!_stop.IsCancellationRequested)
                {
                    // Whoever sent was killed; the next one is served.
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using NetworkStream stream = client.GetStream();
        using StreamReader reader = new(stream, Encoding.UTF8);
        await using StreamWriter writer = new(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.example");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "QUIT" when Goodbye is not null:
                    Goodbye();
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 goodbye");
                    return;
                case "RCPT" when line.Contains(Unknown, StringComparison.Ordinal):
                    await writer.WriteLineAsync($"550 no such user: {Unknown}");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    StringBuilder mail = new();
                    string? part;
                    while ((part = await reader.ReadLineAsync(_stop.Token)) is not null and not ".")
                    {
                        mail.AppendLine(part);
                    }

                    if (part is null)
                    {
                        return; // it did not arrive whole
                    }

                    lock (_taken)
                    {
                        _taken.Add(mail.ToString());
                    }

                    await writer.WriteLineAsync("250 taken");
                    if (HangsUp)
                    {
                        return;
                    }

                    break;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }
}
