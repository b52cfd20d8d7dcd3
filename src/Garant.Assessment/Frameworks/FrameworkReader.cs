using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Garant.Assessment.Frameworks;

/// <summary>Reads framework files in the native YAML format and reports every fault with file, line and remedy.</summary>
public static class FrameworkReader
{
    /// <summary>The version of the file format this reader understands.</summary>
    public const int Format = 1;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads and validates a file. A file that is not in UTF-8 is refused: its letters would come out as others.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static FrameworkReading ReadFile(string path)
    {
        using FileStream content = File.OpenRead(path);
        return Read(Path.GetFileName(path), content);
    }

    /// <summary>Reads and validates the content of a file.</summary>
    /// <param name="file">The name diagnostics give.</param>
    /// <param name="content">The YAML text in UTF-8, or in what its byte order mark says.</param>
    /// <returns>The framework, or <c>null</c> with at least one error.</returns>
    public static FrameworkReading Read(string file, Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            using StreamReader reader = new(content, Strict);
            return Read(file, reader.ReadToEnd());
        }
        catch (DecoderFallbackException)
        {
            return new(null, [new(file, 1, Severity.Error, "the file is not text in UTF-8; save it as UTF-8")]);
        }
    }

    /// <summary>Reads and validates a text.</summary>
    /// <param name="file">The name diagnostics give.</param>
    /// <param name="text">The YAML text.</param>
    /// <returns>The framework, or <c>null</c> with at least one error.</returns>
    public static FrameworkReading Read(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        DiagnosticLog log = new(file);
        Framework? framework = null;
        try
        {
            YamlStream stream = Load(text);
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                FrameworkLines lines = new();
                framework = new FrameworkParser(log, lines).Parse(root);
                FrameworkValidator.Validate(framework, lines, log);
            }
            else
            {
                log.Error(1, "a framework file is one YAML mapping; start it with \"format: 1\" and \"id: …\"");
            }
        }
        catch (YamlException fault)
        {
            log.Error((int)fault.Start.Line, $"this is not readable YAML: {(fault.Message.Length > 0 ? fault.Message : fault.InnerException?.Message)}");
        }

        return new(log.HasErrors ? null : framework, log.InOrder());
    }

    /// <summary>Loads the YAML. Over some unclosed or misplaced parts YamlDotNet stumbles with exceptions of every kind; they become faults with a place.</summary>
    private static YamlStream Load(string text)
    {
        ShallowParser parser = new(text);
        YamlStream stream = [];
        try
        {
            stream.Load(parser);
        }
        catch (Exception fault) when (fault is not YamlException)
        {
            throw new YamlException(parser.Place, parser.Place, "something here is not closed or is out of place", fault);
        }

        return stream;
    }
}
