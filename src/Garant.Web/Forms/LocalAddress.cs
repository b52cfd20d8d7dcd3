using System.Text;

namespace Garant.Web.Forms;

/// <summary>Addresses within the platform, so that a link cannot lead a person elsewhere.</summary>
internal static class LocalAddress
{
    /// <summary>The address of a request as a link: path and query.</summary>
    public static string Of(HttpRequest request) => request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();

    /// <summary><paramref name="address"/> if it is a path of this platform, else <paramref name="otherwise"/>; always fit for a header.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', .. var rest] && !rest.StartsWith('/') && !rest.StartsWith('\\') && !address.Any(char.IsControl) ? Ascii(address) : otherwise;

    private static string Ascii(string address)
    {
        if (System.Text.Ascii.IsValid(address) && !address.Contains(' ', StringComparison.Ordinal))
        {
            return address;
        }

        StringBuilder ascii = new();
        foreach (Rune letter in address.EnumerateRunes())
        {
            ascii.Append(letter.IsAscii && letter.Value != ' ' ? letter.ToString() : Uri.EscapeDataString(letter.ToString()));
        }

        return ascii.ToString();
    }
}
