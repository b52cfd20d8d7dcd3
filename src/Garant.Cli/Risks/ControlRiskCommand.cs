using System.CommandLine;
using System.Globalization;
using Garant.Cli.Labels;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;
using Garant.Conformal;
using Garant.Conformal.RiskControl;

namespace Garant.Cli.Risks;

/// <summary><c>garant risk control</c></summary>
internal static class ControlRiskCommand
{
    private const decimal DefaultDelta = 0.1m;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = TableOptions.Calibration("TABLE");
        Option<string?> label = Column("--label", "The column of the labels, 0 or 1");
        Option<string?> probability = Column("--probability", "The column of the probabilities of label 1");
        Option<string?> positive = BinaryLabel.Option();
        Option<string?> labels = Column("--labels", "Several labels a row instead: their columns, 0 or 1 each: y_0..y_7, y_* or a list", "COLUMNS");
        Option<string?> probabilities = Column("--probabilities", "The columns of their probabilities, in the same order or with the same endings", "COLUMNS");
        Option<string[]> risks = new("--risk")
        {
            Description = "A risk and its level, such as recall=0.9 (at least) or fpr=0.05 (at most); give it several times for several at once",
            HelpName = "risk=level",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> method = Options.Choice("--method", "Learn then test, conformal risk control, or risk-controlling prediction sets", "ltt", "crc", "rcps");
        Option<string?> bound = new("--bound") { Description = "The bound of rcps (wsr by default)", HelpName = "hoeffding|bernstein|wsr" };
        bound.AcceptOnlyFromAmong("hoeffding", "bernstein", "wsr");
        Option<decimal?> delta = Options.Number("--delta", "How often the promise of ltt and rcps may fail (0.1 by default)", 0m, 1m);
        Option<string?> correction = new("--correction") { Description = "How ltt tests many thresholds at once (holm by default)", HelpName = "holm|bonferroni|fixed-sequence|sgt" };
        correction.AcceptOnlyFromAmong("holm", "bonferroni", "fixed-sequence", "sgt");
        Option<decimal?> starts = Options.Number("--starts", "From how many thresholds --correction fixed-sequence starts (1 by default), each with its part of δ", 1m, 1000m);
        Option<int?> seed = new("--seed") { Description = "The seed that shuffles the rows for the bound wsr, which reads them in an order (1 by default)", HelpName = "number" };
        Option<string> grid = new("--grid") { Description = "The thresholds to look at, as first:last:step", HelpName = "grid", DefaultValueFactory = _ => ThresholdGrid.Default };
        Option<string?> objective = new("--objective") { Description = "What the best of the valid thresholds is the best in, such as precision", HelpName = "risk" };
        Option<bool> abstain = new("--abstain") { Description = "Look for two thresholds, between which nothing is decided (ltt)" };
        Option<string?> where = TableOptions.Where();
        Option<string> format = Options.Format();
        DocumentedCommand command = new(
            "control",
            "Finds the thresholds of a probability that keep one or several risks at their levels, and the best of them.",
            "garant risk control calibration.csv --label y --probability p --risk recall=0.9 --risk fpr=0.05",
            "garant risk control calibration.csv --label y --probability p --risk precision=0.9 --risk abstention=0.3 --abstain --grid 0:1:0.05",
            "garant risk control calibration.parquet --labels 'y_*' --probabilities 'p_*' --risk recall=0.8 --method crc --format json")
        {
            file, label, probability, positive, labels, probabilities, risks, method, bound, delta, correction, starts, grid, objective, abstain, seed, where, format,
        };
        command.SetAction(parsed =>
        {
            bool inPairs = parsed.GetValue(abstain);
            Request request = new(
                [.. parsed.GetRequiredValue(risks).Select(AskedRisk.Read)],
                parsed.GetRequiredValue(method),
                parsed.GetValue(bound),
                parsed.GetValue(delta),
                parsed.GetValue(correction),
                parsed.GetValue(starts),
                ThresholdGrid.Read(parsed.GetRequiredValue(grid), inPairs ? parsed.GetValue(correction) == "sgt" ? ThresholdGrid.MostForGraphs : ThresholdGrid.MostForPairs : ThresholdGrid.Most),
                parsed.GetValue(objective),
                inPairs,
                parsed.GetValue(seed) ?? 1);
            request.Check();
            if (parsed.GetValue(positive) is not null && parsed.GetValue(probability) is null)
            {
                throw BadInputException.Of("--positive is for --probability; leave it out");
            }

            using Table table = Table.Open(parsed.GetRequiredValue(file), parsed.GetValue(where), terminal);
            RiskAnswer answer = (parsed.GetValue(label), parsed.GetValue(probability), parsed.GetValue(labels), parsed.GetValue(probabilities)) switch
            {
                ({ } y, { } p, null, null) => Binary(table, new(y, parsed.GetValue(positive)), p, request, terminal),
                (null, null, { } y, { } p) => MultiLabel(table, y, p, request, terminal),
                _ => throw BadInputException.Of("give --label and --probability for one label a row, or --labels and --probabilities for several"),
            };
            if (parsed.GetRequiredValue(format) == "json")
            {
                terminal.WriteJson(answer.Json());
            }
            else
            {
                answer.WriteTable(terminal);
            }

            return GarantCommand.Done;
        });
        return command;
    }

