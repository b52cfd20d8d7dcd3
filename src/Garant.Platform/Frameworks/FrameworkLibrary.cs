using System.Collections.Concurrent;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Assessment.Upgrading;
using Microsoft.Extensions.Logging;

namespace Garant.Platform.Frameworks;

/// <summary>The framework versions of the framework folder, read once at start. A broken file is named and stops nothing.</summary>
public sealed class FrameworkLibrary
{
    private readonly Dictionary<string, Framework> _frameworks = new(StringComparer.Ordinal);
    private readonly List<FrameworkFile> _files = [];
    private readonly ConcurrentDictionary<(string Framework, string? Kind), Scorer> _scorers = new();

    public FrameworkLibrary(string folder, ILogger<FrameworkLibrary> log)
    {
        Folder = folder;
        string[] paths = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.yaml") : [];
        foreach (string path in paths.Order(StringComparer.Ordinal))
        {
            FrameworkFile file = Read(path);
            _files.Add(file);
            foreach (Diagnostic diagnostic in file.Diagnostics)
            {
                log.Log(diagnostic.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, "Framework file {Diagnostic}", diagnostic);
            }
        }

        if (_frameworks.Count == 0)
        {
            log.LogError("No framework was found in {Folder}; set Garant:Frameworks", Folder);
        }
    }

    /// <summary>The folder the files were read from.</summary>
    public string Folder { get; }

    /// <summary>Every file, with what is to be said about it.</summary>
    public IReadOnlyList<FrameworkFile> Files => _files;

    /// <summary>The frameworks that can be answered, newest first.</summary>
    public IEnumerable<Framework> Frameworks => _frameworks.Values.OrderByDescending(framework => framework.Id, UpgradePlanner.VersionOrder);

    /// <summary>The framework with this id, or <c>null</c>.</summary>
    public Framework? Find(string id) => _frameworks.GetValueOrDefault(id);

    /// <summary>The scorer of a framework for a kind of organisation.</summary>
    public Scorer ScorerOf(Framework framework, string? kind) => _scorers.GetOrAdd(
        (framework.Id, kind),
        key => new Scorer(framework, framework.OrganisationKinds.FirstOrDefault(k => k.Key == key.Kind)));

    private FrameworkFile Read(string path)
    {
        string name = Path.GetFileName(path);
        FrameworkReading reading;
        try
        {
            reading = FrameworkReader.ReadFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            reading = new(null, [new(name, 0, Severity.Error, $"the file cannot be read: {fault.Message.Replace(path, name, StringComparison.Ordinal)}")]);
        }

        if (reading.Framework is { } framework && !_frameworks.TryAdd(framework.Id, framework))
        {
            return new(name, null, [.. reading.Diagnostics, new(name, 1, Severity.Error, $"another file has the framework \"{framework.Id}\" already; remove one of the two")]);
        }

        return new(name, reading.Framework, reading.Diagnostics);
    }
}
