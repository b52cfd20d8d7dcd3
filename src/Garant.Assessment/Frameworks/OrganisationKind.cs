namespace Garant.Assessment.Frameworks;

/// <summary>A kind of organisation for which some elements weigh more or less.</summary>
/// <param name="Key">A stable key, such as <c>public-body</c>.</param>
/// <param name="Name">The kind's name.</param>
/// <param name="Weights">Weight by element id, greater than 0; an element that is not named weighs 1.</param>
public sealed record OrganisationKind(string Key, LocalizedText Name, IReadOnlyDictionary<string, decimal> Weights)
{
    /// <summary>The weight of an element for this kind.</summary>
    public decimal WeightOf(string elementId) => Weights.GetValueOrDefault(elementId, 1m);
}
