using System.Text;

namespace Garant.Cli.Files;

/// <summary>Reads the files a user names.</summary>
internal static class InputFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, without a byte order mark.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static string Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw Fault(path, "this is a folder; name a file in it");
        }

        try
        {
            return File.ReadAllText(path, Strict);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault(path, "there is no such file; correct the path");
        }
        catch (UnauthorizedAccessException)
        {
            throw Fault(path, "the file may not be read; change its permissions");
        }
        catch (DecoderFallbackException)
        {
            throw Fault(path, "the file is not text in UTF-8; save it as UTF-8");
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            throw Fault(path, $"the file cannot be read: {fault.Message}");
        }
    }

    private static BadInputException Fault(string path, string text) => new([FileRemark.Error(path, 0, text)]);
}
