namespace Garant.Conformal.RiskControl;

/// <summary>How a risk moves when its parameter grows, whatever the data.</summary>
public enum RiskTrend
{
    /// <summary>Either way: only testing every parameter controls it.</summary>
    None,

    /// <summary>It never falls: the least parameter is the surest.</summary>
    Increasing,

    /// <summary>It never rises: the greatest parameter is the surest.</summary>
    Decreasing,
}