    private static RiskAnswer Binary(Table table, BinaryLabel label, string probability, Request request, Terminal terminal)
    {
        table.Require(label.Column, probability);
        RiskTarget[] targets = [.. request.Risks.Select(risk => new RiskTarget(AskedRisk.Binary("--risk", risk.Name), risk.Level))];
        request.MustNotTurn(targets.FirstOrDefault(target => target.Risk.Trend == RiskTrend.None).Risk?.Name);
        BinaryRisk? objective = request.Objective is { } name ? AskedRisk.Binary("--objective", name) : null;
        DecisionThresholds[] thresholds = request.InPairs ? DecisionThresholds.Pairs(request.Grid) : DecisionThresholds.Each(request.Grid);
        DecisionRows rows = DecisionRows.Read(table, [probability], [label], terminal);
        BinaryRiskControl control = Refusing(() => request.Method switch
        {
            "crc" => BinaryRiskControl.Conformal(rows.Probabilities, rows.Labels, thresholds, targets, objective),
            "rcps" => BinaryRiskControl.RiskControlling(rows.Probabilities, rows.Labels, thresholds, targets, request.Confidence, request.Bound, objective, new Random(request.Seed)),
            _ => BinaryRiskControl.LearnThenTest(rows.Probabilities, rows.Labels, thresholds, targets, request.Confidence, request.Procedure(thresholds), objective),
        });
        return request.Answer(rows.Labels.Length, thresholds, control.Valid, control.Best, place => [.. control.Estimates(place).Select(estimate => (estimate.Value, estimate.Bound))]);
    }

    private static RiskAnswer MultiLabel(Table table, string labels, string probabilities, Request request, Terminal terminal)
    {
        if (request.InPairs)
        {
            throw BadInputException.Of("--abstain is for one label a row; leave it out for several");
        }

        ColumnPattern p = ColumnPattern.Of(probabilities, table), y = ColumnPattern.Of(labels, table, "--labels");
        if (p.Columns.Count != y.Columns.Count)
        {
            throw BadInputException.Of($"--labels names {y.Columns.Count} columns and --probabilities {p.Columns.Count}; name one of each for every label");
        }

        // Endings that are the same on both sides say which label a probability is of; else the order does.
        string[] ordered = p.Endings.Order(StringComparer.Ordinal).SequenceEqual(y.Endings.Order(StringComparer.Ordinal))
            ? [.. p.Endings.Select(ending => y.Columns[y.Endings.ToList().IndexOf(ending)])]
            : [.. y.Columns];
        MultiLabelTarget[] targets = [.. request.Risks.Select(risk => new MultiLabelTarget(AskedRisk.MultiLabel("--risk", risk.Name), risk.Level))];
        request.MustNotTurn(request.Risks.FirstOrDefault(risk => risk.Name is not ("recall" or "fpr"))?.Name);
        MultiLabelRisk? objective = request.Objective is { } name ? AskedRisk.MultiLabel("--objective", name) : null;
        DecisionRows rows = DecisionRows.Read(table, p.Columns, [.. ordered.Select(column => new BinaryLabel(column, null))], terminal, (row, ofRow) =>
        {
            foreach ((MultiLabelRisk risk, int value, string words) in new[] { (MultiLabelRisk.Recall, 1, "recall"), (MultiLabelRisk.FalsePositiveRate, 0, "fpr") })
            {
                if (targets.Any(target => target.Risk == risk) && !ofRow.Contains(value))
                {
                    string sum = string.Join(" + ", ordered.Select(Sql.Name));
                    throw Table.Fault(row, $"no label of {labels} is {value}, so the row says nothing of {words}; leave such rows out with --where '{sum} {(value == 1 ? "> 0" : $"< {ordered.Length}")}'");
                }
            }
        });
        bool[] answers = Array.ConvertAll(rows.Labels, value => value == 1);
        int count = p.Columns.Count;
        DecisionThresholds[] thresholds = DecisionThresholds.Each(request.Grid);
        MultiLabelRiskControl control = Refusing(() => request.Method switch
        {
            "crc" => MultiLabelRiskControl.Conformal(rows.Probabilities, answers, count, request.Grid, targets, objective),
            "rcps" => MultiLabelRiskControl.RiskControlling(rows.Probabilities, answers, count, request.Grid, targets, request.Confidence, request.Bound, objective, new Random(request.Seed)),
            _ => MultiLabelRiskControl.LearnThenTest(rows.Probabilities, answers, count, request.Grid, targets, request.Confidence, request.Procedure(thresholds), objective),
        });
        return request.Answer(rows.Labels.Length / count, thresholds, control.Valid, control.Best, control.Estimates);
    }

