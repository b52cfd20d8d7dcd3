using System.Globalization;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Upgrading;

/// <summary>
/// Finds how to move between the versions at hand. Tables compose; steps of one version are preferred to a table that
/// skips versions, and a table whose ids are one to one can be read backwards to reach a version from which a table
/// leads on.
/// </summary>
public sealed class UpgradePlanner
{
    private const int OneVersion = 1, Backwards = 100, SkipsVersions = 10_000;

    private static readonly StringComparer ByVersion = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);
    private readonly Dictionary<string, Framework> _frameworks;

    /// <summary>Prepares planning over the versions at hand.</summary>
    /// <exception cref="ArgumentException">Two frameworks have one id.</exception>
    public UpgradePlanner(IEnumerable<Framework> frameworks)
    {
        ArgumentNullException.ThrowIfNull(frameworks);
        _frameworks = frameworks.ToDictionary(framework => framework.Id, StringComparer.Ordinal);
    }

    /// <summary>Orders version ids from old to new: numbers within ids compare as numbers.</summary>
    public static IComparer<string> VersionOrder => ByVersion;

    /// <summary>The versions evaluations of <paramref name="from"/> can move to, newest first.</summary>
    public IReadOnlyList<Framework> NewerThan(string from) =>
    [
        .. _frameworks.Values
            .Where(to => Find(from, to.Id) is not null)
            .OrderByDescending(to => to.Id, ByVersion),
    ];

    /// <summary>The plan from an older to a newer version, or <c>null</c> when either is unknown, <paramref name="to"/> is not newer or no tables lead there.</summary>
    public UpgradePlan? Find(string from, string to)
    {
        if (!_frameworks.TryGetValue(from, out Framework? older)
            || !_frameworks.TryGetValue(to, out Framework? newer)
            || ByVersion.Compare(from, to) >= 0
            || Route(from, to) is not { } route)
        {
            return null;
        }

        UpgradeTable composed = route.Select(TableOf).Aggregate((first, second) => first.Then(second));
        if (route.Any(step => step.Backwards))
        {
            composed = composed.KeepingSameTexts(older, newer);
        }

        List<UpgradeRemark> remarks = [];
        UpgradeTable complete = composed.Complete(older, newer, remarks);
        if (route.Count > 1 && newer.Upgrades.FirstOrDefault(table => table.From == from) is { } direct)
        {
            remarks.AddRange(complete.DisagreementsWith(direct, older, to));
        }

        return new(older, newer, route, complete, remarks);
    }

    private UpgradeTable TableOf(UpgradeStep step) => step.Backwards
        ? _frameworks[step.From].Upgrades.First(table => table.From == step.To).Reversed(step.From)
        : _frameworks[step.To].Upgrades.First(table => table.From == step.From);

    /// <summary>The cheapest route (Dijkstra over the few versions there are).</summary>
    private List<UpgradeStep>? Route(string from, string to)
    {
        Dictionary<string, (int Cost, UpgradeStep? Last)> best = new(StringComparer.Ordinal) { [from] = (0, null) };
        PriorityQueue<string, int> open = new();
        open.Enqueue(from, 0);
        while (open.TryDequeue(out string? at, out int cost))
        {
            foreach ((UpgradeStep step, int price) in StepsFrom(at))
            {
                if (!best.TryGetValue(step.To, out (int Cost, UpgradeStep?) known) || cost + price < known.Cost)
                {
                    best[step.To] = (cost + price, step);
                    open.Enqueue(step.To, cost + price);
                }
            }
        }

        if (!best.TryGetValue(to, out (int Cost, UpgradeStep? Last) end))
        {
            return null;
        }

        List<UpgradeStep> route = [];
        for (UpgradeStep? step = end.Last; step is not null; step = best[step.From].Last)
        {
            route.Insert(0, step);
        }

        return route;
    }

    private IEnumerable<(UpgradeStep Step, int Price)> StepsFrom(string at)
    {
        foreach (Framework newer in _frameworks.Values)
        {
            foreach (UpgradeTable table in newer.Upgrades.Where(table => _frameworks.ContainsKey(table.From)))
            {
                int price = newer.Previous == table.From ? OneVersion : SkipsVersions;
                if (table.From == at)
                {
                    yield return (new(at, newer.Id, Backwards: false), price);
                }
                else if (newer.Id == at && table.IsOneToOne)
                {
                    yield return (new(at, table.From, Backwards: true), price * Backwards);
                }
            }
        }
    }
}
