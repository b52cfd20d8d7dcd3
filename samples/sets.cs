#:project ../src/Garant.Conformal/Garant.Conformal.csproj

// Sets of digits that hold the right one nine times in ten, from a classifier that is unsure of itself.
// Run it with: dotnet run samples/sets.cs
using System.Globalization;
using Garant.Conformal.Classification;
using Garant.Conformal.Metrics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(double[] calibration, int[] labels) = Read("digits-calibration.csv");
(double[] test, int[] truth) = Read("digits-test.csv");
PredictionSets sets = new(truth.Length, 10);

foreach (LabelScore score in new[] { LabelScore.LeastAmbiguous, LabelScore.RegularizedAdaptive(0.05, 2), LabelScore.TopK })
{
    ConformalClassifier classifier = ConformalClassifier.Calibrate(score, calibration, labels);
    classifier.Predict(test, 0.9m, sets);
    Report(score.Name);
}

// With draws the coverage of adaptive sets is exact; the same seeds give the same sets.
ConformalClassifier adaptive = AdaptivePredictionSets.Calibrate(calibration, labels, new Random(1));
Random draws = new(2);
adaptive.Predict(test, 0.9m, sets, [.. truth.Select(_ => draws.NextDouble())]);
Report("aps, randomised");

PredictionSet first = adaptive.Predict(test.AsSpan(10, 10), 0.95m);
Console.WriteLine($"A row that is hard to read: {{{string.Join(", ", first)}}}, the most probable first; it is a {truth[1]}.");
Console.WriteLine("Guarantee: if digits are exchangeable, the right one is in at least 9 of 10 sets.");

void Report(string name)
{
    Coverage coverage = SetMetrics.Coverage(truth, sets);
    Console.WriteLine($"{name}: coverage {coverage.Value:0.000}, mean size {SetMetrics.MeanSize(sets):0.00}");
}

static (double[] Probabilities, int[] Labels) Read(string file)
{
    string folder = Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "samples", "data");
    string[][] rows = [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','))];
    return ([.. rows.SelectMany(row => row.Skip(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)))], [.. rows.Select(row => int.Parse(row[0], CultureInfo.InvariantCulture))]);
}
