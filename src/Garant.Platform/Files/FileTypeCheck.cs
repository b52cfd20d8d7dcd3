namespace Garant.Platform.Files;

/// <summary>Looks at the bytes of one file as they come.</summary>
internal abstract class FileTypeCheck
{
    /// <summary>Looks at the next bytes.</summary>
    /// <returns>Whether the file may still be of the type.</returns>
    public abstract bool Add(ReadOnlySpan<byte> bytes);

    /// <summary>Looks at the whole file, which was received and can be read from its beginning.</summary>
    /// <returns>Whether it is of the type.</returns>
    public abstract bool End(Stream whole);
}
