using Garant.Platform.Journal;

namespace Garant.Platform.Storage;

/// <summary>Ids that follow from what they are of: where the same is made twice, the second one meets the first one's row.</summary>
public static class DerivedId
{
    private const int Bytes = 16;

    /// <summary>The id of these texts: the first 122 bits of their SHA-256, as a UUID of version 8. Others, or the same in another order, have another id.</summary>
    public static Guid Of(params IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        CanonicalForm form = new();
        foreach (string text in texts)
        {
            form.Add(text);
        }

        Span<byte> bytes = form.Digest().AsSpan(0, Bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
