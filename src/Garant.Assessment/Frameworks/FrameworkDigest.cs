using System.Security.Cryptography;
using System.Text;

namespace Garant.Assessment.Frameworks;

/// <summary>
/// The fingerprint of a framework's content: the SHA-256 of what <see cref="FrameworkWriter"/> writes, as UTF-8. Comments,
/// line breaks and the order of keys in a file do not matter; a changed word, point or weight does.
/// </summary>
public static class FrameworkDigest
{
    /// <summary>The digest as 64 hexadecimal digits in lower case.</summary>
    public static string Of(Framework framework) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FrameworkWriter.Write(framework))));
}
