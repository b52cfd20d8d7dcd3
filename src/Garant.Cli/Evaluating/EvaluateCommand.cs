using System.CommandLine;
using Garant.Cli.Sets;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;

namespace Garant.Cli.Evaluating;

/// <summary><c>garant evaluate</c></summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("TABLE") { Description = "Rows with intervals or sets and what was observed: CSV, Parquet or JSON lines, a file or a pattern of files" };
        Option<string?> target = Column("--target", "The column of the values observed");
        Option<string?> lower = Column("--lower", "The column of the lower bounds");
        Option<string?> upper = Column("--upper", "The column of the upper bounds");
        Option<string?> label = Column("--label", "The column of the labels observed");
        Option<string?> set = Column("--set", "The column of the sets, labels joined by |");
        Option<string?> group = Column("--group", "A column of groups to look at one by one");
        Option<string?> where = TableOptions.Where();
        Option<string> format = Options.Format();
        DocumentedCommand command = new(
            "evaluate",
            "Counts how often intervals or sets held what was observed, with exact bounds of the true coverage at 95 %.",
            "garant evaluate intervals.csv --target y --lower lower_0.9 --upper upper_0.9 --group region",
            "garant evaluate sets.csv --label y --set set_0.9 --format json")
        {
            file, target, lower, upper, label, set, group, where, format,
        };
        command.SetAction(parsed =>
        {
            string? y = parsed.GetValue(target), low = parsed.GetValue(lower), high = parsed.GetValue(upper), truth = parsed.GetValue(label), sets = parsed.GetValue(set), groups = parsed.GetValue(group);
            bool intervals = y is not null && low is not null && high is not null && truth is null && sets is null;
            if (!intervals && !(truth is not null && sets is not null && y is null && low is null && high is null))
            {
                throw BadInputException.Of("give --target, --lower and --upper for intervals, or --label and --set for sets");
            }

            using Database database = new();
            Table table = Table.Open(database.Connection, parsed.GetRequiredValue(file), parsed.GetValue(where));
            table.Require(y, low, high, truth, sets, groups);
            CoverageTally all = new();
            Dictionary<string, CoverageTally> byGroup = new(StringComparer.Ordinal);
            string[] texts = [.. new[] { truth, sets, groups }.OfType<string>()];
            table.Read(intervals ? [y!, low!, high!] : [], texts, terminal, mayBeEmpty: true, take: (row, numbers, words) =>
            {
                (bool covered, double size) = intervals ? Interval(table, row, y!, numbers) : Set(words[0], words[1]);
                all.Add(covered, size);
                if (groups is not null)
                {
                    if (!byGroup.TryGetValue(words[^1], out CoverageTally? tally))
                    {
                        byGroup.Add(words[^1], tally = new());
                    }

                    tally.Add(covered, size);
                }
            });
            CoverageReport report = CoverageReport.Of(all, byGroup, intervals, groups is not null);
            if (parsed.GetRequiredValue(format) == "json")
            {
                terminal.WriteJson(report.Json());
            }
            else
            {
                report.WriteTable(terminal);
            }

            return GarantCommand.Done;
        });
        return command;
    }

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COLUMN" };

    private static (bool Covered, double Size) Interval(Table table, long row, string target, double[] numbers)
    {
        if (!double.IsFinite(numbers[0]))
        {
            throw table.Fault(row, $"column \"{target}\" holds no finite number; fill it in, or leave the row out with --where");
        }

        if ((double.IsNaN(numbers[1]) || double.IsNaN(numbers[2])) && !table.NullIsInfinite)
        {
            throw table.Fault(row, "a bound is empty; fill it in (inf or -inf for an infinite one), or leave the row out with --where");
        }

        double lower = double.IsNaN(numbers[1]) ? double.NegativeInfinity : numbers[1], upper = double.IsNaN(numbers[2]) ? double.PositiveInfinity : numbers[2];
        return (numbers[0] >= lower && numbers[0] <= upper, Math.Abs(upper - lower));
    }

    private static (bool Covered, double Size) Set(string label, string set)
    {
        string[] labels = set.Length == 0 ? [] : set.Split('|');
        return (SetRows.IndexOf(labels, label) >= 0, labels.Length);
    }
}
