using System.CommandLine;
using System.Text.Json.Nodes;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Evaluating;

/// <summary><c>garant evaluate</c></summary>
internal static class EvaluateCommand
{
    private const int MostBins = 1000, UsualBins = 10;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("TABLE") { Description = "Rows with predictions and what was observed: CSV, Parquet or JSON lines, a file or a pattern of files" };
        Option<string?> target = Column("--target", "The column of the values observed");
        Option<string?> lower = Column("--lower", "The column of the lower bounds");
        Option<string?> upper = Column("--upper", "The column of the upper bounds");
        Option<string?> label = Column("--label", "The column of the labels observed; 0 or 1 with --probability, and with --uncertainty 1 where the answer was right");
        Option<string?> set = Column("--set", "The column of the sets, labels joined by |");
        Option<string?> probability = Column("--probability", "The column of the probabilities of label 1");
        Option<string?> probabilities = new("--probabilities") { Description = "The columns of the probabilities, a class each: p_0..p_9, p_* or a list", HelpName = "COLUMNS" };
        Option<string?> uncertainty = Column("--uncertainty", "The column of how unsure the model was of its answers, on any scale");
        Option<string?> positive = new("--positive") { Description = "The label whose probability --probability holds, or with --uncertainty the one of right answers, where labels are not 0 and 1", HelpName = "LABEL" };
        Option<string?> names = ColumnPattern.LabelsOption();
        Option<bool> calibration = new("--calibration") { Description = "Measure whether the probabilities are calibrated" };
        Option<decimal?> bins = Options.Number("--bins", $"How many bins the probabilities are put in, {UsualBins} by default", 1, MostBins);
        Option<string?> group = Column("--group", "A column of groups to look at one by one");
        Option<string?> where = TableOptions.Where();
        Option<string> format = Options.Format();
        DocumentedCommand command = new(
            "evaluate",
            "Counts how often intervals or sets held what was observed, with exact bounds of the true coverage at 95 %, or measures how far probabilities can be trusted.",
            "garant evaluate intervals.csv --target y --lower lower_0.9 --upper upper_0.9 --group region",
            "garant evaluate sets.csv --label y --set set_0.9 --format json",
            "garant evaluate test.csv --label y --probability p --calibration --bins 10",
            "garant evaluate test.csv --label y --probabilities 'p_*' --calibration --format json",
            "garant evaluate answers.csv --label right --uncertainty entropy")
        {
            file, target, lower, upper, label, set, probability, probabilities, uncertainty, positive, names, calibration, bins, group, where, format,
        };
        Option<string?>[] kinds = [target, lower, upper, label, set, probability, probabilities, uncertainty];
        command.SetAction(parsed =>
        {
            string given = string.Join(' ', [.. kinds.Where(kind => parsed.GetValue(kind) is not null).Select(kind => kind.Name), .. parsed.GetValue(calibration) ? [calibration.Name] : Array.Empty<string>()]);
            bool covers = given is "--target --lower --upper" or "--label --set";
            if (!covers && given is not ("--label --probability --calibration" or "--label --probabilities --calibration" or "--label --uncertainty"))
            {
                throw BadInputException.Of(
                    "give --target, --lower and --upper for intervals, --label and --set for sets, --label and --probability or --probabilities with --calibration for probabilities, or --label and --uncertainty; one of these alone");
            }

            string? y = parsed.GetValue(label), groups = parsed.GetValue(group);
            if (!covers && groups is not null)
            {
                throw BadInputException.Of("--group is for intervals and sets; leave it out, and look at a group with --where");
            }

            if (parsed.GetValue(positive) is not null && parsed.GetValue(probability) is null && parsed.GetValue(uncertainty) is null)
            {
                throw BadInputException.Of("--positive is for --probability and --uncertainty; leave it out");
            }

            if (parsed.GetValue(names) is not null && parsed.GetValue(probabilities) is null)
            {
                throw BadInputException.Of("--labels is for --probabilities; leave it out");
            }

            int count = Bins(parsed.GetValue(bins), parsed.GetValue(calibration));
            using Table table = Table.Open(parsed.GetRequiredValue(file), parsed.GetValue(where), terminal);
            if (covers)
            {
                string[] columns = [.. new[] { parsed.GetValue(target), parsed.GetValue(lower), parsed.GetValue(upper) }.OfType<string>()];
                CoverageReport report = CoverageReport.Read(table, columns, y, parsed.GetValue(set), groups, terminal);
                Print(report.Json, report.WriteTable);
                terminal.Report(report.Remarks(parsed.GetRequiredValue(file)));
            }
            else
            {
                ProbabilityReport report = parsed.GetValue(probability) is string p ? ProbabilityRows.OfTwoClasses(table, new(y!, parsed.GetValue(positive)), p, count, terminal)
                    : parsed.GetValue(probabilities) is string pattern ? ProbabilityRows.OfClasses(table, y!, pattern, parsed.GetValue(names), count, terminal)
                    : ProbabilityRows.OfAnswers(table, new(y!, parsed.GetValue(positive)), parsed.GetValue(uncertainty)!, terminal);
                Print(report.Json, report.WriteTable);
            }

            return GarantCommand.Done;

            void Print(Func<JsonObject> json, Action<Terminal> writeTable)
            {
                if (parsed.GetRequiredValue(format) == "json")
                {
                    terminal.WriteJson(json());
                }
                else
                {
                    writeTable(terminal);
                }
            }
        });
        return command;
    }

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COLUMN" };

    private static int Bins(decimal? bins, bool calibration) => bins switch
    {
        null => UsualBins,
        _ when !calibration => throw BadInputException.Of("--bins is for --calibration; leave it out"),
        { } count when decimal.Truncate(count) != count => throw BadInputException.Of(FormattableString.Invariant($"--bins is {count}; it is a number of bins, so write a whole one")),
        { } count => (int)count,
    };
}
