namespace Garant.Platform.Organisations;

/// <summary>What is said of an organisation that is founded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Headcount">How many people work there, or <c>null</c>.</param>
public sealed record NewOrganisation(string Name, int? Headcount)
{
    /// <summary>The id it gets; a new one unless it is given.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}
