using System.Net;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Garant.Web.Storage;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace Garant.Web.Reaching;

/// <summary>Sets up how the platform is reached: its public address, the hosts it answers to, and the proxies in front of it.</summary>
internal static class ReachingSetup
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly string[] AnyHost = ["*", "[::]", "0.0.0.0"];

    public static void AddReaching(this WebApplicationBuilder builder)
    {
        GarantOptions options = builder.Configuration.GetSection("Garant").Get<GarantOptions>() ?? new();
        Uri? address = null;
        if (options.PublicUrl.Length > 0 && !PublicAddress.TryRead(options.PublicUrl, out address))
        {
            throw new StartException($"the setting Garant:PublicUrl is \"{options.PublicUrl}\"; write the address people reach the platform at, such as https://garant.example.org.");
        }

        if (address is null && !builder.Environment.IsDevelopment() && (builder.Configuration.GetSection("Mail").Get<MailOptions>() ?? new()).Host.Length > 0)
        {
            throw new StartException("the setting Mail:Host is set and Garant:PublicUrl is not: links in mails need the address people reach the platform at, such as https://garant.example.org.");
        }

        builder.Services.AddSingleton(services => new PublicAddress(address, () => services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()));
        if (address is not null)
        {
            string host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
            builder.Services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts =
                [.. filter.AllowedHosts.Except(AnyHost).Append(host).Concat(ThisMachine).Distinct(StringComparer.OrdinalIgnoreCase)]);
        }

        (List<IPAddress> proxies, List<System.Net.IPNetwork> networks) = ReadProxies(options.Proxies);
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // Never X-Forwarded-Host: nothing here depends on the host of a request.
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (System.Net.IPNetwork network in networks.Append(System.Net.IPNetwork.Parse("127.0.0.0/8")))
            {
                forwarded.KnownIPNetworks.Add(network);
            }

            foreach (IPAddress proxy in proxies.Append(IPAddress.IPv6Loopback))
            {
                forwarded.KnownProxies.Add(proxy);
            }
        });
    }

    private static (List<IPAddress> Proxies, List<System.Net.IPNetwork> Networks) ReadProxies(string configured)
    {
        List<IPAddress> proxies = [];
        List<System.Net.IPNetwork> networks = [];
        foreach (string entry in configured.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(entry, out IPAddress? proxy))
            {
                proxies.Add(proxy);
            }
            else if (System.Net.IPNetwork.TryParse(entry, out System.Net.IPNetwork network))
            {
                networks.Add(network);
            }
            else
            {
                throw new StartException($"the setting Garant:Proxies holds \"{entry}\", which is neither an address such as 10.0.0.5 nor a network such as 10.0.0.0/8.");
            }
        }

        return (proxies, networks);
    }
}
