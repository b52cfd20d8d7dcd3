using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Garant.Assessment.Frameworks;

/// <summary>Reads one YAML mapping key by key, remarks what is missing or of the wrong kind, and what nobody asked for.</summary>
internal sealed class MappingReader
{
    private readonly DiagnosticLog _log;
    private readonly string _what;
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public MappingReader(YamlNode node, string what, DiagnosticLog log)
    {
        _log = log;
        _what = what;
        Line = LineOf(node);
        if (node is not YamlMappingNode mapping)
        {
            log.Error(Line, $"{what} must be a mapping of keys and values");
            _log = new(""); // one remark is enough
            return;
        }

        foreach ((YamlNode key, YamlNode value) in mapping.Children)
        {
            string name = key is YamlScalarNode { Value: { } scalar } ? scalar : "";
            _values[name] = value;
            _lines[name] = LineOf(key);
        }
    }

    public int Line { get; }

    /// <summary>The line of a key, or of the mapping when it lacks the key.</summary>
    public int LineOfKey(string key) => _lines.GetValueOrDefault(key, Line);

    /// <summary>The keys, for mappings whose keys are ids.</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    public static int LineOf(YamlNode node) => (int)node.Start.Line;

    public YamlNode? Find(string key)
    {
        _read.Add(key);
        return _values.TryGetValue(key, out YamlNode? node) && node is not YamlScalarNode { Value: null or "" or "~" or "null", Style: ScalarStyle.Plain } ? node : null;
    }

    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } value }:
                return value;
            case var other:
                _log.Error(LineOf(other), $"{_what}: \"{key}\" must be a single text");
                return null;
        }
    }

    public string RequiredText(string key, string remedy)
    {
        string? text = Text(key);
        if (string.IsNullOrWhiteSpace(text))
        {
            _log.Error(LineOfKey(key), $"{_what} has no \"{key}\"; {remedy}");
        }

        return text ?? "";
    }

    public decimal Number(string key, decimal otherwise)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
        {
            return number;
        }

        _log.Error(LineOfKey(key), $"{_what}: \"{key}\" is \"{text}\", which is not a number; write it with a point, such as 0.5");
        return otherwise;
    }

    public bool Flag(string key)
    {
        string? text = Text(key);
        if (text is not (null or "true" or "false"))
        {
            _log.Error(LineOfKey(key), $"{_what}: \"{key}\" is \"{text}\"; write true or false");
        }

        return text == "true";
    }

    /// <summary>A word out of a few, which must be there.</summary>
    public T Word<T>(string key, T otherwise)
        where T : struct, Enum
    {
        string text = RequiredText(key, $"write {FormatWord.Choice<T>()}");
        if (text.Length > 0 && FormatWord.Read<T>(text) is null)
        {
            _log.Error(LineOfKey(key), $"{_what}: \"{key}\" is \"{text}\"; write {FormatWord.Choice<T>()}");
        }

        return FormatWord.Read<T>(text) ?? otherwise;
    }

    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        _log.Error(LineOfKey(key), $"{_what}: \"{key}\" is \"{text}\"; write a date as year, month and day, such as 2026-11-27");
        return null;
    }

    public MappingReader? Mapping(string key) => Find(key) is { } node ? new(node, $"{_what}: \"{key}\"", _log) : null;

    public LocalizedText? Localized(string key)
    {
        if (Mapping(key) is not { } mapping)
        {
            return null;
        }

        LocalizedText text = new(mapping.Keys.Order(StringComparer.Ordinal).Select(language => KeyValuePair.Create(language, (mapping.Text(language) ?? "").Trim())));
        return text;
    }

    public LocalizedText RequiredLocalized(string key)
    {
        LocalizedText? text = Localized(key);
        if (text is null || Find(key) is YamlMappingNode { Children.Count: 0 })
        {
            _log.Error(LineOfKey(key), $"{_what} has no \"{key}\"; write it in every language, such as {key}: {{ fr: …, en: … }}");
        }

        return text ?? LocalizedText.Empty;
    }

    public IReadOnlyList<YamlNode> Sequence(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence:
                return [.. sequence.Children];
            case var other:
                _log.Error(LineOf(other), $"{_what}: \"{key}\" must be a list");
                return [];
        }
    }

    /// <summary>Remarks keys that were never asked for.</summary>
    public void Done()
    {
        foreach ((string key, int line) in _lines.Where(pair => !_read.Contains(pair.Key)))
        {
            _log.Error(line, $"{_what} has the unknown key \"{key}\"; correct or remove it");
        }
    }
}
