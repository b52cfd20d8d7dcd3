using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.GZip;

namespace Garant.Cli.Tables;

/// <summary>Opens files, and unpacks those that end in <c>.gz</c> with a check that they are whole.</summary>
internal static class Packing
{
    /// <exception cref="BadInputException">The file cannot be opened.</exception>
    public static FileStream Open(string path, int bufferSize)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, fault);
        }
    }

    public static Stream Unpack(string path, Stream file) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
        ? new GZipInputStream(file)
        : file;

    /// <summary>A file to write, packed where the name that the user gave ends in <c>.gz</c>.</summary>
    public static Stream Pack(string path, string unfinished)
    {
        FileStream file = new(unfinished, FileMode.Create, FileAccess.Write, FileShare.Read);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Optimal) : file;
    }

    /// <summary>Why a file cannot be read.</summary>
    public static BadInputException Refused(string path, Exception fault) => TableFiles.Fault(path, fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file; correct the path",
        UnauthorizedAccessException => "the file may not be read; change its permissions",
        EndOfStreamException => Truncated,
        SharpZipBaseException when fault.Message.Contains("EOF", StringComparison.OrdinalIgnoreCase) || fault.Message.Contains("End of", StringComparison.OrdinalIgnoreCase) => Truncated,
        SharpZipBaseException => $"the file is not packed by gzip, or damaged ({fault.Message}); pack it again, or leave .gz out of its name",
        _ => $"the file cannot be read: {fault.Message}",
    });

    private static string Truncated => "the packed file ends before its end, as after an interrupted copy; copy or pack it again";
}
