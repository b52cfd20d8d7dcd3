using System.Runtime.CompilerServices;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Importing;

namespace Garant.Benchmarks;

/// <summary>What is measured: the framework with the most items at hand, and answers to it.</summary>
public static class BenchmarkData
{
    private const string PublishedVersion = "202301";

    private static readonly string Root = FindRoot();

    /// <summary>The file of the framework with the most items.</summary>
    public static string LargestFile { get; } = Directory.GetFiles(Path.Combine(Root, "frameworks"), "*.yaml")
        .MaxBy(file => Read(file).Elements.Sum(element => element.Items.Count))!;

    public static Framework Largest { get; } = Read(LargestFile);

    /// <summary>A kind of organisation that weighs some elements more.</summary>
    public static OrganisationKind? Kind { get; } = Largest.OrganisationKinds is [var first, ..] ? first : null;

    /// <summary>The published texts where they are beside the repository, else <c>null</c>.</summary>
    public static PublishedSources? Published { get; } = FindPublished();

    /// <summary>A middling answer to every element that applies.</summary>
    public static AnswerSheet Complete { get; } = Answer(Largest.Elements);

    /// <summary>The same answers to every other element, so that conditions and switches are open.</summary>
    public static AnswerSheet Incomplete { get; } = Answer(Largest.Elements.Where((_, index) => index % 2 == 0));

    /// <summary>The worst answer to every element that applies: the longest way to a level.</summary>
    public static AnswerSheet Worst { get; } = Without(new(Largest.Id, Largest.Elements.Select(element =>
        KeyValuePair.Create(element.Id, (IEnumerable<string>)[element.Items.Where(item => !item.IsSwitch && !Largest.IsConditioning(item.Id)).MinBy(item => item.Points)!.Id]))));

    private static AnswerSheet Answer(IEnumerable<Element> elements) => Without(new(Largest.Id, elements.Select((element, index) =>
    {
        AnswerItem[] items = [.. element.Items.Where(item => !item.IsSwitch)];
        IEnumerable<string> ticks = element.Type == AnswerType.Single
            ? [items[index % items.Length].Id]
            : items.Where((_, position) => (position + index) % 2 == 0).Select(item => item.Id);
        return KeyValuePair.Create(element.Id, element.Switch is { } off && index % 5 == 0 ? [off.Id] : ticks);
    })));

    private static AnswerSheet Without(AnswerSheet sheet)
    {
        ElementStates states = ElementStates.Of(Largest, sheet);
        return Largest.Elements.Where(element => states[element.Id] == ElementState.NotApplicable).Aggregate(sheet, (rest, element) => rest.With(element.Id));
    }

    private static Framework Read(string file)
    {
        FrameworkReading reading = FrameworkReader.ReadFile(file);
        return reading.Framework ?? throw new InvalidOperationException(string.Join('\n', reading.Diagnostics));
    }

    private static PublishedSources? FindPublished()
    {
        string folder = Path.Combine(Root, "..", "shared", "labelia");
        return !Directory.Exists(folder) ? null : new()
        {
            French = Source($"framework/assessment-{PublishedVersion}-fr.md"),
            English = Source($"framework/assessment-{PublishedVersion}-en.md"),
            Scoring = Source($"scoring/assessment-{PublishedVersion}_scoring-1.json"),
            Upgrade = Source($"upgrade/assessment-{PublishedVersion}_upgrade_table.json"),
        };

        SourceText Source(string file) => new(Path.GetFileName(file), File.ReadAllText(Path.Combine(folder, file)));
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        DirectoryInfo? folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Garant.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Garant.slnx was not found above " + here);
    }
}
