using System.Text.Json;
using Garant.Conformal;
using Garant.Conformal.Classification;
using Garant.Conformal.MultiLabel;

namespace Garant.Oracle.Tests;

/// <summary>How the papers' cases of trees of classes and of several labels are checked.</summary>
internal static class LabelSetCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["paper: Gupta, Kuchibhotla, Ramdas (2022), nested sets; nodes as sets: Mortier et al. (2025)"] = Hierarchical,
        ["paper: Mortier et al. (2025), sets of bounded representation complexity"] = Covers,
        ["paper: Cauchois, Gupta, Duchi (2021), Section 3"] = Sets,
        ["paper: Papadopoulos (2014); Cauchois, Gupta, Duchi (2021), Section 3; by_rank: Timans et al. (2025), the next row counted"] = Answers,
    };

    private static void Hierarchical(OracleCase oracle)
    {
        HierarchicalClassifier classifier = HierarchicalClassifier.Calibrate(Tree(oracle), oracle.Numbers("probability_calibration"), oracle.Integers("y_calibration"));
        oracle.Check("node", [.. oracle.Rows("probability_test").SelectMany(row => oracle.Levels.Select(level => (double)classifier.Predict(row, level)))]);
    }

    private static void Covers(OracleCase oracle)
    {
        LabelTree tree = Tree(oracle);
        JsonElement[] queries = [.. oracle.Input("queries").EnumerateArray()], wanted = [.. oracle.Expected("covers")!.Value.EnumerateArray()];
        foreach ((JsonElement query, JsonElement cover) in queries.Zip(wanted))
        {
            int[] classes = [.. OracleCase.Flat(query.GetProperty("classes")).Select(value => (int)value)];
            int[] nodes = tree.Cover(classes, query.GetProperty("most").GetInt32()), held = [.. nodes.SelectMany(tree.ClassesOf).Distinct().Order()];
            oracle.Compare("covers", [cover.GetProperty("classes_held").GetInt32(), cover.GetProperty("nodes").GetInt32()], [held.Length, nodes.Length], isPaper: true);
            oracle.Holds("the classes asked for are held", classes.All(held.Contains));
            if (cover.GetProperty("held") is { ValueKind: JsonValueKind.Array } same)
            {
                oracle.Compare("held", OracleCase.Flat(same), [.. held.Select(label => (double)label)], isPaper: true);
            }
        }
    }

    private static void Sets(OracleCase oracle)
    {
        double[] probabilities = oracle.Numbers("probability_calibration");
        int[] labels = oracle.Integers("labels_calibration");
        int count = oracle.Rows("probability_calibration")[0].Length;
        Check("superset", ConformalLabelSets.CalibrateSupersets(probabilities, labels, count));
        Check("subset", ConformalLabelSets.CalibrateSubsets(probabilities, labels, count));

        void Check(string key, ConformalLabelSets calibration) => Compare(oracle, key, (row, label, level) => calibration.Predict(row, level).Contains(label) ? 1 : 0);
    }

    private static void Answers(OracleCase oracle)
    {
        double[] probabilities = oracle.Numbers("probability_calibration");
        int[] labels = oracle.Integers("labels_calibration");
        int count = oracle.Rows("probability_calibration")[0].Length;
        MultiLabelConformal each = MultiLabelConformal.CalibrateEach(probabilities, labels, count);
        MultiLabelConformal joint = MultiLabelConformal.CalibrateJointly(probabilities, labels, OracleCase.Flat(oracle.Parameter("scales")));
        MultiLabelConformal byRank = MultiLabelConformal.CalibrateByRank(probabilities, labels, count);
        Compare(oracle, "each", (row, label, level) => (double)each.PredictEach(row, level)[label]);
        Compare(oracle, "bonferroni", (row, label, level) => (double)each.Predict(row, level)[label]);
        Compare(oracle, "joint", (row, label, level) => (double)joint.Predict(row, level)[label]);
        Compare(oracle, "by_rank", (row, label, level) => (double)byRank.Predict(row, level)[label]);
    }

    /// <summary>What a label gets in every row at every level. Where scores tie in decimals doubles rule out no less: no answer beyond the paper's.</summary>
    private static void Compare(OracleCase oracle, string key, Func<double[], int, ConfidenceLevel, double> of)
    {
        double[][] test = oracle.Rows("probability_test");
        double[] found = [.. test.SelectMany(row => row.Select((_, label) => label).SelectMany(label => oracle.Levels.Select(level => of(row, label, level))))];
        if (oracle.TiesInDecimals && key is ("each" or "bonferroni" or "joint" or "by_rank"))
        {
            double[] wanted = OracleCase.Flat(oracle.Expected(key)!.Value);
            bool isWithin = wanted.Length == found.Length && found.Zip(wanted).All(answer => ((int)answer.First & ~(int)answer.Second) == 0);
            oracle.Holds($"what remains possible ({key}) is possible by the paper", isWithin);
        }
        else
        {
            oracle.Check(key, found);
        }
    }

    private static LabelTree Tree(OracleCase oracle) => LabelTree.Of([.. OracleCase.Flat(oracle.Parameter("parents")).Select(value => (int)value)]);
}
