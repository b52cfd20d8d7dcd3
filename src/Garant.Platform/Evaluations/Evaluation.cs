using Garant.Platform.Organisations;

namespace Garant.Platform.Evaluations;

/// <summary>An organisation's answers to one framework version. Answers come into being when they are given.</summary>
public sealed class Evaluation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OrganisationId { get; init; }

    public Organisation? Organisation { get; init; }

    public required string Name { get; set; }

    /// <summary>The framework version's id.</summary>
    public required string FrameworkId { get; init; }

    /// <summary>The key of the kind of organisation whose weights apply, or <c>null</c>.</summary>
    public string? OrganisationKind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<ElementAnswer> Answers { get; init; } = [];
}
