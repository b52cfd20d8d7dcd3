using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Garant.Platform.Files;

/// <summary>
/// A type whose files are ZIP archives. What is in them decides, and their directory is at the end: the first bytes of a document and of
/// any other archive are the same.
/// </summary>
internal sealed class PackedType(Func<ZipArchive, bool> isOfType) : FileType
{
    private const int EndSize = 22, LongestComment = ushort.MaxValue;

    /// <summary>A document of Office since 2007, whose parts are in a folder of this name.</summary>
    public static PackedType OpenXml(string folder) => new(archive =>
        archive.GetEntry("[Content_Types].xml") is not null
        && archive.Entries.Any(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)));

    /// <summary>A document of LibreOffice and others, which says its type in its first entry.</summary>
    public static PackedType OpenDocument(string kind)
    {
        byte[] type = Encoding.ASCII.GetBytes($"application/vnd.oasis.opendocument.{kind}");
        return new(archive =>
        {
            if (archive.Entries is not [{ FullName: "mimetype" } entry, ..])
            {
                return false;
            }

            // One byte more than is expected, whatever length the entry claims.
            byte[] said = new byte[type.Length + 1];
            using Stream content = entry.Open();
            int length = content.ReadAtLeast(said, said.Length, throwOnEndOfStream: false);
            return said.AsSpan(0, length).SequenceEqual(type);
        });
    }

    internal override FileTypeCheck Begin() => new Check(isOfType);

    private sealed class Check(Func<ZipArchive, bool> isOfType) : FileTypeCheck
    {
        private readonly FileTypeCheck _start = new SignedType("PK\u0003\u0004"u8.ToArray()).Begin();

        public override bool Add(ReadOnlySpan<byte> bytes) => _start.Add(bytes);

        public override bool End(Stream whole)
        {
            try
            {
                if (!_start.End(whole) || !HasFewEntries(whole))
                {
                    return false;
                }

                whole.Position = 0;
                using ZipArchive archive = new(whole, ZipArchiveMode.Read, leaveOpen: true);
                return isOfType(archive);
            }
            catch (InvalidDataException)
            {
                return false;
            }
        }

        /// <summary>Whether the directory is of a size that may be read into memory: an archive of 65,535 entries and more says so in another way.</summary>
        private static bool HasFewEntries(Stream whole)
        {
            byte[] tail = new byte[Math.Min(whole.Length, EndSize + LongestComment)];
            whole.Position = whole.Length - tail.Length;
            whole.ReadExactly(tail);
            int end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
            return end >= 0 && end + EndSize <= tail.Length && BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)) < ushort.MaxValue;
        }
    }
}
