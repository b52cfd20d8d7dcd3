using System.Security.Cryptography;

namespace Garant.Platform.Journal;

/// <summary>
/// What ties a person to the journal. Once this row is gone, nobody can tell any more which rows were theirs, and the chain is as valid as before.
/// </summary>
public sealed class PersonSalt
{
    private const int Size = 16;

    public required string PersonId { get; init; }

    public required byte[] Salt { get; init; }

    /// <summary>A new salt, from the system's secure source.</summary>
    public static byte[] New() => RandomNumberGenerator.GetBytes(Size);

    /// <summary>What stands in the journal for a person.</summary>
    public static byte[] DigestOf(string personId, ReadOnlySpan<byte> salt)
    {
        CanonicalForm form = new();
        form.Add("garant person 1");
        form.Add(Convert.ToHexStringLower(salt));
        form.Add(personId);
        return form.Digest();
    }
}
