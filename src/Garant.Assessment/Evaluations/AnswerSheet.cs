using System.Collections.Frozen;

namespace Garant.Assessment.Evaluations;

/// <summary>What an organisation ticked, by element; immutable. An element without ticks is not answered.</summary>
public sealed class AnswerSheet
{
    private static readonly FrozenSet<string> Nothing = FrozenSet<string>.Empty;
    private readonly FrozenDictionary<string, FrozenSet<string>> _ticks;

    /// <summary>Creates a sheet.</summary>
    /// <param name="framework">The id of the framework version that was answered.</param>
    /// <param name="ticks">The ids of the ticked items (<c>1.5.a</c>) by element id (<c>1.5</c>). An empty list is not an answer.</param>
    public AnswerSheet(string framework, IEnumerable<KeyValuePair<string, IEnumerable<string>>> ticks)
    {
        ArgumentException.ThrowIfNullOrEmpty(framework);
        ArgumentNullException.ThrowIfNull(ticks);
        Framework = framework;
        _ticks = ticks
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToFrozenSet(StringComparer.Ordinal)))
            .Where(pair => pair.Value.Count > 0)
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The id of the framework version that was answered.</summary>
    public string Framework { get; }

    /// <summary>The ids of the elements with at least one tick.</summary>
    public IEnumerable<string> Elements => _ticks.Keys;

    /// <summary>A sheet without answers.</summary>
    public static AnswerSheet Empty(string framework) => new(framework, []);

    /// <summary>The ids of the ticked items of an element; empty when it is not answered.</summary>
    public IReadOnlySet<string> TicksOf(string elementId) => _ticks.GetValueOrDefault(elementId, Nothing);

    /// <summary>This sheet with one element answered anew; no ticks clear it.</summary>
    public AnswerSheet With(string elementId, params IEnumerable<string> itemIds) =>
        new(Framework, _ticks
            .Where(pair => pair.Key != elementId)
            .Select(pair => KeyValuePair.Create(pair.Key, (IEnumerable<string>)pair.Value))
            .Append(KeyValuePair.Create(elementId, itemIds)));
}
