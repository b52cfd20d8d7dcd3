namespace Garant.Conformal.Classification;

/// <summary>How much of a label's own step its score leaves out: of its value, and of its place among labels whose values tie.</summary>
/// <param name="OfValue">From 0, all of the label's own probability counts, to 1, none of it.</param>
/// <param name="OfPlace">From 0, the label's own place counts, to 1, only those before it.</param>
internal readonly record struct OwnShare(double OfValue, double OfPlace)
{
    /// <summary>What a calibration leaves out, with the draw of the row or 0.</summary>
    public static OwnShare Calibrating(LastLabel last, double draw) => new(draw, last == LastLabel.Randomized ? draw : 0);

    /// <summary>What a set leaves out: never less than the calibration did where the set keeps its promise. Without a draw a label that might be kept is kept.</summary>
    public static OwnShare Predicting(LastLabel last, double draw) => last switch
    {
        LastLabel.Excluded => new(0, 0),
        LastLabel.Included => new(1, 0),
        _ => double.IsNaN(draw) ? new(1, 1) : new(draw, draw),
    };
}
