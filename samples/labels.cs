#:project ../src/Garant.Conformal/Garant.Conformal.csproj

// Several labels a row: which of them are surely there, surely not, or open, with a guarantee for all of them at once.
// Run it with: dotnet run samples/labels.cs
using System.Globalization;
using Garant.Conformal.Classification;
using Garant.Conformal.Metrics;
using Garant.Conformal.MultiLabel;

const int Count = 8;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(double[] calibration, int[] labels) = Read("multilabel-calibration.csv");
(double[] test, int[] truth) = Read("multilabel-test.csv");
Console.WriteLine($"Made data, 8 labels, {labels.Length / Count} rows to calibrate with and {truth.Length / Count} to test.");

Console.WriteLine("Guarantee: if rows are exchangeable, with probability at least 0.9 the true answers of all 8 labels of a new row are among those left.");
Report("Greatest score", MultiLabelConformal.CalibrateJointly(calibration, labels, [1, 1, 1, 1, 1, 1, 1, 1]));
Report("Greatest rank", MultiLabelConformal.CalibrateByRank(calibration, labels, Count));
Report("Bonferroni", MultiLabelConformal.CalibrateEach(calibration, labels, Count));

PredictionSets sets = new(truth.Length / Count, Count);
ConformalLabelSets.CalibrateSupersets(calibration, labels, Count).Predict(test, 0.9m, sets);
Console.WriteLine("Guarantee: with probability at least 0.9 every true label of a new row is in its superset.");
Console.WriteLine($"Supersets: coverage {Text(MultiLabelMetrics.SupersetCoverage(truth, sets))}, mean size {SetMetrics.MeanSize(sets):0.00}");

ConformalLabelSets.CalibrateSubsets(calibration, labels, Count).Predict(test, 0.9m, sets);
Console.WriteLine("Guarantee: with probability at least 0.9 no false label of a new row is in its subset.");
Console.WriteLine($"Subsets: coverage {Text(MultiLabelMetrics.SubsetCoverage(truth, sets))}, mean size {SetMetrics.MeanSize(sets):0.00}");

void Report(string name, MultiLabelConformal conformal)
{
    LabelAnswers[] answers = conformal.Predict(test, 0.9m);
    Coverage coverage = MultiLabelMetrics.Coverage(truth, answers, Count);
    Console.WriteLine($"{name}: joint coverage {Text(coverage)}, present {Mean(LabelAnswers.Present):0.00}, absent {Mean(LabelAnswers.Absent):0.00}, unsure {Mean(LabelAnswers.Unsure):0.00} of 8");

    double Mean(LabelAnswers which) => MultiLabelMetrics.MeanCount(answers, Count, which);
}

static string Text(Coverage coverage)
{
    (double low, double high) = coverage.Bounds(0.95m);
    return $"{coverage.Value:0.000} (true coverage {low:0.000} to {high:0.000})";
}

static (double[] Probabilities, int[] Labels) Read(string file)
{
    string folder = Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "samples", "data");
    string[][] rows = [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','))];
    return ([.. rows.SelectMany(row => row.Skip(Count).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)))], [.. rows.SelectMany(row => row.Take(Count).Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)))]);
}
