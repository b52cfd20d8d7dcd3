namespace Garant.Conformal.Calibration;

/// <summary>Calibrates on scores and labels, such as <see cref="IsotonicCalibrator.Calibrate"/>, one class of several at a time.</summary>
/// <param name="scores">n scores.</param>
/// <param name="labels">n labels, 0 or 1.</param>
/// <param name="weights">n weights, or none where every row counts the same.</param>
public delegate IProbabilityCalibrator ProbabilityFit(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights);
