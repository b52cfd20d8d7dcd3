using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Exposure;

/// <summary>Whether an organisation is exposed to a risk domain.</summary>
/// <param name="RiskDomain">The domain.</param>
/// <param name="Elements">The elements that expose it; none when it is not exposed.</param>
public sealed record RiskDomainExposure(LocalizedText RiskDomain, IReadOnlyList<Element> Elements)
{
    /// <summary>Whether some element exposes it.</summary>
    public bool IsExposed => Elements.Count > 0;
}
