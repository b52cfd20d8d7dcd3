namespace Garant.Conformal.RiskControl;

/// <summary>What the calibration rows say of a risk at a threshold.</summary>
/// <param name="Risk">The risk.</param>
/// <param name="Value">Its value on the rows that count; not a number without any.</param>
/// <param name="Bound">
/// The bound of its true value by the method that was used: a lower one for recall and the like, an upper one for rates of error. It is
/// of this threshold by itself; what holds for the threshold that was chosen, for which luck may have had a part, is the level.
/// </param>
/// <param name="Rows">How many rows count.</param>
public readonly record struct BinaryRiskEstimate(BinaryRisk Risk, double Value, double Bound, int Rows);
