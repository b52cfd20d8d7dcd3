namespace Garant.Conformal.Calibration;

/// <summary>Where the bins of a histogram end.</summary>
public enum Binning
{
    /// <summary>As many rows in each bin.</summary>
    UniformMass,

    /// <summary>Bins of one width from 0 to 1.</summary>
    UniformWidth,
}
