using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Garant.Platform.Journal;

/// <summary>
/// Integers and strings as bytes that can be read in one way only, so that two different lists never have one digest: <c>i</c> or
/// <c>s</c>, the number of bytes in decimal, a colon, the bytes (an integer in decimal, a string in UTF-8). 12 and "é" are <c>i2:12s2:é</c>.
/// </summary>
internal sealed class CanonicalForm
{
    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public void Add(long integer) => Add('i', Encoding.ASCII.GetBytes(integer.ToString(CultureInfo.InvariantCulture)));

    public void Add(string text) => Add('s', Encoding.UTF8.GetBytes(text));

    /// <summary>A string that is UTF-8 already.</summary>
    public void AddUtf8(ReadOnlySpan<byte> text) => Add('s', text);

    /// <summary>Bytes that are in this form already.</summary>
    public void AddForm(ReadOnlySpan<byte> form) => _bytes.Write(form);

    public byte[] Digest() => SHA256.HashData(_bytes.WrittenSpan);

    private void Add(char kind, ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{bytes.Length}:")));
        _bytes.Write(bytes);
    }
}
