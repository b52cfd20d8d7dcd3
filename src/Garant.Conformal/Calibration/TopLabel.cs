namespace Garant.Conformal.Calibration;

/// <summary>The most probable class of a row.</summary>
/// <param name="Label">The class, numbered from 0; the first one where several are equally probable.</param>
/// <param name="Confidence">How probable it is that this class is the right one.</param>
public readonly record struct TopLabel(int Label, double Confidence);
