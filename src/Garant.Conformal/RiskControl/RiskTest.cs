namespace Garant.Conformal.RiskControl;

/// <summary>Which p-value says that a mean loss is under control.</summary>
public enum RiskTest
{
    /// <summary>Hoeffding–Bentkus: holds for every number of samples.</summary>
    HoeffdingBentkus,

    /// <summary>The central limit theorem: holds only as the samples grow without end.</summary>
    CentralLimit,
}
