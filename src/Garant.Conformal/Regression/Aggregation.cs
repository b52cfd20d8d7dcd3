namespace Garant.Conformal.Regression;

/// <summary>How several models' predictions become one.</summary>
public enum Aggregation
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their median: the middle one, or the mean of the two in the middle.</summary>
    Median,
}
