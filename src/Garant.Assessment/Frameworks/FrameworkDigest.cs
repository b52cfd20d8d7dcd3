using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Garant.Assessment.Frameworks;

/// <summary>
/// The fingerprint of a framework's content: the SHA-256 of what <see cref="FrameworkWriter"/> writes, as UTF-8. Comments,
/// line breaks and the order of keys in a file do not matter; a changed word, point or weight does.
/// </summary>
public static class FrameworkDigest
{
    // Writing a whole framework takes a while, and frameworks do not change.
    private static readonly ConditionalWeakTable<Framework, string> Known = [];

    /// <summary>The digest as 64 hexadecimal digits in lower case.</summary>
    public static string Of(Framework framework) => Known.GetValue(framework, Compute);

    private static string Compute(Framework framework) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FrameworkWriter.Write(framework))));
}
