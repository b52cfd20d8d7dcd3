using System.Globalization;
using System.Text.Json.Nodes;
using Garant.Cli.Terminals;
using Garant.Conformal.Metrics;
using Spectre.Console;

namespace Garant.Cli.Evaluating;

/// <summary>How far what a model said of its answers can be trusted.</summary>
internal sealed class ProbabilityReport
{
    private readonly int _count;
    private readonly IReadOnlyList<Measure> _measures;
    private readonly ReliabilityCurve? _curve;
    private readonly string _event;

    private ProbabilityReport(int count, IReadOnlyList<Measure> measures, ReliabilityCurve? curve, string happened) =>
        (_count, _measures, _curve, _event) = (count, measures, curve, happened);

    /// <summary>Of probabilities of label 1.</summary>
    public static ProbabilityReport OfTwoClasses(int[] labels, double[] scores, int bins)
    {
        ReliabilityCurve curve = ReliabilityCurve.Of(labels, scores, bins);
        BrierDecomposition brier = curve.Brier;
        double smirnov = CalibrationTests.KolmogorovSmirnov(labels, scores), kuiper = CalibrationTests.Kuiper(labels, scores);
        return new(labels.Length,
        [
            new("ece", $"Expected calibration error, {Bins(bins)} of equal width", curve.ExpectedCalibrationError),
            new("eceQuantile", $"Expected calibration error, {Bins(bins)} by quantiles", ReliabilityCurve.Of(labels, scores, bins, BinStrategy.Quantile).ExpectedCalibrationError),
            new("mce", $"Maximum calibration error, {Bins(bins)} of equal width", curve.MaximumCalibrationError),
            new("brier", "Brier score", brier.Score),
            new("reliability", "… reliability", brier.Reliability),
            new("resolution", "… − resolution", brier.Resolution),
            new("uncertainty", "… + uncertainty", brier.Uncertainty),
            new("withinBinVariance", "… + variance within bins", brier.WithinBinVariance),
            new("withinBinCovariance", "… − covariance within bins", brier.WithinBinCovariance),
            new("logLoss", "Log loss", ScoringRules.LogLoss(labels, scores)),
            new("kolmogorovSmirnov", "Kolmogorov–Smirnov", smirnov, double.IsFinite(smirnov) ? CalibrationTests.KolmogorovSmirnovPValue(labels, scores) : double.NaN),
            new("kuiper", "Kuiper", kuiper, double.IsFinite(kuiper) ? CalibrationTests.KuiperPValue(labels, scores) : double.NaN),
            new("spiegelhalter", "Spiegelhalter, against being too sure", CalibrationTests.Spiegelhalter(labels, scores), CalibrationTests.SpiegelhalterPValue(labels, scores)),
            new("auroc", "Area under the ROC curve", Auroc([.. labels.Select(label => label == 1)], scores)),
        ], curve, "label 1");
    }

    /// <summary>Of the probabilities of several classes.</summary>
    public static ProbabilityReport OfClasses(int[] labels, double[] probabilities, int bins)
    {
        int classes = probabilities.Length / labels.Length;
        (bool Right, double Confidence)[] answers = [.. labels.Select((label, row) =>
        {
            double[] ofRow = probabilities[(row * classes)..((row + 1) * classes)];
            double greatest = ofRow.Max();
            return (Array.IndexOf(ofRow, greatest) == label, greatest);
        })];
        bool[] right = [.. answers.Select(answer => answer.Right)];
        double[] confidence = [.. answers.Select(answer => answer.Confidence)];
        ReliabilityCurve curve = MulticlassCalibration.Confidence(labels, probabilities, bins);
        return new(labels.Length,
        [
            new("accuracy", "Share of right answers", right.Average(isRight => isRight ? 1.0 : 0)),
            new("ece", $"Expected calibration error of the greatest probability, {Bins(bins)} of equal width", curve.ExpectedCalibrationError),
            new("mce", $"Maximum calibration error of the greatest probability, {Bins(bins)} of equal width", curve.MaximumCalibrationError),
            new("topLabelEce", "Expected calibration error given the class predicted (top-label)", MulticlassCalibration.TopLabelError(labels, probabilities, bins)),
            new("classWiseEce", "Expected calibration error of each class's probability, their mean (class-wise)", MulticlassCalibration.ClassWiseError(labels, probabilities, bins)),
            new("brier", "Brier score, 0 to 2", ScoringRules.MulticlassBrier(labels, probabilities)),
            new("logLoss", "Log loss", ScoringRules.MulticlassLogLoss(labels, probabilities)),
            new("auroc", "Area under the ROC curve, right answers by greatest probability", Auroc(right, confidence)),
            new("auarc", "Area under the accuracy-rejection curve", ConfidenceRanking.Auarc(right, confidence)),
        ], curve, "right answers");
    }

