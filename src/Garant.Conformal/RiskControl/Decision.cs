namespace Garant.Conformal.RiskControl;

/// <summary>What is decided of a row.</summary>
public enum Decision
{
    /// <summary>The answer is no.</summary>
    Negative,

    /// <summary>The answer is yes.</summary>
    Positive,

    /// <summary>The row is left to somebody else.</summary>
    Abstained,
}
