namespace Garant.Conformal.RiskControl;

/// <summary>The parameter that was chosen: the one furthest from the sure end at which the risk is still under control.</summary>
/// <param name="Index">Its place among the parameters.</param>
/// <param name="Parameter">λ̂.</param>
/// <param name="Mean">The mean loss of the samples there, in the loss's unit.</param>
/// <param name="Bound">The bound of the risk that decided, in the loss's unit.</param>
public readonly record struct ControlledParameter(int Index, double Parameter, double Mean, double Bound);