    /// <summary>Of how unsure a model was of its answers.</summary>
    public static ProbabilityReport OfAnswers(bool[] right, double[] uncertainties)
    {
        double[] confidence = [.. uncertainties.Select(uncertainty => -uncertainty)];
        return new(right.Length,
        [
            new("accuracy", "Share of right answers", right.Average(isRight => isRight ? 1.0 : 0)),
            new("auroc", "Area under the ROC curve, right answers by uncertainty", Auroc(right, confidence)),
            new("auarc", "Area under the accuracy-rejection curve", ConfidenceRanking.Auarc(right, confidence)),
        ], null, "right answers");
    }

    public JsonObject Json()
    {
        JsonObject json = new() { ["n"] = _count };
        foreach (Measure measure in _measures)
        {
            json[measure.Key] = Finite(measure.Value);
            if (measure.PValue is { } p)
            {
                json[measure.Key + "PValue"] = Finite(p);
            }
        }

        if (_curve is not null)
        {
            json["bins"] = new JsonArray([.. _curve.Bins.Select(bin =>
            {
                (double low, double high) = bin.Bounds(0.95m);
                return (JsonNode?)new JsonObject
                {
                    ["low"] = bin.Low,
                    ["high"] = bin.High,
                    ["n"] = bin.Count,
                    ["meanScore"] = bin.MeanScore,
                    ["frequency"] = bin.Frequency,
                    ["frequencyLow"] = low,
                    ["frequencyHigh"] = high,
                };
            })]);
        }

        return json;

        static double? Finite(double value) => double.IsFinite(value) ? value : null;
    }

    public void WriteTable(Terminal terminal)
    {
        bool tested = _measures.Any(measure => measure.PValue is not null);
        Table measures = PlainTable.WithColumns(["Measure", ">Value", .. tested ? [">p-value"] : Array.Empty<string>()]);
        measures.AddLine(["Rows", _count.ToString(CultureInfo.InvariantCulture), .. tested ? [""] : Array.Empty<string>()]);
        foreach (Measure measure in _measures)
        {
            measures.AddLine([measure.Name, Text(measure.Value, "0.00000;-0.00000;0.00000"), .. tested ? [measure.PValue is { } p ? Text(p, "G4") : ""] : Array.Empty<string>()]);
        }

        terminal.Write(measures);
        if (_curve is null)
        {
            return;
        }

        Table curve = PlainTable.WithColumns(">Above", ">Up to", ">Rows", ">Mean probability", ">Frequency", ">At least", ">At most");
        foreach (CalibrationBin bin in _curve.Bins)
        {
            (double low, double high) = bin.Bounds(0.95m);
            curve.AddLine([Text(bin.Low, "0.####"), Text(bin.High, "0.####"), bin.Count.ToString(CultureInfo.InvariantCulture), .. new[] { bin.MeanScore, bin.Frequency, low, high }.Select(share => Text(share, "0.0000"))]);
        }

        terminal.Write(curve);
        terminal.WriteLine($"In a bin, the true frequency of {_event} lies between the two bounds with a confidence of 95 % (Clopper–Pearson).");
    }

    private static string Text(double value, string format) =>
        double.IsNaN(value) ? "–" : double.IsInfinity(value) ? "infinite" : value.ToString(format, CultureInfo.InvariantCulture);

    private static string Bins(int bins) => string.Create(CultureInfo.InvariantCulture, $"{bins} bin{(bins == 1 ? "" : "s")}");

    /// <summary>There is none where all answers are right or all wrong.</summary>
    private static double Auroc(bool[] right, double[] confidence) =>
        right.Contains(true) && right.Contains(false) ? ConfidenceRanking.Auroc(right, confidence) : double.NaN;

    /// <summary>A figure, not a number where there is none.</summary>
    private sealed record Measure(string Key, string Name, double Value, double? PValue = null);
}
