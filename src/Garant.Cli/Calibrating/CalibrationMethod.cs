using System.Globalization;
using Garant.Conformal.Calibration;

namespace Garant.Cli.Calibrating;

/// <summary>How the command line was asked to calibrate; what was not written is <c>null</c>.</summary>
internal sealed record CalibrationMethod(string Name, string? Classes, decimal? Bins, string? Binning)
{
    private const int DefaultBins = 10;

    /// <summary>The words of <c>--method</c>, the default first.</summary>
    public static string[] Names => ["venn-abers", "isotonic", "sigmoid", "temperature", "beta", "histogram"];

    /// <summary>Whether a score of another kind than a probability will not do.</summary>
    public bool NeedsProbabilities => Name is "temperature" or "beta" || Binning == "width";

    /// <exception cref="BadInputException">Options do not go together.</exception>
    public void Check(string? single, string? several, string? positive, string? labels, string? weight)
    {
        string? fault =
            (single is null) == (several is null) ? "give --probability for one column, or --probabilities for one of each class"
            : several is null && Classes is not null ? "--classes is for --probabilities; leave it out"
            : several is not null && positive is not null ? "--positive is for --probability; the columns of --probabilities name their labels, so leave it out"
            : several is null && labels is not null ? "--labels is for --probabilities; leave it out"
            : Classes == "pairs" && Name != "venn-abers" ? "--classes pairs is for --method venn-abers; take rest or top"
            : Classes == "rest" && Name == "temperature" ? "--method temperature has one temperature for all classes; leave --classes out, or take top"
            : Name != "histogram" && (Bins is not null || Binning is not null) ? "--bins and --binning are for --method histogram; leave them out"
            : Bins is { } bins && decimal.Truncate(bins) != bins ? string.Create(CultureInfo.InvariantCulture, $"--bins is {bins}; it is a number of bins, so write a whole one")
            : weight is not null && Name is "venn-abers" or "histogram" ? $"--weight cannot be used with --method {Name}, whose guarantee needs rows that count the same; take isotonic, sigmoid, temperature or beta"
            : null;
        if (fault is not null)
        {
            throw BadInputException.Of(fault);
        }
    }

    /// <summary>Calibrates the probability of one label.</summary>
    /// <returns>The calibration, and what is worth telling about it.</returns>
    public (string Json, string? Remark) FitOne(CalibrationRows rows, DateTimeOffset now)
    {
        IProbabilityCalibrator calibrator = Fit(rows.Scores, rows.Labels, rows.Weights);
        return (calibrator.ToJson(now), calibrator switch
        {
            TemperatureScaling scaling => Remark(scaling.Temperature),
            HistogramCalibrator histogram when histogram.ErrorBound(0.9m) < 1 => string.Create(
                CultureInfo.InvariantCulture, $"If rows are independent{(Binning == "width" ? "" : " and no two scores are equal")}, no bin's probability is off by more than {histogram.ErrorBound(0.9m):0.000}, with a confidence of 0.9."),
            _ => null,
        });
    }

    /// <summary>Calibrates the probabilities of several classes.</summary>
    /// <returns>The calibration, and what is worth telling about it.</returns>
    public (string Json, string? Remark) FitSeveral(CalibrationRows rows, DateTimeOffset now)
    {
        switch (Name, Classes)
        {
            case (_, "top"):
                return (TopLabelCalibrator.Calibrate(Fit, rows.Scores, rows.Labels, rows.Weights).ToJson(now), null);
            case ("venn-abers", _):
                return (MulticlassVennAbers.Calibrate(rows.Scores, rows.Labels, Classes == "pairs" ? ClassPairs.OneVersusOne : ClassPairs.OneVersusRest).ToJson(now), null);
            case ("temperature", _):
                MulticlassTemperatureScaling scaling = MulticlassTemperatureScaling.Calibrate(rows.Scores, rows.Labels, rows.Weights);
                return (scaling.ToJson(now), Remark(scaling.Temperature));
            default:
                return (OneVersusRestCalibrator.Calibrate(Fit, rows.Scores, rows.Labels, rows.Weights).ToJson(now), null);
        }
    }

    private IProbabilityCalibrator Fit(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights) => Name switch
    {
        "isotonic" => IsotonicCalibrator.Calibrate(scores, labels, weights),
        "sigmoid" => SigmoidCalibrator.Calibrate(scores, labels, weights),
        "temperature" => TemperatureScaling.Calibrate(scores, labels, weights),
        "beta" => BetaCalibrator.Calibrate(scores, labels, weights),
        "histogram" => HistogramCalibrator.Calibrate(scores, labels, (int)(Bins ?? DefaultBins), Binning == "width" ? Conformal.Calibration.Binning.UniformWidth : Conformal.Calibration.Binning.UniformMass),
        _ => VennAbers.Calibrate(scores, labels),
    };

    private static string Remark(double temperature) => string.Create(
        CultureInfo.InvariantCulture, $"The temperature is {temperature:0.000}: the model is {(temperature > 1 ? "too sure of itself" : temperature < 1 ? "not sure enough of itself" : "as sure of itself as it should be")}.");
}
