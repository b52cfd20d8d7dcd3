using System.Net;
using System.Net.Sockets;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Mail;

/// <summary>A mail server that is down: a port of this machine that nobody listens on, until it is disposed of and mail goes to the folder again.</summary>
internal sealed class DeadServer : IDisposable
{
    private readonly TestPlatform _platform;

    private DeadServer(TestPlatform platform, int port)
    {
        _platform = platform;
        platform.Further["Garant:PublicUrl"] = "http://localhost";
        platform.Further["Mail:Host"] = "127.0.0.1";
        platform.Further["Mail:Port"] = $"{port}";
    }

    public static DeadServer On(TestPlatform platform)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new(platform, port);
    }

    public void Dispose() => _platform.Further.Clear();
}
