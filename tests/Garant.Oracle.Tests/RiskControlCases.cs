using System.Text.Json;
using Garant.Conformal;
using Garant.Conformal.RiskControl;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of risks and of their control are checked.</summary>
internal static class RiskControlCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["risk_control.risks.BinaryRisk.get_value_and_effective_sample_size"] = Binary,
        ["risk_control.risks.ContinuousRisk.get_value_and_effective_sample_size"] = Continuous,
        ["risk_control.methods.find_best_predict_param"] = Furthest,
        ["risk_control.methods.find_precision_best_predict_param"] = First,
        ["risk_control.methods.ltt_procedure"] = LearnThenTestProcedure,
        ["risk_control.BinaryClassificationController"] = Decisions,
        ["risk_control.MultiLabelClassificationController"] = oracle => Labels(oracle, Rows(oracle)),
        ["risk_control.SemanticSegmentationController"] = Segmentation,
    };

    private static BinaryRisk Risk(string name) => name switch
    {
        "precision" or "positive_predictive_value" => BinaryRisk.Precision,
        "recall" => BinaryRisk.Recall,
        "accuracy" => BinaryRisk.Accuracy,
        "fpr" => BinaryRisk.FalsePositiveRate,
        "predicted_positive_fraction" => BinaryRisk.PositiveRate,
        "negative_predictive_value" => BinaryRisk.NegativePredictiveValue,
        "abstention_rate" => BinaryRisk.AbstentionRate,
        _ => throw new CannotBeAskedException($"There is no risk {name} by name; an own one is made with BinaryRisk.Own."),
    };

    /// <summary>The reference turns a performance into a risk, and writes 1 and −1 samples where nothing counts.</summary>
    private static void Binary(OracleCase oracle)
    {
        int[] labels = oracle.Integers("y_true");
        Decision[] decisions = [.. oracle.Numbers("y_pred").Select(value => value switch { 0 => Decision.Negative, 1 => Decision.Positive, _ => Decision.Abstained })];
        foreach (JsonProperty expected in oracle.Expected()!.Value.EnumerateObject())
        {
            BinaryRisk risk = Risk(expected.Name);
            (double value, int rows) = risk.Of(labels, decisions);
            double[] wanted = [expected.Value.GetProperty("value").GetDouble(), expected.Value.GetProperty("effective_sample_size").GetInt32(), OracleCase.Flat(expected.Value.GetProperty("risk_sequence")).Length];
            oracle.Compare(expected.Name, wanted, [rows == 0 ? 1 : risk.IsLeast ? 1 - value : value, rows == 0 ? -1 : rows, rows], 1);
        }
    }

    private static void Continuous(OracleCase oracle)
    {
        double[] targets = oracle.Numbers("y_true"), predictions = oracle.Numbers("y_pred");
        foreach (JsonProperty expected in oracle.Expected()!.Value.EnumerateObject())
        {
            Risk<double, double> risk = expected.Name == "mae" ? Risks.AbsoluteError(1000) : Risks.SquaredError(1000);
            RiskCurve curve = RiskCurve.Of(risk, predictions, targets, [0]);
            oracle.Compare(expected.Name, [expected.Value.GetProperty("value").GetDouble(), expected.Value.GetProperty("effective_sample_size").GetInt32()], [curve.Means[0], curve.Samples]);
        }
    }

    /// <summary>A curve of one sample, whose losses are the bounds: what decides is only the comparison with the level.</summary>
    private static void Furthest(OracleCase oracle)
    {
        double[] parameters = oracle.Numbers("lambdas"), bounds = oracle.Numbers("r_hat_plus");
        RiskTrend trend = oracle.Flag("risk_grows_with_lambda") ? RiskTrend.Increasing : RiskTrend.Decreasing;
        double surest = trend == RiskTrend.Increasing ? parameters[0] : parameters[^1];
        double[] levels = oracle.Numbers("alphas"), wanted = OracleCase.Flat(oracle.Expected("best_predict_param")!.Value);
        Assert.Equal(wanted.Length, levels.Length);
        foreach ((int index, double level) in levels.Index())
        {
            // (loss + 1)/2 is compared with (α + 1)/2.
            RiskCurve curve = new(parameters, trend);
            curve.Add(bounds);
            double found = ConformalRiskControl.Choose(curve, ((decimal)level + 1) / 2)?.Parameter ?? surest;

            // A bound equal to the level is under control; where a case keeps the reference's other answer without saying so, ours may go further.
            bool isEqual = oracle.Deviation is null && bounds.Contains(level);
            if (isEqual && (trend == RiskTrend.Increasing ? found > wanted[index] : found < wanted[index]))
            {
                oracle.Holds("a bound equal to the level is under control", bounds[Array.IndexOf(parameters, found)] <= level);
            }
            else
            {
                oracle.Compare("best_predict_param", [wanted[index]], [found], isPaper: oracle.PaperHas("best_predict_param"));
            }
        }
    }

    /// <summary>Of valid parameters the reference takes the one with the greatest recall, which is the least.</summary>
    private static void First(OracleCase oracle)
    {
        double[] parameters = oracle.Numbers("lambdas"), means = oracle.Numbers("r_hat");
        double[][] valid = [.. oracle.Input("valid_index").EnumerateArray().Select(OracleCase.Flat)];
        oracle.Check("best_predict_param", [.. valid.Select(places => places.Length > 0 ? parameters[(int)places[0]] : double.NaN)]);
        oracle.Check("r_star", [.. valid.Select(places => places.Length > 0 ? means[(int)places[0]] : double.NaN)]);
    }

    private static void LearnThenTestProcedure(OracleCase oracle)
    {
        double[][] means = Matrix(oracle, "r_hat"), levels = Matrix(oracle, "alpha"), counts = Matrix(oracle, "n_obs");
        if (means.Length != levels.Length || means.Length != counts.Length)
        {
            // Ours has a level for each curve, so there cannot be more of the one than of the other.
            throw new CannotBeAskedException($"There are {means.Length} risks and {levels.Length} levels.");
        }

        bool binary = oracle.Flag("binary");
        ConfidenceLevel confidence = 1m - (decimal)oracle.Number("delta");
        double[][] byLevel = [.. Enumerable.Range(0, levels[0].Length).Select(level => LearnThenTest.Combine([.. means.Select((ofRisk, risk) =>
            ofRisk.Select((mean, index) => PValue(mean, Math.Max(0, (int)counts[risk][index]), levels[risk][level])).ToArray())]))];
        double[] pValues = [.. Enumerable.Range(0, means[0].Length).SelectMany(index => byLevel.Select(p => p[index]))];
        bool isSequence = oracle.Text("fwer_method") == "fixed_sequence";
        if (isSequence && means.Length > 1)
        {
            throw new CannotBeAskedException("Several risks have no order that is known beforehand.");
        }

        // The reference reads the order of testing off the data: what it found is the order here.
        bool descends = isSequence && means[0][^1] < means[0][0];
        if (oracle.Deviation is not null && !oracle.HasPaper)
        {
            // The whole number of failures is one too many in some of the reference's p-values.
            oracle.Holds("p-values at most theirs", pValues.Length == oracle.Own("p_values").Length && pValues.Zip(oracle.Own("p_values")).All(pair => pair.First >= 0 && pair.First <= pair.Second * (1 + 1e-9)));
            return;
        }

        oracle.Check("p_values", pValues);
        int starts = oracle.HasParameter("n_starts") ? (int)oracle.Number("n_starts") : 1;
        FamilywiseProcedure procedure = oracle.Text("fwer_method") switch
        {
            "bonferroni" => FamilywiseProcedure.Bonferroni,
            "bonferroni_holm" => FamilywiseProcedure.Holm,
            "split_fixed_sequence" => FamilywiseProcedure.FixedSequence(),
            "fixed_sequence" => FamilywiseProcedure.InOrder([.. Enumerable.Range(0, means[0].Length).Select(step => descends ? means[0].Length - 1 - step : step)], starts),
            string other => throw new CannotBeAskedException($"There is no procedure {other}."),
        };
        CheckPlaces(oracle, "valid_index", [.. byLevel.Select(p => procedure.Reject(p, confidence))]);

        double PValue(double mean, int n, double level) => binary ? RiskPValues.Binomial((int)Math.Floor(mean * n + 0.5), n, level) : RiskPValues.HoeffdingBentkus(mean, n, level);
    }

    private static void Decisions(OracleCase oracle)
    {
        string[] names = Texts(oracle, "risk");
        decimal[] levels = Decimals(oracle, "target_level");
        if (names.Length != levels.Length)
        {
            // Ours has a level in each target, so one for several risks cannot be given.
            throw new CannotBeAskedException($"There are {names.Length} risks and {levels.Length} levels.");
        }

        RiskTarget[] targets = [.. names.Zip(levels, (name, level) => new RiskTarget(Risk(name), level))];
        bool isPair = oracle.HasParameter("rule") && oracle.Text("rule") == "two_thresholds";
        double[] numbers = oracle.Numbers("predict_params");
        DecisionThresholds[] thresholds = isPair ? [.. numbers.Chunk(2).Select(pair => new DecisionThresholds(pair[0], pair[1]))] : DecisionThresholds.Each(numbers);
        string method = oracle.Text("fwer_method"), choice = oracle.Text("best_predict_param_choice");
        int[]? order = method == "split_fixed_sequence" && oracle.HasInput("y_learn")
            ? BinaryRiskControl.LearnOrder(oracle.Numbers("probability_learn"), oracle.Integers("y_learn"), thresholds, targets)
            : null;
        FamilywiseProcedure procedure = method switch
        {
            "bonferroni" => FamilywiseProcedure.Bonferroni,
            "bonferroni_holm" => FamilywiseProcedure.Holm,
            "fixed_sequence" => FamilywiseProcedure.FixedSequence(oracle.HasParameter("n_starts") ? (int)oracle.Number("n_starts") : 1),
            "split_fixed_sequence" => FamilywiseProcedure.InOrder(order ?? []),
            _ => throw new CannotBeAskedException($"There is no procedure {method}."),
        };
        BinaryRiskControl control = BinaryRiskControl.LearnThenTest(
            oracle.Numbers("probability"), oracle.Integers("y"), thresholds, targets, (decimal)oracle.Number("confidence_level"), procedure, choice == "auto" ? null : Risk(choice));
        if (order is not null)
        {
            oracle.Check("learned_order", [.. order.SelectMany(Numbers)]);
        }

        oracle.Check("p_values", [.. (order ?? Enumerable.Range(0, thresholds.Length)).Select(place => control.PValues[place])]);
        int size = isPair ? 2 : 1;
        double[] valid = OracleCase.Flat(oracle.Expected("valid_predict_params")!.Value);
        oracle.Compare(
            "valid_predict_params",
            [.. valid.Chunk(size).Select(pair => (pair[0], pair[^1])).Order().SelectMany(pair => new[] { pair.Item1, pair.Item2 })],
            [.. control.Valid.Select(place => (thresholds[place].Low, thresholds[place].High)).Order().SelectMany(pair => new[] { pair.Low, pair.High })],
            isPaper: oracle.PaperHas("valid_predict_params"));
        JsonElement best = oracle.Expected("best_predict_param")!.Value;
        oracle.Holds("an answer where they have one", best.ValueKind == JsonValueKind.Null == control.Best is null);
        if (control.Best is not int found)
        {
            return;
        }

        // Of thresholds with an equally good objective ours is the first.
        double[] theirs = OracleCase.Flat(best);
        int place = Array.IndexOf(thresholds, new(theirs[0], theirs[^1]));
        oracle.Compare("objective", [control.Value(control.Objective, place).Value], [control.Value(control.Objective, found).Value], 1, oracle.PaperHas("best_predict_param"));
        if (place == found)
        {
            oracle.Check("predictions", [.. oracle.Numbers("probability_test").Select(p => control.Decide(p) switch { Decision.Negative => 0, Decision.Positive => 1, _ => double.NaN })]);
        }
        else
        {
            Assert.True(found < place || order is not null);
        }

        IEnumerable<double> Numbers(int index) => isPair ? [thresholds[index].Low, thresholds[index].High] : [thresholds[index].High];
    }

    /// <summary>An image is a row with a label for each pixel of each class.</summary>
    private static void Segmentation(OracleCase oracle)
    {
        (double[] Probabilities, bool[] Labels)[] images = Rows(oracle);
        if (Decimals(oracle, "target_level").Length > 1 && oracle.Input("y")[0].GetArrayLength() > 1)
        {
            // Ours answers one level a call, so a list of them for several classes cannot be given.
            throw new CannotBeAskedException("Give one level for several classes.");
        }

        if (images.Any(image => image.Probabilities.Any(p => p is < 0 or > 1)))
        {
            // The reference guesses that these are logits; ours refuses them, and agrees once they are probabilities.
            MultiLabelLosses losses = new(MultiLabelRisk.Recall, oracle.Numbers("predict_params"));
            oracle.Refused("a logit", () => images.ToList().ForEach(image => losses.Fill(image.Probabilities, image.Labels, new double[losses.Thresholds.Count])));
            images = [.. images.Select(image => (Array.ConvertAll(image.Probabilities, Sigmoid), image.Labels))];
            Labels(oracle, images, Sigmoid);
            return;
        }

        Labels(oracle, images);
        static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
    }

    private static void Labels(OracleCase oracle, (double[] Probabilities, bool[] Labels)[] rows, Converter<double, double>? link = null)
    {
        bool recall = oracle.Text("risk") switch
        {
            "recall" => true,
            "precision" => false,
            string other => throw new CannotBeAskedException($"The reference knows no risk {other}; ours has it, so it is refused here only."),
        };
        double[] thresholds = oracle.Numbers("predict_params");
        decimal[] levels = [.. Decimals(oracle, "target_level").Select(target => 1 - target)];
        MultiLabelLosses losses = new(recall ? MultiLabelRisk.Recall : MultiLabelRisk.Precision, thresholds);
        string method = oracle.Text("method");
        RiskCurve curve = new(thresholds, losses.Trend);
        double[][] all = [.. rows.Select(row =>
        {
            double[] ofRow = new double[thresholds.Length];
            losses.Fill(row.Probabilities, row.Labels, ofRow);
            curve.Add(ofRow);
            return ofRow;
        })];
        oracle.Check("r_hat", curve.Means, 1);
        double[] best;
        switch (method)
        {
            case "crc":
                oracle.Check("r_hat_plus", curve.NextLossBounds());
                best = [.. levels.Select(level => ConformalRiskControl.Choose(curve, level)?.Parameter ?? thresholds[0])];
                break;
            case "rcps":
                // Ours takes the confidence as an argument, so it cannot be left out.
                ConfidenceLevel confidence = oracle.HasParameter("confidence_level") ? (decimal)oracle.Number("confidence_level") : throw new CannotBeAskedException("Give a confidence.");
                RiskBound bound = oracle.Text("rcps_bound") switch
                {
                    "hoeffding" => RiskBound.Hoeffding,
                    "bernstein" => RiskBound.EmpiricalBernstein,
                    "wsr" => RiskBound.WaudbySmithRamdas,
                    string other => throw new CannotBeAskedException($"There is no bound {other}."),
                };
                if (bound != RiskBound.WaudbySmithRamdas)
                {
                    oracle.Check("r_hat_plus", curve.Bounds(bound, confidence));
                    best = [.. levels.Select(level => RiskControllingSets.Choose(curve, level, confidence, bound)?.Parameter ?? thresholds[0])];
                    break;
                }

                if (rows.Length == 1)
                {
                    throw new CannotBeAskedException("The reference refuses a single row.");
                }

                double[] bounds = [.. thresholds.Select((_, index) => RiskBounds.WaudbySmithRamdas([.. all.Select(row => row[index])], confidence))];
                oracle.Check("r_hat_plus", bounds);
                best = [.. levels.Select(level =>
                {
                    BettingCurve bets = new(thresholds, losses.Trend, rows.Length, level, confidence);
                    all.ToList().ForEach(row => bets.Add(row));
                    oracle.Holds("the bound and the bets decide alike", bounds.Index().All(bound => bound.Item <= (double)level == bets.IsControlled(bound.Index)));
                    return RiskControllingSets.Choose(bets) is int place ? thresholds[place] : thresholds[0];
                })];
                break;
            default:
                int[][] valid = [.. levels.Select(level => LearnThenTest.Valid([(curve, level)], (decimal)oracle.Number("confidence_level"), FamilywiseProcedure.Holm))];
                CheckPlaces(oracle, "valid_index", valid);
                best = [.. valid.Select(places => places.Length > 0 ? thresholds[places[0]] : double.NaN)];
                break;
        }

        if (recall && method == "ltt" || (!recall && method != "ltt"))
        {
            throw new CannotBeAskedException("The reference controls recall by conformal risk control or a bound and precision by testing; ours tests either.");
        }

        oracle.Check("best_predict_param", best);
        if (oracle.Input("probability_test")[0] is var first && first[0].ValueKind != JsonValueKind.Array && oracle.Expected("predictions") is { } predictions)
        {
            double[] test = OracleCase.Flat(oracle.Input("probability_test"));
            bool[] selected = [.. test.Select(p => link?.Invoke(p) ?? p).SelectMany(p => best.Select(threshold => p > threshold))];
            oracle.Compare("predictions", OracleCase.Flat(predictions), [.. selected.Select(value => value ? 1.0 : 0)], isPaper: oracle.PaperHas("predictions"));
        }
    }

    private static (double[] Probabilities, bool[] Labels)[] Rows(OracleCase oracle)
    {
        double[][] labels = [.. oracle.Input("y").EnumerateArray().Select(OracleCase.Flat)];
        return [.. oracle.Input("probability").EnumerateArray().Select((row, index) => (OracleCase.Flat(row), labels[index].Select(value => value == 1).ToArray()))];
    }

    private static double[][] Matrix(OracleCase oracle, string input) => [.. oracle.Input(input).EnumerateArray().Select(OracleCase.Flat)];

    private static string[] Texts(OracleCase oracle, string parameter) => [.. Values(oracle, parameter).Select(value => value.GetString()!)];

    private static decimal[] Decimals(OracleCase oracle, string parameter) => [.. Values(oracle, parameter).Select(value => value.GetDecimal())];

    private static JsonElement[] Values(OracleCase oracle, string parameter) =>
        oracle.Parameter(parameter) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [oracle.Parameter(parameter)];

    /// <summary>Places of each level; the reference lists them in the order in which they were found.</summary>
    private static void CheckPlaces(OracleCase oracle, string key, int[][] found)
    {
        double[][] wanted = [.. oracle.Expected(key)!.Value.EnumerateArray().Select(OracleCase.Flat)];
        Assert.Equal(wanted.Length, found.Length);
        foreach ((double[] places, int[] ours) in wanted.Zip(found))
        {
            oracle.Compare(key, [.. places.Order()], [.. ours.Select(place => (double)place).Order()], isPaper: oracle.PaperHas(key) || oracle.IsPaper);
        }
    }
}
