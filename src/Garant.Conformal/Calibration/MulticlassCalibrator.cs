using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>Reads calibrators of several classes, whichever method made them.</summary>
public static class MulticlassCalibrator
{
    /// <summary>Reads a calibration from JSON.</summary>
    /// <param name="json">What <see cref="IMulticlassCalibrator.ToJson"/> of a calibrator of this library wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static IMulticlassCalibrator FromJson(string json) => CalibrationJson.Read<IMulticlassCalibrator>(json, (method, _) => method switch
    {
        MulticlassVennAbers.Method => MulticlassVennAbers.FromJson(json),
        MulticlassTemperatureScaling.Method => MulticlassTemperatureScaling.FromJson(json),
        OneVersusRestCalibrator.Method => OneVersusRestCalibrator.FromJson(json),
        _ => throw new FormatException($"The stored calibration is of the method \"{method}\", which gives no probabilities of several classes; read it with that method."),
    });
}
