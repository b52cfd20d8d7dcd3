#:project ../src/Garant.Conformal/Garant.Conformal.csproj

// Probabilities of malignancy that mean what they say, from a model that is far too sure of itself.
// Run it with: dotnet run samples/probabilities.cs
using System.Globalization;
using Garant.Conformal.Calibration;
using Garant.Conformal.Metrics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(double[] calibration, int[] labels) = Read("breast-cancer-calibration.csv");
(double[] test, int[] truth) = Read("breast-cancer-test.csv");
double[] probabilities = new double[test.Length];
Report("as the model says", test);

VennAbers vennAbers = VennAbers.Calibrate(calibration, labels);
vennAbers.Predict(test, probabilities);
Report("Venn–Abers", probabilities);

foreach (IProbabilityCalibrator calibrator in new IProbabilityCalibrator[] { TemperatureScaling.Calibrate(calibration, labels), BetaCalibrator.Calibrate(calibration, labels) })
{
    calibrator.Predict(test, probabilities);
    Report(calibrator is TemperatureScaling scaling ? $"temperature {scaling.Temperature:0.0}" : "beta", probabilities);
}

int row = Array.FindIndex(test, p => p is > 0.5 and < 0.9);
VennAbersProbability pair = vennAbers.Predict(test[row]);
Console.WriteLine($"Of a patient the model says {test[row]:0.00}: {pair.IfNegative:0.00} or {pair.IfPositive:0.00}, {pair.Merged:0.00} as one number.");
Console.WriteLine("The model is certain that two benign cases are malignant, so its log loss is infinite; a calibration error of 199 rows in 10 bins is mostly chance.");
Console.WriteLine("Guarantee: if patients are exchangeable, one of the two is calibrated: of all patients with that probability, that share is malignant.");

void Report(string name, double[] answers)
{
    ReliabilityCurve curve = ReliabilityCurve.Of(truth, answers, bins: 10);
    Console.WriteLine(
        $"{name}: calibration error {curve.ExpectedCalibrationError:0.000}, Brier score {ScoringRules.Brier(truth, answers):0.000}, log loss {ScoringRules.LogLoss(truth, answers):0.000}, Spiegelhalter's p-value {CalibrationTests.SpiegelhalterPValue(truth, answers):0.000}");
}

static (double[] Probabilities, int[] Labels) Read(string file)
{
    string folder = Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "samples", "data");
    string[][] rows = [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','))];
    return ([.. rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))], [.. rows.Select(row => int.Parse(row[0], CultureInfo.InvariantCulture))]);
}
