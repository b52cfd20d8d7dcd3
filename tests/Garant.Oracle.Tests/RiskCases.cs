using Garant.Conformal;
using Garant.Conformal.RiskControl;

namespace Garant.Oracle.Tests;

/// <summary>How the cases of risk control are checked.</summary>
internal static class RiskCases
{
    public static Dictionary<string, Action<OracleCase>> Checks { get; } = new()
    {
        ["risk_control.methods.compute_hoeffding_bentkus_p_value"] = PValues,
        ["risk_control.methods.get_r_hat_plus"] = Bounds,
        ["paper:Bates2021-bernstein"] = oracle => oracle.Check("upper_bound", [.. Columns(oracle, "losses").Select(losses => RiskBounds.EmpiricalBernstein(losses, Level(oracle)))]),
        ["paper:Bates2021-wsr"] = oracle => oracle.Check("upper_bound", [.. Columns(oracle, "losses").Select(losses => RiskBounds.WaudbySmithRamdas(losses, Level(oracle)))]),
        ["risk_control.fwer_control.control_fwer"] = Familywise,
    };

    /// <summary>Without an effective sample the reference writes −1 of them; ours has n = 0.</summary>
    private static void PValues(OracleCase oracle)
    {
        double[] means = oracle.Numbers("r_hat"), levels = oracle.Numbers("alpha");
        int[] counts = oracle.Integers("n_obs");
        bool binary = oracle.Flag("binary");
        oracle.Check("p_values", [.. means.Index().SelectMany(mean => levels.Select(level =>
        {
            int n = Math.Max(0, counts[mean.Index]);
            return binary ? RiskPValues.Binomial((int)Math.Floor(mean.Item * n + 0.5), n, level) : RiskPValues.HoeffdingBentkus(mean.Item, n, level);
        }))]);
    }

    private static void Bounds(OracleCase oracle)
    {
        double[][] columns = [.. Columns(oracle, "risks")];
        oracle.Check("r_hat", [.. columns.Select(losses => losses.Average())], 1);
        string bound = oracle.Text("method") == "crc" ? "crc" : oracle.Text("bound");
        oracle.Check("r_hat_plus", [.. columns.Select(losses => bound switch
        {
            "crc" => RiskBounds.NextLoss(losses),
            "hoeffding" => RiskBounds.Hoeffding(losses, Level(oracle)),
            "bernstein" => RiskBounds.EmpiricalBernstein(losses, Level(oracle)),
            "wsr" => RiskBounds.WaudbySmithRamdas(losses, Level(oracle)),
            _ => throw new CannotBeAskedException($"There is no bound {bound}."),
        })]);
    }

    private static void Familywise(OracleCase oracle)
    {
        double[] p = oracle.Numbers("p_values");
        ConfidenceLevel level = Level(oracle);
        int[] rejected = oracle.Text("fwer_method") switch
        {
            "bonferroni" => FamilywiseControl.Bonferroni(p, level),
            "bonferroni_holm" => FamilywiseControl.Holm(p, level),
            "fixed_sequence" => FamilywiseControl.FixedSequence(p, level, oracle.HasParameter("n_starts") ? (int)oracle.Number("n_starts") : 1),
            string other => throw new CannotBeAskedException($"There is no procedure {other}."),
        };
        oracle.Check("valid_index", [.. rejected.Select(index => (double)index)]);
    }

    private static ConfidenceLevel Level(OracleCase oracle) => 1m - (decimal)oracle.Number("delta");

    private static IEnumerable<double[]> Columns(OracleCase oracle, string input)
    {
        double[][] rows = [.. oracle.Input(input).EnumerateArray().Select(OracleCase.Flat)];
        return Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray());
    }
}
