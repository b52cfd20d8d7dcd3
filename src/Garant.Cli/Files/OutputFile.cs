using System.Text;

namespace Garant.Cli.Files;

/// <summary>Writes the files a user asks for.</summary>
internal static class OutputFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Refuses to write over a file that is read.</summary>
    /// <exception cref="BadInputException">It is one of them.</exception>
    public static void MustNotBe(string path, params IEnumerable<string?> inputs)
    {
        if (inputs.Any(input => input is not null && IsSame(input, path)))
        {
            throw Fault(path, "this file is read by the same command; name another one after -o");
        }
    }

    /// <summary>Writes a text in UTF-8.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public static void Write(string path, string text)
    {
        if (Directory.Exists(path))
        {
            throw Fault(path, "this is a folder; name a file in it");
        }

        try
        {
            File.WriteAllText(path, text, Utf8);
        }
        catch (DirectoryNotFoundException)
        {
            throw Fault(path, "the folder of this file does not exist; create it first");
        }
        catch (UnauthorizedAccessException)
        {
            throw Fault(path, "the file may not be written; change its permissions or name another");
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            throw Fault(path, $"the file cannot be written: {fault.Message}");
        }
    }

    private static bool IsSame(string one, string other)
    {
        try
        {
            return Path.GetFullPath(one) == Path.GetFullPath(other);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static BadInputException Fault(string path, string text) => new([FileRemark.Error(path, 0, text)]);
}
