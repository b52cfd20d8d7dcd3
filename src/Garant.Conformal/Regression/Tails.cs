namespace Garant.Conformal.Regression;

/// <summary>How the miscoverage α is spent on the two sides of an interval.</summary>
public enum Tails
{
    /// <summary>One quantile of the two-sided score.</summary>
    Symmetric,

    /// <summary>Each side has a quantile of its own, at α/2.</summary>
    Equal,

    /// <summary>Without a guarantee for few rows: the sides share α such that the interval is shortest on the calibration set. The choice looks at the scores, so coverage holds for large n only.</summary>
    Shortest,
}