    private static T Refusing<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException fault) when (fault.ParamName == "procedure")
        {
            throw BadInputException.Of("--correction fixed-sequence is for one threshold and risks that are the surest at the same end of the grid, such as recall alone; take holm or sgt");
        }
        catch (ArgumentException fault)
        {
            throw BadInputException.Of(Refusal.Of(fault));
        }
    }

    private static Option<string?> Column(string name, string description, string placeholder = "COLUMN") => new(name) { Description = description, HelpName = placeholder };

    /// <summary>What was asked.</summary>
    private sealed record Request(
        IReadOnlyList<AskedRisk> Risks, string Method, string? BoundName, decimal? Delta, string? Correction, decimal? Starts, double[] Grid, string? Objective, bool InPairs, int Seed)
    {
        public ConfidenceLevel Confidence => 1m - (Delta ?? DefaultDelta);

        public RiskBound Bound => BoundName switch
        {
            "hoeffding" => RiskBound.Hoeffding,
            "bernstein" => RiskBound.EmpiricalBernstein,
            _ => RiskBound.WaudbySmithRamdas,
        };

        public FamilywiseProcedure Procedure(DecisionThresholds[] thresholds) => Correction switch
        {
            "bonferroni" => FamilywiseProcedure.Bonferroni,
            "fixed-sequence" => FamilywiseProcedure.FixedSequence((int)(Starts ?? 1)),
            "sgt" => FamilywiseProcedure.Neighbours(thresholds),
            _ => FamilywiseProcedure.Holm,
        };

        /// <exception cref="BadInputException">Options do not go together.</exception>
        public void Check()
        {
            string? wrong = BoundName is not null && Method != "rcps" ? "--bound is for --method rcps; leave it out"
                : Correction is not null && Method != "ltt" ? "--correction is for --method ltt; leave it out"
                : Starts is not null && Correction != "fixed-sequence" ? "--starts is for --correction fixed-sequence; leave it out"
                : Starts is { } starts && decimal.Truncate(starts) != starts ? $"--starts is {starts}; it is a number of thresholds, so write a whole one"
                : InPairs && Method != "ltt" ? "--abstain needs --method ltt, which alone controls risks of two thresholds"
                : Delta is not null && Method == "crc" ? "--delta is for --method ltt and rcps; crc promises an average, so leave it out"
                : Delta is 0 or 1 ? "--delta lies strictly between 0 and 1, such as 0.1"
                : Delta is > 0.5m ? string.Create(CultureInfo.InvariantCulture, $"--delta is how often the promise may fail, at most 0.5; if a confidence of {Delta} is meant, write {1 - Delta}")
                : Risks.DistinctBy(risk => risk.Name).Count() < Risks.Count ? "--risk names a risk twice; name each once"
                : null;
            if (wrong is not null)
            {
                throw BadInputException.Of(wrong);
            }
        }

        /// <exception cref="BadInputException">The method needs risks that do not turn, and one does.</exception>
        public void MustNotTurn(string? risk)
        {
            if (risk is not null && Method != "ltt")
            {
                throw BadInputException.Of($"--method {Method} needs risks that only rise or only fall with the threshold, such as recall and fpr, and {risk} may do both; take --method ltt");
            }
        }

        /// <summary>A sequence that ends where it starts says more than that the level is far.</summary>
        private string? Advice(DecisionThresholds[] thresholds, Func<int, IReadOnlyList<(double Value, double Bound)>> estimates)
        {
            if (Correction != "fixed-sequence")
            {
                return null;
            }

            int first = Risks[0].Name is "recall" or "npv" ? 0 : thresholds.Length - 1;
            string silent = estimates(first).Any(estimate => double.IsNaN(estimate.Value)) ? ", where no row counts" : "";
            return FormattableString.Invariant($"A fixed sequence stops where it cannot prove a threshold, here at {thresholds[first].High}{silent}; give a --grid that starts elsewhere, more --starts or another --correction");
        }

        public RiskAnswer Answer(int rows, DecisionThresholds[] thresholds, IReadOnlyList<int> valid, int? best, Func<int, IReadOnlyList<(double Value, double Bound)>> estimates)
        {
            decimal? delta = Method == "crc" ? null : Delta ?? DefaultDelta;
            return new(rows, Method, delta, Method == "rcps" ? delta / Risks.Count : delta, Risks, thresholds, valid, best, estimates, Advice(thresholds, estimates));
        }
    }
}
