using Garant.Conformal.Regression;

namespace Garant.Conformal.RiskControl;

/// <summary>Risks of intervals, of prediction sets and of numbers; a risk of your own is a <see cref="Risk{TPrediction, TTarget}"/>.</summary>
public static class Risks
{
    /// <summary>How often the target lies outside the interval widened by λ on each side.</summary>
    public static Risk<Interval, double> IntervalMiscoverage { get; } = new(
        "miscoverage", (interval, target, parameter) => target >= interval.Lower - parameter && target <= interval.Upper + parameter ? 0 : 1, trend: RiskTrend.Decreasing);

    /// <summary>How often the label is missing in the set of the labels with a probability of at least λ.</summary>
    public static Risk<double[], int> SetMiscoverage { get; } = new(
        "miscoverage", (probabilities, label, parameter) => probabilities[label] >= parameter ? 0 : 1, trend: RiskTrend.Increasing);

    /// <summary>The mean width of the interval widened by λ on each side; a wider one than the greatest counts as that wide.</summary>
    /// <param name="greatest">The greatest width there can be, in the target's unit; above 0.</param>
    /// <exception cref="ArgumentException">The greatest width is not finite or not above 0.</exception>
    public static Risk<Interval, double> IntervalWidth(double greatest) => new(
        "mean-width", (interval, _, parameter) => Math.Clamp(interval.Width + 2 * parameter, 0, greatest), 0, greatest, RiskTrend.Increasing);

    /// <summary>The mean number of labels with a probability of at least λ.</summary>
    /// <param name="classes">How many labels there are; at least 1.</param>
    /// <exception cref="ArgumentException">There is no label.</exception>
    public static Risk<double[], int> SetSize(int classes) => new(
        "set-size", (probabilities, _, parameter) => probabilities.Count(p => p >= parameter), 0, classes, RiskTrend.Decreasing);

    /// <summary>The mean distance of the prediction from the target, which no parameter changes; a longer one than the greatest counts as that long.</summary>
    /// <param name="greatest">The greatest distance there can be, in the target's unit; above 0.</param>
    /// <exception cref="ArgumentException">The greatest distance is not finite or not above 0.</exception>
    public static Risk<double, double> AbsoluteError(double greatest) => new(
        "absolute-error", (prediction, target, _) => Math.Min(Math.Abs(prediction - target), greatest), 0, greatest);

    /// <summary>The mean squared distance of the prediction from the target, which no parameter changes; a greater one counts as the greatest.</summary>
    /// <param name="greatest">The greatest square there can be, in the square of the target's unit; above 0.</param>
    /// <exception cref="ArgumentException">The greatest square is not finite or not above 0.</exception>
    public static Risk<double, double> SquaredError(double greatest) => new(
        "squared-error", (prediction, target, _) => Math.Min((prediction - target) * (prediction - target), greatest), 0, greatest);
}
