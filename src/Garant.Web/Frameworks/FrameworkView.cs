using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;
using Garant.Platform.Frameworks;
using Garant.Platform.Localisation;
using Garant.Web.Frameworks.Searching;

namespace Garant.Web.Frameworks;

/// <summary>What the page of a version shows.</summary>
public sealed record FrameworkView
{
    public required Framework Framework { get; init; }

    public required FrameworkFamily Family { get; init; }

    /// <summary>What it changed of the version before, where that is at hand.</summary>
    public required VersionChange? Change { get; init; }

    /// <summary>What was searched for, as it was typed.</summary>
    public string Query { get; init; } = "";

    public SearchWords? Words { get; init; }

    /// <summary>Whether what explains each element stands open, and does not wait to be asked for.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The elements that are shown: those found, or all.</summary>
    public required IReadOnlySet<Element> Shown { get; init; }

    public bool IsCurrent => Family.Current == Framework;

    /// <summary>The language its texts are read in, where that is not the reader's own.</summary>
    public string? OtherLanguage => LanguageOf(Framework) is var language && language == Texts.Language ? null : language;

    /// <summary>The view of a version, or <c>null</c> when it is not on the platform.</summary>
    public static FrameworkView? Of(FrameworkLibrary library, string id, string? query, bool isOpen)
    {
        if (library.Find(id) is not { } framework || library.Families.FirstOrDefault(family => family.Holds(framework)) is not { } family)
        {
            return null;
        }

        SearchWords? words = SearchWords.Of(query);
        return new()
        {
            Framework = framework,
            Family = family,
            Change = framework.Previous is { } previous && library.Find(previous) is { } older ? VersionChange.Between(older, framework) : null,
            Query = query ?? "",
            Words = words,
            IsOpen = isOpen,
            Shown = words is null ? framework.Elements.ToHashSet<Element>(ReferenceEqualityComparer.Instance) : FrameworkSearch.Find(framework, Texts.Language, words),
        };
    }

    private static string LanguageOf(Framework framework) =>
        framework.Languages.Contains(Texts.Language) ? Texts.Language
        : framework.Languages.Contains("en") || framework.Languages.Count == 0 ? "en"
        : framework.Languages.Contains("fr") ? "fr"
        : framework.Languages[0];
}
