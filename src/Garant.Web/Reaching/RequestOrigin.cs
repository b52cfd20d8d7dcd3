using System.Net;
using System.Net.Sockets;

namespace Garant.Web.Reaching;

/// <summary>Where a request comes from, as far as it can be told apart: an IPv4 address, or the /64 network of an IPv6 address, which is one household's or one server's.</summary>
internal static class RequestOrigin
{
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
