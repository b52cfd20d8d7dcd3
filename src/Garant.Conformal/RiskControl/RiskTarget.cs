namespace Garant.Conformal.RiskControl;

/// <summary>A risk of decisions and the level it is to be kept at.</summary>
public readonly record struct RiskTarget
{
    /// <summary>States a target.</summary>
    /// <param name="risk">The risk.</param>
    /// <param name="level">The least value for recall, precision and the like, the greatest for rates of error; strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public RiskTarget(BinaryRisk risk, decimal level)
    {
        ArgumentNullException.ThrowIfNull(risk);
        if (level is <= 0m or >= 1m)
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, $"The level of {risk.Name} lies strictly between 0 and 1; write 0.9 for 90 %.");
        }

        (Risk, Level) = (risk, level);
    }

    /// <summary>The risk.</summary>
    public BinaryRisk Risk { get; }

    /// <summary>Its least or greatest value.</summary>
    public decimal Level { get; }
}
