using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Assessment.Upgrading;
using Microsoft.Extensions.Logging;

namespace Garant.Platform.Frameworks;

/// <summary>
/// The framework versions of the framework folders. A file that appears is taken up while the platform runs; a broken one
/// is named and stops nothing; and what evaluations were answered with never changes under them.
/// </summary>
public sealed class FrameworkLibrary : IDisposable
{
    private readonly Func<string, CancellationToken, Task<bool>> _isUsed;
    private readonly ILogger<FrameworkLibrary> _log;
    private readonly FrameworkReadings _readings;
    private readonly FrameworkCopies _copies;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConditionalWeakTable<Framework, ConcurrentDictionary<string, Scorer>> _scorers = [];
    private volatile Shelf _shelf = Shelf.Empty;
    private bool _isUndecided = true;

    /// <param name="folders">Where the files are.</param>
    /// <param name="isUsed">Whether evaluations were answered with the version of this id.</param>
    /// <param name="log">Takes what is to be said about the files.</param>
    public FrameworkLibrary(FrameworkFolders folders, Func<string, CancellationToken, Task<bool>> isUsed, ILogger<FrameworkLibrary> log)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(isUsed);
        ArgumentNullException.ThrowIfNull(log);
        (Folders, _isUsed, _log) = (folders, isUsed, log);
        _readings = new(folders);
        _copies = new(folders.Copies, log);
    }

    /// <summary>Where the files are.</summary>
    public FrameworkFolders Folders { get; }

    /// <summary>Every file, with what is to be said about it.</summary>
    public IReadOnlyList<FrameworkFile> Files => _shelf.Files;

    /// <summary>The frameworks that can be answered, newest first. The list is another one whenever they change.</summary>
    public IReadOnlyList<Framework> Frameworks => _shelf.Frameworks;

    /// <summary>The same by families.</summary>
    public IReadOnlyList<FrameworkFamily> Families => _shelf.Families.Value;

    /// <summary>The ways from one version to another.</summary>
    public UpgradePlanner Upgrades => _shelf.Upgrades.Value;

    /// <summary>The newest version that evaluations of this one can go to, or <c>null</c>.</summary>
    public Framework? NewestAfter(string id) => Upgrades.NewerThan(id) is [var newest, ..] ? newest : null;

    /// <summary>The framework with this id, or <c>null</c>.</summary>
    public Framework? Find(string id) => _shelf.Standing.GetValueOrDefault(id)?.Framework;

    /// <summary>The scorer of a framework for a kind of organisation.</summary>
    public Scorer ScorerOf(Framework framework, string? kind)
    {
        ArgumentNullException.ThrowIfNull(framework);
        return _scorers.GetOrCreateValue(framework).GetOrAdd(
            kind ?? "",
            key => new Scorer(framework, framework.OrganisationKinds.FirstOrDefault(known => known.Key == key)));
    }

    /// <summary>Looks into the folders, and takes up what is new and whole.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            // What could not be decided, because the database was away, is decided at a later look.
            _isUndecided |= _readings.Look(out IReadOnlyList<FrameworkReadings.Reading> readings);
            if (_isUndecided)
            {
                Shelf before = _shelf;
                Shelf now = await new FrameworkTaking(before.Standing, readings, _copies, _isUsed).DecideAsync(stop);
                _shelf = now;
                _isUndecided = false;
                Say(before, now);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Says what was not said at the look before.</summary>
    private void Say(Shelf before, Shelf now)
    {
        foreach (Diagnostic diagnostic in now.Files.SelectMany(file => file.Diagnostics).Except(before.Files.SelectMany(file => file.Diagnostics)))
        {
            _log.Log(diagnostic.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, "Framework file {Diagnostic}", diagnostic);
        }

        if (before != Shelf.Empty)
        {
            foreach (string id in now.Standing.Where(pair => before.Standing.GetValueOrDefault(pair.Key)?.Framework != pair.Value.Framework).Select(pair => pair.Key))
            {
                _log.LogInformation("The framework {Framework} was taken up", id);
            }

            foreach (string id in before.Standing.Keys.Except(now.Standing.Keys))
            {
                _log.LogInformation("The framework {Framework} is gone with its file", id);
            }
        }

        if (now.Standing.Count == 0)
        {
            _log.LogError("There is no framework; put a file into {Folder}", Folders.Own);
        }
    }

    /// <summary>What can be answered at a time.</summary>
    /// <param name="Standing">The versions by id.</param>
    /// <param name="Files">Every file.</param>
    internal sealed record Shelf(IReadOnlyDictionary<string, Standing> Standing, IReadOnlyList<FrameworkFile> Files)
    {
        public static Shelf Empty { get; } = new(new Dictionary<string, Standing>(), []);

        public IReadOnlyList<Framework> Frameworks { get; } = [.. Standing.Values.Select(standing => standing.Framework).OrderByDescending(framework => framework.Id, UpgradePlanner.VersionOrder)];

        public Lazy<UpgradePlanner> Upgrades { get; } = new(() => new UpgradePlanner(Standing.Values.Select(standing => standing.Framework)));

        public Lazy<IReadOnlyList<FrameworkFamily>> Families { get; } = new(() => FrameworkFamily.Of(Standing.Values.Select(standing => standing.Framework)));
    }

    /// <summary>A version that can be answered.</summary>
    /// <param name="Framework">The version.</param>
    /// <param name="Path">The file it came from.</param>
    internal sealed record Standing(Framework Framework, string Path);
}
