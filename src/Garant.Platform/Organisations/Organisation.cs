namespace Garant.Platform.Organisations;

/// <summary>An organisation that assesses itself.</summary>
public sealed class Organisation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    /// <summary>How many people work there, or <c>null</c> when it was not said.</summary>
    public int? Headcount { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<Membership> Members { get; init; } = [];
}
