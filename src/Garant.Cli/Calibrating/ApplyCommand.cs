using System.CommandLine;
using System.Globalization;
using Garant.Cli.Files;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Calibrating;

/// <summary><c>garant calibrate apply</c></summary>
internal static class ApplyCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = TableOptions.Test();
        Option<string> model = Options.File("--model", "The calibration", "MODEL.json");
        Option<string?> where = TableOptions.Where();
        Option<string> output = Options.File("-o", "Where to write the rows with their probabilities; the ending says the format", "OUT", required: true, "--output");
        DocumentedCommand command = new(
            "apply",
            "Adds to each row what its probability should be as p_calibrated, with p_low and p_high where Venn–Abers made the model, or what the probability of each class should be.",
            "garant calibrate apply test.csv --model model.json -o calibrated.csv")
        {
            file, model, where, output,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file), modelPath = parsed.GetRequiredValue(model), written = parsed.GetRequiredValue(output);
            OutputFile.MustNotBe(written, path, modelPath);
            TableFormats.Of(written);
            CalibrationModel calibration = CalibrationModel.Read(modelPath);
            using OutputFile result = OutputFile.Begin(written);
            using Table table = Table.Open(path, parsed.GetValue(where), terminal, result);
            table.Require(calibration.Columns);
            long rows = table.Write(result, calibration.Added, calibration.Columns, [], terminal, (row, numbers, _, added) =>
            {
                calibration.Check(row, numbers);
                calibration.Add(numbers, added);
            });
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{written} was written: {Counted.Rows(rows)} with calibrated probabilities."));
            return GarantCommand.Done;
        });
        return command;
    }
}
