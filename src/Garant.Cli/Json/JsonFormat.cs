using System.Text.Encodings.Web;
using System.Text.Json;
using Garant.Assessment.Frameworks;

namespace Garant.Cli.Json;

/// <summary>How the program writes JSON: readable, letters as they are, numbers without trailing zeros.</summary>
internal static class JsonFormat
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new PlainDecimalConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A text as an object with a member for each of these languages.</summary>
    public static IReadOnlyDictionary<string, string> Text(LocalizedText text, IEnumerable<string> languages) =>
        languages.ToDictionary(language => language, language => text.Find(language) ?? "", StringComparer.Ordinal);
}
