using System.Globalization;
using Garant.Cli.Sets;
using Garant.Cli.Tables;
using Garant.Conformal.Calibration;

namespace Garant.Cli.Calibrating;

/// <summary>A calibration read back: which columns it reads, which it adds, and what it checks and writes for a row.</summary>
/// <param name="Columns">The columns to read.</param>
/// <param name="Added">The columns to add.</param>
/// <param name="Check">Refuses a row's numbers, and takes rounding from them.</param>
/// <param name="Add">Adds the calibrated numbers of a row.</param>
internal sealed record CalibrationModel(
    IReadOnlyList<string> Columns,
    IReadOnlyList<AddedColumn> Added,
    Action<RowPlace, double[]> Check,
    Action<double[], AddedRow> Add)
{
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
        [Number("p_calibrated"), .. calibrator is VennAbers ? new[] { Number("p_low"), Number("p_high") } : []],
        (row, numbers) =>
        {
            if (calibrator is TemperatureScaling or BetaCalibrator)
            {
                numbers[0] = CalibrationRows.Probability(row, column, numbers[0]);
            }
        },
        (numbers, cells) =>
        {
            if (calibrator is not VennAbers vennAbers)
            {
                cells.Add(calibrator.Predict(numbers[0]));
                return;
            }

            VennAbersProbability pair = vennAbers.Predict(numbers[0]);
            cells.Add(pair.Merged).Add(pair.IfNegative).Add(pair.IfPositive);
        });

    private static CalibrationModel OfSeveral(string[] columns, IMulticlassCalibrator calibrator)
    {
        double[] calibrated = new double[columns.Length];
        return new(
            columns,
            [.. columns.Select(column => Number($"{column}_calibrated"))],
            (row, numbers) => ProbabilityRow.Check(row, columns, numbers),
            (numbers, cells) =>
            {
                calibrator.Predict(numbers, calibrated);
                Array.ForEach(calibrated, value => cells.Add(value));
            });
    }

    private static CalibrationModel OfTheTop(string[] columns, IReadOnlyList<string> labels, TopLabelCalibrator calibrator) => new(
        columns,
        [new("top_label", AddedKind.Text), Number("top_calibrated")],
        (row, numbers) => ProbabilityRow.Check(row, columns, numbers),
        (numbers, cells) =>
        {
            TopLabel top = calibrator.Predict(numbers);
            cells.Add(labels[top.Label]).Add(top.Confidence);
        });

    private static AddedColumn Number(string name) => new(name, AddedKind.Number);

    private static string[] Probabilities(ModelFile file) =>
        [.. Enumerable.Range(0, file.Labels.Count).Select(index => file.Column(string.Create(CultureInfo.InvariantCulture, $"probability {index}"))!)];
}
