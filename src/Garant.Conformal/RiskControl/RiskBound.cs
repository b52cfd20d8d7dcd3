namespace Garant.Conformal.RiskControl;

/// <summary>Which upper bound of a mean loss is taken.</summary>
public enum RiskBound
{
    /// <summary>Hoeffding's: needs only the mean.</summary>
    Hoeffding,

    /// <summary>The empirical Bernstein bound: tighter where losses vary little, for samples of some hundred or more.</summary>
    EmpiricalBernstein,

    /// <summary>The betting bound of Waudby-Smith and Ramdas: usually the tightest from some tens of samples on.</summary>
    WaudbySmithRamdas,
}
