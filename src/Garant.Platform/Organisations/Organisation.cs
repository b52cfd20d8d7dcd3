namespace Garant.Platform.Organisations;

/// <summary>An organisation that assesses itself.</summary>
public sealed class Organisation
{
    /// <summary>How long a deleted organisation can be brought back.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    /// <summary>How many people work there, or <c>null</c> when it was not said.</summary>
    public int? Headcount { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was deleted, or <c>null</c>. For <see cref="KeptFor"/> an administrator can bring it back.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public List<Membership> Members { get; init; } = [];
}
