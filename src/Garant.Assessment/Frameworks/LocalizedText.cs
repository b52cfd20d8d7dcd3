using System.Collections.Frozen;

namespace Garant.Assessment.Frameworks;

/// <summary>A text in one or several languages, keyed by two-letter language code (<c>fr</c>, <c>en</c>).</summary>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    private readonly FrozenDictionary<string, string> _texts;

    /// <summary>Creates a text from pairs of language code and text.</summary>
    /// <param name="texts">One entry a language.</param>
    public LocalizedText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Creates a text in French and English.</summary>
    public LocalizedText(string french, string english)
        : this([new("fr", french), new("en", english)])
    {
    }

    /// <summary>A text that says nothing in any language.</summary>
    public static LocalizedText Empty { get; } = new([]);

    /// <summary>The languages this text exists in, in alphabetical order.</summary>
    public IEnumerable<string> Languages => _texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether no language has any text.</summary>
    public bool IsEmpty => _texts.Values.All(string.IsNullOrWhiteSpace);

    /// <summary>The text in <paramref name="language"/>, else in English, else in French, else in any language; empty when there is none.</summary>
    public string In(string language) =>
        Find(language) ?? Find("en") ?? Find("fr") ?? _texts.Values.FirstOrDefault() ?? "";

    /// <summary>The text in exactly <paramref name="language"/>, or <c>null</c>.</summary>
    public string? Find(string language) => _texts.GetValueOrDefault(language);

    /// <inheritdoc/>
    public bool Equals(LocalizedText? other) =>
        other is not null
        && _texts.Count == other._texts.Count
        && _texts.All(pair => other.Find(pair.Key) == pair.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc/>
    public override int GetHashCode() => _texts.Aggregate(0, (hash, pair) => hash ^ HashCode.Combine(pair.Key, pair.Value));

    /// <summary>The English text, or the first there is.</summary>
    public override string ToString() => In("en");
}
