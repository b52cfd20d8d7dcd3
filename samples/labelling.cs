#:project ../src/Garant.Conformal/Garant.Conformal.csproj

// One threshold for eight labels that keeps recall and precision at once.
// Run it with: dotnet run samples/labelling.cs
using System.Globalization;
using Garant.Conformal.RiskControl;

const int Count = 8;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(double[] calibration, bool[] labels) = Read("multilabel-calibration.csv");
(double[] test, bool[] truth) = Read("multilabel-test.csv");
Console.WriteLine($"Made data, 8 labels, {labels.Length / Count} rows with a true label to calibrate with and {truth.Length / Count} to test.");

double[] thresholds = [.. Enumerable.Range(0, 100).Select(step => step / 100.0)];
MultiLabelRiskControl control = MultiLabelRiskControl.LearnThenTest(
    calibration, labels, Count, thresholds, [new(MultiLabelRisk.Recall, 0.75m), new(MultiLabelRisk.Precision, 0.4m)], confidence: 0.9m, objective: MultiLabelRisk.FMeasure);
if (control.Best is not int best)
{
    Console.WriteLine("No threshold keeps both; ask for less or calibrate on more rows.");
    return;
}

Console.WriteLine($"{control.Valid.Count} thresholds are valid, from {thresholds[control.Valid[0]]} to {thresholds[control.Valid[^1]]}; {thresholds[best]} is the best in F1.");
Console.WriteLine("Guarantee: with a confidence of 90 %, mean recall is at least 0.75 and mean precision at least 0.4 for rows like these.");
foreach (MultiLabelRisk risk in new[] { MultiLabelRisk.Recall, MultiLabelRisk.Precision })
{
    RiskCurve curve = MultiLabelCurve.Of(risk, test, truth, Count, [thresholds[best]]);
    Console.WriteLine($"On the test rows mean {risk.ToString().ToLowerInvariant()} is {1 - curve.Means[0]:0.000}.");
}

// Conformal risk control alone, for recall: less is promised, the threshold goes further.
ControlledParameter? onAverage = ConformalRiskControl.Choose(MultiLabelCurve.Of(MultiLabelRisk.Recall, calibration, labels, Count, thresholds), 0.1m);
Console.WriteLine($"For a recall of 0.9 on average over calibration sets the threshold may be {onAverage?.Parameter:0.00}.");

static (double[] Probabilities, bool[] Labels) Read(string file)
{
    // A row without a true label has no recall.
    string folder = Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "samples", "data");
    string[][] rows = [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(',')).Where(row => row.Take(Count).Contains("1"))];
    return ([.. rows.SelectMany(row => row.Skip(Count).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)))], [.. rows.SelectMany(row => row.Take(Count).Select(cell => cell == "1"))]);
}
