using Garant.Platform.Organisations;

namespace Garant.Platform.Evaluations;

/// <summary>An organisation's answers to one framework version. Answers come into being when they are given.</summary>
public sealed class Evaluation
{
    /// <summary>How long a deleted evaluation can be brought back.</summary>
    public static readonly TimeSpan KeptAfterDeletion = TimeSpan.FromDays(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OrganisationId { get; init; }

    public Organisation? Organisation { get; init; }

    public required string Name { get; set; }

    /// <summary>The framework version's id.</summary>
    public required string FrameworkId { get; init; }

    /// <summary>The key of the kind of organisation whose weights apply, or <c>null</c>.</summary>
    public string? OrganisationKind { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The evaluation it was copied or upgraded from, which may be gone by now; or <c>null</c>.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>Since when it is only read; <c>null</c> while it can be answered.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>When it was deleted. From then on nobody finds it, and for a while it can be brought back.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public List<ElementAnswer> Answers { get; init; } = [];

    /// <summary>What lists show of it; <c>null</c> for one of before there were standings, until a list is asked for.</summary>
    public EvaluationStanding? Standing { get; init; }
}
