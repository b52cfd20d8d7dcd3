using System.IO.Compression;
using System.Text;
using Garant.Platform.Files;
using Garant.Platform.Tests.Databases;

namespace Garant.Platform.Tests.Files;

/// <summary>A file is what its name says, by what is in it.</summary>
public sealed class FileTypeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileStore _store;

    public FileTypeTests() => _store = new(_folder.Path, TimeProvider.System);

    public static TheoryData<string, byte[]> Taken { get; } = new()
    {
        { "late.xlsx", Packed(("xl/worksheets/sheet1.xml", new string('x', 200_000)), ("[Content_Types].xml", "<Types/>")) },
        { "early.docx", Packed(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "x")) },
        { "talk.PPTX", Packed(("ppt/presentation.xml", "x"), ("[Content_Types].xml", "<Types/>")) },
        { "letter.odt", Packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "x")) },
        { "table.ods", Packed(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "x")) },
        { "old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "late.pdf", [.. Encoding.ASCII.GetBytes(new string('\n', 100)), .. "%PDF-1.7 …"u8] },
        { "photo.JPG", [0xFF, 0xD8, 0xFF, 0xE0, 0] },
        { "drawing.png", [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0] },
        { "a.txt", "é"u8.ToArray() },
        { "a.md", "x"u8.ToArray() },
        { "wide.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("wide é")] },
        { "wide.csv", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("wide;é")] },
        { "marked.csv", [0xEF, 0xBB, 0xBF, .. "a;b"u8] },
    };

    public static TheoryData<string, byte[], FileRefusal> Refused { get; } = new()
    {
        { "plain.docx", Packed(("xl/worksheets/sheet1.xml", "x")), FileRefusal.OtherType },
        { "other.docx", Packed(("[Content_Types].xml", "<Types/>"), ("xl/worksheets/sheet1.xml", "x")), FileRefusal.OtherType },
        { "program.docx", Packed(("META-INF/MANIFEST.MF", "x"), ("A.class", "x")), FileRefusal.OtherType },
        { "second.odt", Packed(("content.xml", "x"), ("mimetype", "application/vnd.oasis.opendocument.text")), FileRefusal.OtherType },
        { "table.odt", Packed(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), FileRefusal.OtherType },
        { "cut.xlsx", Packed(("xl/a", "x"), ("[Content_Types].xml", "<Types/>"))[..^30], FileRefusal.OtherType },
        { "empty.xlsx", Packed(), FileRefusal.OtherType },
        { "many.xlsx", Packed([.. Enumerable.Range(0, 65_536).Select(i => ($"xl/{i}", "")), ("[Content_Types].xml", "")]), FileRefusal.OtherType },
        { "text.pdf", [.. Encoding.ASCII.GetBytes(new string('\n', 1020)), .. "%PDF-1.7"u8], FileRefusal.OtherType },
        { "photo.png", [0xFF, 0xD8, 0xFF, 0xE0, 0], FileRefusal.OtherType },
        { "latin.txt", [0xE9, 0x20], FileRefusal.OtherType },
        { "cut.txt", "é"u8.ToArray()[..1], FileRefusal.OtherType },
        { "zeros.txt", new byte[10], FileRefusal.OtherType },
        { "odd.txt", [0xFF, 0xFE, 0x41], FileRefusal.OtherType },
        { "nothing.pdf", [], FileRefusal.Empty },
        { "nothing.txt", [], FileRefusal.Empty },
        { "program.jar", Packed(("META-INF/MANIFEST.MF", "x")), FileRefusal.UnknownType },
        { "page.html", "<p>"u8.ToArray(), FileRefusal.UnknownType },
        { "noname", "x"u8.ToArray(), FileRefusal.UnknownType },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Taken), DisableDiscoveryEnumeration = true)]
    public async Task Put_OfWhatTheNameSays_IsTaken(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        Assert.Equal(bytes.Length, (await _store.PutAsync(new MemoryStream(bytes), name, 10_000_000, TestContext.Current.CancellationToken)).Size);
        Assert.Equal(bytes.Length, (await _store.PutAsync(new Drops(bytes), name, 10_000_000, TestContext.Current.CancellationToken)).Size);
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task Put_OfSomethingElse_IsRefused(string name, byte[] bytes, FileRefusal reason)
    {
        FileRefusedException refused = await Assert.ThrowsAsync<FileRefusedException>(() => _store.PutAsync(new MemoryStream(bytes), name, 20_000_000, TestContext.Current.CancellationToken));
        Assert.Equal(reason, refused.Reason);
        Assert.Empty(_store.List());
    }

    [Fact]
    public async Task Put_OfSomethingElse_IsNotReadToItsEnd()
    {
        using MemoryStream bytes = new(new byte[5_000_000]);
        await Assert.ThrowsAsync<FileRefusedException>(() => _store.PutAsync(bytes, "a.pdf", 10_000_000, TestContext.Current.CancellationToken));
        Assert.InRange(bytes.Position, 0, 100_000);
    }

    private static byte[] Packed(params (string Name, string Text)[] entries)
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in entries)
            {
                using Stream entry = archive.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Bytes that come one at a time.</summary>
    private sealed class Drops(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);
    }
}
