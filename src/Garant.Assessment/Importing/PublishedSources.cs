using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>The files one published version of an assessment framework is made of.</summary>
public sealed record PublishedSources
{
    /// <summary>The French text, in Markdown. Where the two languages disagree, the French one leads.</summary>
    public required SourceText French { get; init; }

    /// <summary>The English text, in Markdown.</summary>
    public required SourceText English { get; init; }

    /// <summary>The points of every item, in JSON.</summary>
    public required SourceText Scoring { get; init; }

    /// <summary>What becomes of older evaluations, in JSON; or <c>null</c>.</summary>
    public SourceText? Upgrade { get; init; }

    /// <summary>The version's id; <c>null</c> takes it from the upgrade table, else from the files' names.</summary>
    public string? Id { get; init; }

    /// <summary>The framework's name; <c>null</c> takes it from the texts' first headings.</summary>
    public LocalizedText? Name { get; init; }

    /// <summary>The id of the version before; <c>null</c> takes the newest one the upgrade table starts from.</summary>
    public string? Previous { get; init; }
}
