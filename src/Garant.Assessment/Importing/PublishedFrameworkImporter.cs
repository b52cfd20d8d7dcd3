using Garant.Assessment.Frameworks;
using Garant.Assessment.Json;

namespace Garant.Assessment.Importing;

/// <summary>Imports a published version of the assessment framework from the texts and tables its authors write.</summary>
public static class PublishedFrameworkImporter
{
    /// <summary>Reads the files and makes a framework of them.</summary>
    /// <remarks>
    /// What can be repaired is repaired with a warning; whatever the files hold, this does not throw.
    /// Where the two languages disagree the French text, which the authors write first, counts.
    /// </remarks>
    /// <param name="sources">The files as they were read.</param>
    /// <returns>The framework, or <c>null</c> when an error stands in the way, and every remark by file and line.</returns>
    public static FrameworkReading Import(PublishedSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        Remarks remarks = new();
        LanguagePair pair = new(
            PublishedTextReader.Read(sources.French, "French", remarks),
            PublishedTextReader.Read(sources.English, "English", remarks),
            remarks);
        Points points = ScoringReader.Read(sources.Scoring, remarks);
        LocatedJson? upgrade = sources.Upgrade is null ? null : remarks.ReadJson(sources.Upgrade);
        VersionIdentity identity = new(sources, upgrade, remarks);
        string id = identity.Id();
        IReadOnlyList<Section> sections = ReadSections(pair, points);
        Framework framework = new()
        {
            Id = id,
            Previous = identity.Previous(id),
            Name = identity.Name(id, pair),
            Sections = sections,
            Upgrades = upgrade is null ? [] : new UpgradeTableReader(sources.Upgrade!.File, id, sections, remarks).Read(upgrade),
        };
        IEnumerable<string> files = new[] { sources.French, sources.English, sources.Scoring, sources.Upgrade }.OfType<SourceText>().Select(source => source.File);
        return new(remarks.HasErrors ? null : framework, remarks.InOrder(files));
    }

    private static IReadOnlyList<Section> ReadSections(LanguagePair pair, Points points)
    {
        ElementReconciler elements = new(pair, new(pair, points), new(pair), new(pair, points));
        IReadOnlyList<Section> sections = new SectionReconciler(pair, elements).Reconcile();
        if (sections.Count == 0)
        {
            pair.Remarks.Fail(pair.French.File, 0, "no element of a framework was found in the texts; are they the right files?");
            return sections;
        }

        points.CheckAllUsed(sections.SelectMany(section => section.Elements).SelectMany(element => element.Items).Select(item => item.Id).ToHashSet(StringComparer.Ordinal));
        return sections;
    }
}
