#:project ../src/Garant.Conformal/Garant.Conformal.csproj

// Triage with two thresholds: biopsies above the higher one are called malignant, those below the lower one benign, the rest go to a physician.
// Run it with: dotnet run samples/triage.cs
using System.Globalization;
using Garant.Conformal.RiskControl;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(double[] calibration, int[] labels) = Read("breast-cancer-calibration.csv");
(double[] test, int[] truth) = Read("breast-cancer-test.csv");

RiskTarget[] targets =
[
    new(BinaryRisk.NegativePredictiveValue, 0.85m),
    new(BinaryRisk.Precision, 0.85m),
    new(BinaryRisk.AbstentionRate, 0.4m),
];
DecisionThresholds[] pairs = DecisionThresholds.Pairs([.. Enumerable.Range(1, 19).Select(step => step / 20.0)]);
BinaryRiskControl triage = BinaryRiskControl.LearnThenTest(calibration, labels, pairs, targets, confidence: 0.9m, objective: BinaryRisk.SelectiveAccuracy);
if (triage.Best is not int best)
{
    Console.WriteLine("No pair of thresholds keeps all three risks; ask for less or calibrate on more rows.");
    return;
}

Console.WriteLine($"{labels.Length} biopsies calibrate: {triage.Valid.Count} of {pairs.Length} pairs of thresholds are valid.");
Console.WriteLine($"Malignant from {pairs[best].High:0.00} on, benign below {pairs[best].Low:0.00}, a physician decides between them.");
Console.WriteLine("Guarantee: with a confidence of 90 %, of those called benign at least 0.85 are, of those called malignant at least 0.85 are, and at most 0.4 wait for a physician.");
Decision[] decisions = [.. test.Select(triage.Decide)];
foreach (BinaryRisk risk in new[] { BinaryRisk.NegativePredictiveValue, BinaryRisk.Precision, BinaryRisk.AbstentionRate, BinaryRisk.SelectiveAccuracy })
{
    (double value, int rows) = risk.Of(truth, decisions);
    Console.WriteLine($"On {truth.Length} other biopsies {risk.Name} is {value:0.000} (of {rows}).");
}

static (double[] Probabilities, int[] Labels) Read(string file)
{
    string folder = Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "samples", "data");
    string[][] rows = [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','))];
    return ([.. rows.Select(row => double.Parse(row[2], CultureInfo.InvariantCulture))], [.. rows.Select(row => int.Parse(row[0], CultureInfo.InvariantCulture))]);
}
