using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Reads calibrators of two classes, whichever method made them.</summary>
public static class ProbabilityCalibrator
{
    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="IProbabilityCalibrator.ToJson"/> of a calibrator of this library wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static IProbabilityCalibrator FromJson(string json) => CalibrationJson.Read<IProbabilityCalibrator>(json, (method, _) => method switch
    {
        VennAbers.Method => VennAbers.FromJson(json),
        IsotonicCalibrator.Method => IsotonicCalibrator.FromJson(json),
        SigmoidCalibrator.Method => SigmoidCalibrator.FromJson(json),
        TemperatureScaling.Method => TemperatureScaling.FromJson(json),
        BetaCalibrator.Method => BetaCalibrator.FromJson(json),
        HistogramCalibrator.Method => HistogramCalibrator.FromJson(json),
        _ => throw new FormatException($"The stored calibration is of the method \"{method}\", which gives no probability of two classes; read it with that method."),
    });
}
