namespace Garant.Conformal.Regression;

/// <summary>A prediction interval, bounds included; a bound is infinite where the calibration set is too small for the level.</summary>
/// <param name="Lower">The lower bound, in the target's unit.</param>
/// <param name="Upper">The upper bound.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Upper − lower; negative where the interval is empty.</summary>
    public double Width => Upper - Lower;

    /// <summary>Whether the bounds cross, so that no value lies between them: crossing quantile predictions and a negative correction do that.</summary>
    public bool IsEmpty => Lower > Upper;

    /// <summary>Whether both bounds are finite.</summary>
    public bool IsFinite => double.IsFinite(Lower) && double.IsFinite(Upper);

    /// <summary>Whether a value lies in the interval.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(double value) => value >= Lower && value <= Upper;
}
