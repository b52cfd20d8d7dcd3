using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Upgrading;

/// <summary>The versions of one framework: those that name each other as the version before, or have an upgrade table from one another.</summary>
/// <param name="Versions">The versions at hand, newest first; at least one.</param>
public sealed record FrameworkFamily(IReadOnlyList<Framework> Versions)
{
    /// <summary>The newest version.</summary>
    public Framework Current => Versions[0];

    /// <summary>Whether this version belongs to the family.</summary>
    public bool Holds(Framework framework) => Versions.Contains(framework);

    /// <summary>
    /// Sorts frameworks into families, the one with the newest version first. Only what the files say counts, not how ids
    /// are spelt; a version that is not at hand still joins those that name it.
    /// </summary>
    public static IReadOnlyList<FrameworkFamily> Of(IEnumerable<Framework> frameworks)
    {
        ArgumentNullException.ThrowIfNull(frameworks);
        Framework[] all = [.. frameworks.OrderByDescending(framework => framework.Id, UpgradePlanner.VersionOrder)];
        Dictionary<string, string> towards = new(StringComparer.Ordinal);
        foreach (Framework framework in all)
        {
            foreach (string older in framework.Upgrades.Select(table => table.From).Append(framework.Previous).OfType<string>())
            {
                towards[Root(framework.Id)] = Root(older);
            }
        }

        return [.. all.GroupBy(framework => Root(framework.Id), StringComparer.Ordinal).Select(family => new FrameworkFamily([.. family]))];

        string Root(string id)
        {
            while (towards.TryGetValue(id, out string? next) && next != id)
            {
                id = next;
            }

            return id;
        }
    }
}
