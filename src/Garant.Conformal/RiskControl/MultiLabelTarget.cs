namespace Garant.Conformal.RiskControl;

/// <summary>A loss of selected labels and the level it is to be kept at.</summary>
public readonly record struct MultiLabelTarget
{
    /// <summary>States a target.</summary>
    /// <param name="risk">The loss.</param>
    /// <param name="level">The least mean recall, precision, accuracy or F₁, or the greatest mean false positive rate; strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public MultiLabelTarget(MultiLabelRisk risk, decimal level)
    {
        if (level is <= 0m or >= 1m)
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, $"The level of {risk} lies strictly between 0 and 1; write 0.9 for 90 %.");
        }

        (Risk, Level) = (risk, level);
    }

    /// <summary>The loss.</summary>
    public MultiLabelRisk Risk { get; }

    /// <summary>Its least or greatest value.</summary>
    public decimal Level { get; }

    /// <summary>Whether the level is a least value, as of recall, rather than a greatest, as of the false positive rate.</summary>
    public bool IsLeast => Risk != MultiLabelRisk.FalsePositiveRate;

    /// <summary>The greatest mean loss.</summary>
    public decimal Loss => IsLeast ? 1m - Level : Level;
}
