#:project ../src/Garant.Conformal/Garant.Conformal.csproj

// Intervals around a random forest's predictions of disease progression, from a calibration set it did not see.
// Run it with: dotnet run samples/intervals.cs [picture.svg]
using System.Globalization;
using System.Text;
using Garant.Conformal;
using Garant.Conformal.Metrics;
using Garant.Conformal.Regression;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Patients calibration = Patients.Read("diabetes-calibration.csv"), test = Patients.Read("diabetes-test.csv");
ConfidenceLevel confidence = 0.9m;
double[] lower = new double[test.Count], upper = new double[test.Count];

SplitConformal same = SplitConformal.Calibrate(calibration.Prediction, calibration.Target);
same.Predict(test.Prediction, confidence, lower, upper);
Report("The same width everywhere");

SplitConformal scaled = SplitConformal.Calibrate(calibration.Prediction, calibration.Target, ConformityScore.DeviationNormalized, spreads: calibration.Spread);
scaled.Predict(test.Prediction, confidence, lower, upper, test.Spread);
Report("Width by the forest's spread");

ConformalizedQuantileRegression quantiles = ConformalizedQuantileRegression.Calibrate(calibration.Lower, calibration.Upper, calibration.Target);
quantiles.Predict(test.Lower, test.Upper, confidence, lower, upper);
Report("Corrected quantiles");

SplitConformal.CalibrateByGroup<string>(calibration.Prediction, calibration.Target, calibration.Sex, UnseenGroup.Refuse)
    .Predict(test.Prediction, test.Sex, confidence, lower, upper);
Report("Each sex by itself");
foreach ((string sex, Coverage coverage) in IntervalMetrics.ByGroup<string>(test.Target, lower, upper, test.Sex).OrderBy(group => group.Key))
{
    Console.WriteLine($"  sex {sex}: {coverage.Value:0.000} of {coverage.Count}");
}

Console.WriteLine($"Guarantee: if patients are exchangeable, at least {confidence.Value:0.##} of new ones lie in their interval.");
if (args is [string picture])
{
    scaled.Predict(test.Prediction, confidence, lower, upper, test.Spread);
    File.WriteAllText(picture, Picture.Draw(test, lower, upper));
}

void Report(string what)
{
    Coverage coverage = IntervalMetrics.Coverage(test.Target, lower, upper);
    (double low, double high) = coverage.Bounds(0.95m);
    Console.WriteLine($"{what}: coverage {coverage.Value:0.000} (true coverage {low:0.000} to {high:0.000}), mean width {IntervalMetrics.MeanWidth(lower, upper):0.0}");
}

internal sealed record Patients(double[] Target, double[] Prediction, double[] Spread, double[] Lower, double[] Upper, string[] Sex)
{
    public int Count => Target.Length;

    public static Patients Read(string file)
    {
        string folder = Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "samples", "data");
        string[][] rows = [.. File.ReadLines(Path.Combine(folder, file)).Select(line => line.Split(','))];
        double[] Column(string name)
        {
            int column = Array.IndexOf(rows[0], name);
            return [.. rows.Skip(1).Select(row => double.Parse(row[column], CultureInfo.InvariantCulture))];
        }

        return new(Column("progression"), Column("prediction"), Column("spread"), Column("lower"), Column("upper"), [.. rows.Skip(1).Select(row => row[1])]);
    }
}

internal static class Picture
{
    private const double Width = 900, Height = 380, Left = 56, Bottom = 330, Scale = 0.72;

    public static string Draw(Patients test, double[] lower, double[] upper)
    {
        StringBuilder svg = new();
        svg.AppendLine($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">");
        svg.AppendLine("<title>Intervals at 90 % around the predictions of 133 patients, in order of the prediction</title>");
        svg.AppendLine($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>");
        for (int value = 0; value <= 400; value += 100)
        {
            svg.AppendLine($"<path d=\"M{Left} {Y(value):0.#}H{Width - 20}\" stroke=\"#d8dedb\"/><text x=\"{Left - 8}\" y=\"{Y(value) + 4:0.#}\" text-anchor=\"end\" fill=\"#4a5652\">{value}</text>");
        }

        int[] order = [.. Enumerable.Range(0, test.Count).OrderBy(row => test.Prediction[row])];
        foreach ((int place, int row) in order.Index())
        {
            double x = Left + 10 + place * (Width - Left - 40) / test.Count;
            bool covered = test.Target[row] >= lower[row] && test.Target[row] <= upper[row];
            svg.AppendLine($"<path d=\"M{x:0.#} {Y(upper[row]):0.#}V{Y(lower[row]):0.#}\" stroke=\"{(covered ? "#9cc9c0" : "#e0a27c")}\" stroke-width=\"4\"/>");
            svg.AppendLine(covered
                ? $"<circle cx=\"{x:0.#}\" cy=\"{Y(test.Target[row]):0.#}\" r=\"2.4\" fill=\"#0b5d52\"/>"
                : $"<path d=\"M{x - 4:0.#} {Y(test.Target[row]) - 4:0.#}l8 8m0 -8l-8 8\" stroke=\"#a8400b\" stroke-width=\"2\"/>");
        }

        int missed = order.Count(row => test.Target[row] < lower[row] || test.Target[row] > upper[row]);
        svg.AppendLine($"<text x=\"{Left + 10}\" y=\"{Height - 14}\" fill=\"#26302d\">{test.Count} patients, in order of the predicted progression. Bars: intervals at 90 %. Dots: observed. Crosses: the {missed} outside.</text>");
        svg.AppendLine("</svg>");
        return svg.ToString();
    }

    private static double Y(double value) => Bottom - Math.Clamp(value, -20, 440) * Scale;
}
