using System.Collections.Concurrent;
using Garant.Platform.Localisation;

namespace Garant.Web.Operator;

/// <summary>Reads the operator's pages. A file that is put there, changed or taken away counts from the next request on.</summary>
public sealed partial class OperatorTexts(OperatorOptions options, IHostEnvironment environment, ILogger<OperatorTexts> log)
{
    private readonly ConcurrentDictionary<string, (DateTime Written, OperatorText? Text)> _read = new(StringComparer.Ordinal);

    /// <summary>The folder of the files.</summary>
    public string Folder { get; } = Path.GetFullPath(Path.Combine(environment.ContentRootPath, options.Pages));

    /// <summary>The page in the reader's language, or in another one where that is all there is; <c>null</c> when it was not written.</summary>
    public OperatorText? Find(string page) => TextCatalogue.Languages
        .OrderBy(language => language != Texts.Language)
        .Select(language => Read(page, language))
        .FirstOrDefault(text => text is not null);

    private OperatorText? Read(string page, string language)
    {
        string path = Path.Combine(Folder, $"{page}.{language}.md");
        DateTime written = File.GetLastWriteTimeUtc(path);
        if (_read.TryGetValue(path, out var known) && known.Written == written)
        {
            return known.Text;
        }

        OperatorText? text = null;
        try
        {
            text = File.Exists(path) ? Split(File.ReadAllText(path), language) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(path, fault.Message);
        }

        _read[path] = (written, text);
        return text;
    }

    private static OperatorText Split(string markdown, string language)
    {
        string[] lines = markdown.Trim().ReplaceLineEndings("\n").Split('\n', 2);
        return lines[0].StartsWith("# ", StringComparison.Ordinal)
            ? new(lines[0][2..].Trim(), lines.ElementAtOrDefault(1)?.Trim() ?? "", language)
            : new(null, markdown, language);
    }

    [LoggerMessage(LogLevel.Warning, "The page {Path} cannot be read: {Reason}")]
    private partial void LogUnreadable(string path, string reason);
}
