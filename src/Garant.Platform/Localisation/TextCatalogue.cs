using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Garant.Platform.Localisation;

/// <summary>The translations of all features, read once: each feature has a resource file beside it, such as <c>Accounts.fr.resx</c>.</summary>
public sealed class TextCatalogue
{
    /// <summary>The languages there are; the first is the language of the keys.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "fr"];

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _texts;

    /// <summary>Merges the resources of several assemblies. A text that two features share may stand in both, translated alike.</summary>
    public TextCatalogue(params IEnumerable<Assembly> assemblies) => _texts = Languages.Skip(1).ToFrozenDictionary(
        language => language,
        language => assemblies.SelectMany(assembly => TextsOf(assembly, language)).DistinctBy(text => text.Key).ToFrozenDictionary(StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>The text in a language; the English where there is no translation.</summary>
    public string Find(string language, string english) =>
        _texts.TryGetValue(language, out FrozenDictionary<string, string>? texts) && texts.TryGetValue(english, out string? text) ? text : english;

    private static IEnumerable<KeyValuePair<string, string>> TextsOf(Assembly assembly, string language)
    {
        Assembly? translations = Satellite(assembly, language);
        foreach (string name in translations?.GetManifestResourceNames() ?? [])
        {
            using Stream stream = translations!.GetManifestResourceStream(name)!;
            using ResourceReader reader = new(stream);
            foreach (DictionaryEntry entry in reader)
            {
                yield return new((string)entry.Key, (string)entry.Value!);
            }
        }
    }

    private static Assembly? Satellite(Assembly assembly, string language)
    {
        try
        {
            return assembly.GetSatelliteAssembly(CultureInfo.GetCultureInfo(language));
        }
        catch (FileNotFoundException)
        {
            return null; // it has no texts of its own
        }
    }
}
