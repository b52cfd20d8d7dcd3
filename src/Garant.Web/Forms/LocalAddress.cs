namespace Garant.Web.Forms;

/// <summary>Addresses within the platform, so that a link cannot lead a person elsewhere.</summary>
internal static class LocalAddress
{
    /// <summary><paramref name="address"/> if it is a path of this platform, else <paramref name="otherwise"/>.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', .. var rest] && !rest.StartsWith('/') && !rest.StartsWith('\\') && !address.Any(char.IsControl) ? address : otherwise;
}
