using System.Runtime.CompilerServices;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;

namespace Garant.Web.Frameworks;

/// <summary>What a version changed of the one before. Compared once for each pair.</summary>
public sealed class VersionChange
{
    private static readonly ConditionalWeakTable<Framework, ConditionalWeakTable<Framework, VersionChange>> Known = [];

    private readonly Dictionary<string, ElementChange> _changes;
    private readonly UpgradeTable? _table;

    private VersionChange(FrameworkDiff diff)
    {
        Diff = diff;
        _changes = diff.Elements.ToDictionary(change => change.ElementId, StringComparer.Ordinal);
        _table = diff.Newer.Upgrades.FirstOrDefault(table => table.From == diff.Older.Id);
    }

    public FrameworkDiff Diff { get; }

    /// <summary>The elements that are not what and where they were, in order.</summary>
    public IEnumerable<ElementChange> Different => Diff.Elements.Where(change => change.Badge == Badge.New || change.Parts.Count > 0 || change.OldId != change.ElementId);

    public static VersionChange Between(Framework older, Framework newer) =>
        Known.GetOrCreateValue(newer).GetValue(older, before => new(FrameworkDiff.Between(before, newer)));

    /// <summary>What became of an element of the newer version.</summary>
    public ElementChange Of(Element element) => _changes[element.Id];

    /// <summary>The editors' reason for a change, or <c>null</c>.</summary>
    public LocalizedText? ReasonOf(string elementId) => _table?.Elements.GetValueOrDefault(elementId)?.Reason is { IsEmpty: false } reason ? reason : null;
}
