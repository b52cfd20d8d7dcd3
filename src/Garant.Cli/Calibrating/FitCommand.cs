using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Garant.Cli.Files;
using Garant.Cli.Labels;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Calibrating;

/// <summary><c>garant calibrate fit</c></summary>
internal static partial class FitCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = TableOptions.Calibration();
        Option<string> label = Options.File("--label", "The column of the labels observed", "COLUMN");
        Option<string?> probability = Column("--probability", "The column of the probability, or of a score, of one label");
        Option<string?> probabilities = new("--probabilities") { Description = "The columns of the probabilities, a class each: p_0..p_9, p_* or a list", HelpName = "COLUMNS" };
        Option<string> method = Options.Choice("--method", "How probabilities are corrected", CalibrationMethod.Names);
        Option<string?> positive = BinaryLabel.Option();
        Option<string?> labels = ColumnPattern.LabelsOption();
        Option<string> classes = Options.Choice("--classes", "With --probabilities: each class against the rest, each pair of classes (venn-abers), or the most probable one only", "rest", "pairs", "top");
        Option<string?> weight = Column("--weight", "A column of weights: how much each row counts");
        Option<decimal?> bins = Options.Number("--bins", "How many bins --method histogram has (10 by default)", 1m, 1_000_000m);
        Option<string> binning = Options.Choice("--binning", "Bins of --method histogram with as many rows each, or of one width", "mass", "width");
        Option<string?> where = TableOptions.Where();
        Option<string> output = Options.File("-o", "Where to write the calibration", "MODEL.json", required: true, "--output");
        DocumentedCommand command = new(
            "fit",
            "Learns from rows with known labels how far the model's probabilities are off.",
            "garant calibrate fit calibration.csv --label y --probability p -o model.json",
            "garant calibrate fit calibration.parquet --label y --probabilities 'p_*' --method temperature -o model.json")
        {
            file, label, probability, probabilities, method, positive, labels, classes, weight, bins, binning, where, output,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file), written = parsed.GetRequiredValue(output), labelColumn = parsed.GetRequiredValue(label);
            string? single = parsed.GetValue(probability), several = parsed.GetValue(probabilities);
            CalibrationMethod chosen = new(
                parsed.GetRequiredValue(method),
                parsed.GetResult(classes) is { Implicit: false } ? parsed.GetRequiredValue(classes) : null,
                parsed.GetValue(bins),
                parsed.GetResult(binning) is { Implicit: false } ? parsed.GetRequiredValue(binning) : null);
            chosen.Check(single, several, parsed.GetValue(positive), parsed.GetValue(labels), parsed.GetValue(weight));
            OutputFile.MustNotBe(written, path);
            using Table table = Table.Open(path, parsed.GetValue(where), terminal).NotOver(written);
            ColumnPattern? columns = several is null ? null : ColumnPattern.Of(several, table, labels: parsed.GetValue(labels));
            table.Require([labelColumn, single, parsed.GetValue(weight)]);
            Dictionary<string, string?> stored = new() { ["label"] = labelColumn, ["probability"] = single };
            foreach ((int index, string column) in (columns?.Columns ?? []).Index())
            {
                stored[string.Create(CultureInfo.InvariantCulture, $"probability {index}")] = column;
            }

            CalibrationRows rows = columns is null
                ? CalibrationRows.ReadOne(table, single!, new(labelColumn, parsed.GetValue(positive)), parsed.GetValue(weight), chosen.NeedsProbabilities, terminal)
                : CalibrationRows.ReadSeveral(table, columns, labelColumn, parsed.GetValue(weight), terminal);
            (string calibration, string? remark) = Calibrate(table, chosen, rows);
            ModelFile.Write(written, stored, rows.Classes, calibration);
            string of = columns is null ? "" : string.Create(CultureInfo.InvariantCulture, $" of {columns.Columns.Count} classes");
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} was written: calibrated with {Counted.Rows(rows.Labels.Length)}{of}."));
            if (remark is not null)
            {
                terminal.WriteLine(remark);
            }

            return GarantCommand.Done;
        });
        return command;
    }

    private static (string Json, string? Remark) Calibrate(Table table, CalibrationMethod method, CalibrationRows rows)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        try
        {
            return rows.Classes.Count > 0 ? method.FitSeveral(rows, now) : method.FitOne(rows, now);
        }
        catch (ArgumentException fault)
        {
            // The library counts classes; whoever wrote the table names them.
            throw table.Fault(ClassNumber().Replace(Refusal.Of(fault), number => $"class {rows.Classes[int.Parse(number.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]} "));
        }
    }

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COLUMN" };

    [GeneratedRegex(@"^Class (\d+) ")]
    private static partial Regex ClassNumber();
}
