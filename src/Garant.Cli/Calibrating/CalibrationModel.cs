using System.Globalization;
using DuckDB.NET.Data;
using Garant.Cli.Sets;
using Garant.Cli.Tables;
using Garant.Conformal.Calibration;

namespace Garant.Cli.Calibrating;

/// <summary>A calibration read back: which columns it reads, which it adds, and what it checks and writes for a row.</summary>
/// <param name="Columns">The columns to read.</param>
/// <param name="Added">The columns to add.</param>
/// <param name="Check">Refuses a row's numbers.</param>
/// <param name="Append">Writes the calibrated numbers of a row.</param>
internal sealed record CalibrationModel(
    IReadOnlyList<string> Columns,
    IReadOnlyList<(string Name, string Type)> Added,
    Action<Table, long, double[]> Check,
    Func<double[], IDuckDBAppenderRow, IDuckDBAppenderRow> Append)
{
    private const string Number = "DOUBLE";

    /// <exception cref="BadInputException">The file is no calibration of probabilities.</exception>
    public static CalibrationModel Read(string path)
    {
        ModelFile file = ModelFile.Read(path);
        switch (file.Method)
        {
            case "venn-abers" or "isotonic" or "sigmoid" or "temperature" or "beta" or "histogram":
                return OfOne(file.Column("probability") ?? throw BadInputException.Of($"{path} does not say which column holds the probability, so it is no whole model; fit it again"), file.Restore(path, ProbabilityCalibrator.FromJson));
            case "multiclass-venn-abers" or "multiclass-temperature" or "one-versus-rest":
                return OfSeveral(Probabilities(file), file.Restore(path, MulticlassCalibrator.FromJson));
            case "top-label":
                return OfTheTop(Probabilities(file), file.Labels, file.Restore(path, TopLabelCalibrator.FromJson));
            default:
                throw file.WrongMethod(path, "calibrates no probabilities");
        }
    }

    private static CalibrationModel OfOne(string column, IProbabilityCalibrator calibrator) => new(
        [column],
        [("p_calibrated", Number), .. calibrator is VennAbers ? new[] { ("p_low", Number), ("p_high", Number) } : []],
        (table, row, numbers) =>
        {
            if (calibrator is TemperatureScaling or BetaCalibrator)
            {
                CalibrationRows.CheckProbability(table, row, column, numbers[0]);
            }
        },
        (numbers, cells) =>
        {
            if (calibrator is not VennAbers vennAbers)
            {
                return cells.AppendValue(calibrator.Predict(numbers[0]));
            }

            VennAbersProbability pair = vennAbers.Predict(numbers[0]);
            return cells.AppendValue(pair.Merged).AppendValue(pair.IfNegative).AppendValue(pair.IfPositive);
        });

    private static CalibrationModel OfSeveral(string[] columns, IMulticlassCalibrator calibrator)
    {
        double[] calibrated = new double[columns.Length];
        return new(
            columns,
            [.. columns.Select(column => ($"{column}_calibrated", Number))],
            (table, row, numbers) => ProbabilityRow.Check(table, row, columns, numbers),
            (numbers, cells) =>
            {
                calibrator.Predict(numbers, calibrated);
                return calibrated.Aggregate(cells, (row, value) => row.AppendValue(value));
            });
    }

    private static CalibrationModel OfTheTop(string[] columns, IReadOnlyList<string> labels, TopLabelCalibrator calibrator) => new(
        columns,
        [("top_label", "VARCHAR"), ("top_calibrated", Number)],
        (table, row, numbers) => ProbabilityRow.Check(table, row, columns, numbers),
        (numbers, cells) =>
        {
            TopLabel top = calibrator.Predict(numbers);
            return cells.AppendValue(labels[top.Label]).AppendValue(top.Confidence);
        });

    private static string[] Probabilities(ModelFile file) =>
        [.. Enumerable.Range(0, file.Labels.Count).Select(index => file.Column(string.Create(CultureInfo.InvariantCulture, $"probability {index}"))!)];
}
