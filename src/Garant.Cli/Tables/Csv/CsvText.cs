using System.Text;
using ICSharpCode.SharpZipLib;

namespace Garant.Cli.Tables.Csv;

/// <summary>A CSV file as text: UTF-8, with or without a mark, packed or not.</summary>
internal sealed class CsvText : IDisposable
{
    private const int BufferSize = 1 << 16;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stream _plain;

    private CsvText(string path, FileStream file)
    {
        (_path, _file) = (path, file);
        _plain = Packing.Unpack(path, file);
        Reader = new StreamReader(_plain, Strict, detectEncodingFromByteOrderMarks: false, BufferSize);
    }

    public StreamReader Reader { get; }

    /// <summary>How many bytes of the file were read.</summary>
    public long Position => _file.Position;

    /// <summary>Opens a file and passes over its mark.</summary>
    /// <exception cref="BadInputException">It cannot be read, or is text of another encoding.</exception>
    public static CsvText Open(string path) => Trying(path, () =>
    {
        CsvText text = new(path, Packing.Open(path, BufferSize));
        try
        {
            if (text.Reader.Peek() == '\uFEFF')
            {
                text.Reader.Read();
            }
        }
        catch (DecoderFallbackException)
        {
            text.Dispose();
            throw;
        }

        return text;
    });

    /// <summary>Reads, and says what is wrong with a file that cannot be read.</summary>
    /// <exception cref="BadInputException">It cannot be read further.</exception>
    public static T Trying<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw NotUtf8(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SharpZipBaseException)
        {
            throw Packing.Refused(path, fault);
        }
    }

    public void Dispose()
    {
        Reader.Dispose();
        _plain.Dispose();
        _file.Dispose();
    }

    /// <summary>Finds the first byte that is not UTF-8, which the reader, being ahead, cannot place.</summary>
    private static BadInputException NotUtf8(string path)
    {
        using Stream plain = Packing.Unpack(path, Packing.Open(path, BufferSize));
        byte[] start = new byte[2];
        if (plain.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [0xFF, 0xFE] or [0xFE, 0xFF])
        {
            return TableFiles.Fault(path, "the file is text in UTF-16, not in UTF-8; save it as UTF-8 (in a spreadsheet as \"CSV UTF-8\")");
        }

        (long line, byte wrong) = Utf8Place.Find(start, plain);
        return TableFiles.Fault(path, $"the file is not text in UTF-8 (the byte {wrong:X2} here is none; in Latin-1 or Windows-1252 it would be a letter); save it as UTF-8 (in a spreadsheet as \"CSV UTF-8\")", line);
    }
}
