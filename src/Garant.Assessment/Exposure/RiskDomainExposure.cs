using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Exposure;

/// <summary>Whether an organisation is exposed to a risk domain.</summary>
/// <param name="RiskDomain">The domain.</param>
/// <param name="Elements">The elements whose answers expose it; none when it is not exposed.</param>
/// <param name="Unanswered">The elements that speak about it, apply and are not answered yet.</param>
public sealed record RiskDomainExposure(LocalizedText RiskDomain, IReadOnlyList<Element> Elements, IReadOnlyList<Element> Unanswered)
{
    /// <summary>What the answers say. One that exposes the domain is enough; without one, nothing is known until all are given.</summary>
    public ExposureState State =>
        Elements.Count > 0 ? ExposureState.Exposed
        : Unanswered.Count > 0 ? ExposureState.NotAnswered
        : ExposureState.NotExposed;

    /// <summary>Whether some answer exposes it.</summary>
    public bool IsExposed => State == ExposureState.Exposed;
}
