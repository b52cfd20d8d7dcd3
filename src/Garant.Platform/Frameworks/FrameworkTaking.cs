using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;
using static Garant.Platform.Frameworks.FrameworkLibrary;
using static Garant.Platform.Frameworks.FrameworkReadings;

namespace Garant.Platform.Frameworks;

/// <summary>Decides once which version stands for each id, given what stood and what was read.</summary>
internal sealed class FrameworkTaking(IReadOnlyDictionary<string, Standing> before, IReadOnlyList<Reading> readings, FrameworkCopies copies, Func<string, CancellationToken, Task<bool>> isUsed)
{
    private readonly Dictionary<string, Standing> _now = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<Reading, FrameworkFile> _files = new(ReferenceEqualityComparer.Instance);
    private readonly List<FrameworkFile> _gone = [];
    private readonly List<Reading> _taken = [];

    public async Task<Shelf> DecideAsync(CancellationToken stop)
    {
        foreach (IGrouping<string, Reading> same in readings.Where(reading => reading.Result.Framework is not null).GroupBy(reading => reading.Result.Framework!.Id, StringComparer.Ordinal))
        {
            await DecideAsync(same.Key, same, stop);
        }

        foreach (Reading reading in readings.Where(reading => reading.Result.Framework is null))
        {
            _files[reading] = Broken(reading);
        }

        foreach ((string id, Standing standing) in before.Where(pair => !_now.ContainsKey(pair.Key)))
        {
            if (await IsUsedAsync(id, stop))
            {
                string name = Path.GetFileName(standing.Path);
                _now[id] = standing;
                _gone.Add(new(name, FrameworkFileState.Gone, standing.Framework, [new(name, 0, Severity.Warning, $"the file is gone, and evaluations use the framework \"{id}\"; it stays until the platform starts again: put the file back before")]));
            }
        }

        foreach (Reading reading in _taken)
        {
            copies.Keep(reading.Result.Framework!.Id, reading.Content);
        }

        return new(_now, [.. readings.Select(reading => _files[reading]), .. _gone]);
    }

    /// <summary>The files that hold one version: the file it stands from is asked first.</summary>
    private async Task DecideAsync(string id, IEnumerable<Reading> same, CancellationToken stop)
    {
        Standing? standing = before.GetValueOrDefault(id);
        Framework? basis = standing?.Framework ?? copies.Find(id);
        foreach (Reading reading in same.OrderByDescending(reading => reading.Path == standing?.Path))
        {
            Framework framework = reading.Result.Framework!;
            if (_now.ContainsKey(id))
            {
                _files[reading] = Refused(reading, FrameworkFileState.Unusable, $"another file has the framework \"{id}\" already; remove one of the two");
            }
            else if (basis is not null && AnswerBasis.FirstDifference(basis, framework) is { } difference && await IsUsedAsync(id, stop))
            {
                _files[reading] = Refused(reading, FrameworkFileState.Changed, $"evaluations were answered with the framework \"{id}\" as it was, and it stays so: {difference}. Give the changed version an id of its own");
            }
            else
            {
                _now[id] = new(framework, reading.Path);
                _taken.Add(reading);
                _files[reading] = new(reading.Name, FrameworkFileState.Taken, framework, reading.Result.Diagnostics);
            }
        }

        if (basis is not null)
        {
            _now.TryAdd(id, standing ?? new(basis, same.First().Path));
        }
    }

    private FrameworkFile Broken(Reading reading)
    {
        if (before.FirstOrDefault(pair => pair.Value.Path == reading.Path && !_now.ContainsKey(pair.Key)) is not { Value: { } standing } spoilt)
        {
            return new(reading.Name, FrameworkFileState.Unusable, null, reading.Result.Diagnostics);
        }

        _now[spoilt.Key] = standing;
        return new(reading.Name, FrameworkFileState.Spoilt, standing.Framework, [.. reading.Result.Diagnostics, new(reading.Name, 0, Severity.Warning, $"the framework \"{spoilt.Key}\" stays as it was before these errors until the platform starts again")]);
    }

    private static FrameworkFile Refused(Reading reading, FrameworkFileState state, string why) =>
        new(reading.Name, state, null, [.. reading.Result.Diagnostics, new(reading.Name, 1, Severity.Error, why)]);

    private async Task<bool> IsUsedAsync(string id, CancellationToken stop) =>
        _used.TryGetValue(id, out bool known) ? known : _used[id] = await isUsed(id, stop);
}
