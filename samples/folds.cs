#:project ../src/Garant.Conformal/Garant.Conformal.csproj

// No data set aside: ten fold models calibrate each other (CV+), and a whole distribution answers "how likely is more than 200?".
// Run it with: dotnet run samples/folds.cs
using System.Globalization;
using Garant.Conformal.Metrics;
using Garant.Conformal.Regression;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string folder = Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "samples", "data");
string[][] rows = [.. File.ReadLines(Path.Combine(folder, "diabetes-folds.csv")).Select(line => line.Split(','))];
int target = Array.IndexOf(rows[0], "progression"), fold = Array.IndexOf(rows[0], "fold");
int[] models = [.. Enumerable.Range(0, rows[0].Length).Where(column => rows[0][column].StartsWith("model_", StringComparison.Ordinal))];
double[][] table = [.. rows.Skip(1).Select(row => models.Select(column => Number(row[column])).Append(Number(row[target])).Append(Number(row[fold])).ToArray())];

// Every sixth patient plays the new one; the rest calibrate, each through the model that did not see its fold.
double[][] known = [.. table.Where((_, row) => row % 6 != 0)], fresh = [.. table.Where((_, row) => row % 6 == 0)];
int[] folds = [.. known.Select(row => (int)row[^1])];
CrossConformal calibration = CrossConformal.Calibrate([.. known.Select((row, i) => row[folds[i]])], [.. known.Select(row => row[^2])], folds);

double[] test = [.. fresh.SelectMany(row => row[..models.Length])], observed = [.. fresh.Select(row => row[^2])];
double[] lower = new double[fresh.Length], upper = new double[fresh.Length];
foreach (decimal confidence in new[] { 0.5m, 0.8m, 0.9m })
{
    calibration.PredictPlus(test, confidence, lower, upper);
    Coverage coverage = IntervalMetrics.Coverage(observed, lower, upper);
    Console.WriteLine($"CV+ at {confidence}: {coverage.Covered} of {coverage.Count} covered, mean width {IntervalMetrics.MeanWidth(lower, upper):0.0}");
}

Console.WriteLine("Guarantee: if patients are exchangeable, at least 2 × level − 1 (less √(2/n)) are covered, and about the level in practice.");

ConformalPredictiveSystem system = ConformalPredictiveSystem.Calibrate([.. known.Select((row, i) => row[folds[i]])], [.. known.Select(row => row[^2])]);
foreach (double prediction in new[] { 100.0, 150, 200 })
{
    (double least, _, double greatest) = system.Predict(prediction).ProbabilityAbove(200);
    Console.WriteLine($"Predicted {prediction:0}: more than 200 with a probability of {least:0.000} to {greatest:0.000}");
}

static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
