namespace Garant.Platform.Files;

/// <summary>A type of file that people may add, and how it is known by its bytes.</summary>
public abstract class FileType
{
    private static readonly Dictionary<string, FileType> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = new SignedType("%PDF-"u8.ToArray(), within: 1024),
        [".png"] = new SignedType([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']),
        [".jpg"] = new SignedType([0xFF, 0xD8, 0xFF]),
        [".jpeg"] = new SignedType([0xFF, 0xD8, 0xFF]),
        [".doc"] = SignedType.OldOffice(),
        [".xls"] = SignedType.OldOffice(),
        [".ppt"] = SignedType.OldOffice(),
        [".docx"] = PackedType.OpenXml("word/"),
        [".xlsx"] = PackedType.OpenXml("xl/"),
        [".pptx"] = PackedType.OpenXml("ppt/"),
        [".odt"] = PackedType.OpenDocument("text"),
        [".ods"] = PackedType.OpenDocument("spreadsheet"),
        [".odp"] = PackedType.OpenDocument("presentation"),
        [".txt"] = new TextType(),
        [".csv"] = new TextType(),
        [".md"] = new TextType(),
    };

    /// <summary>The endings that are taken, in order.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. ByExtension.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The type that a file's name says, in small letters or capitals, or <c>null</c> where such files are not taken.</summary>
    public static FileType? Of(string name) => ByExtension.GetValueOrDefault(Path.GetExtension(name));

    /// <summary>Begins to look at a file.</summary>
    internal abstract FileTypeCheck Begin();
}
