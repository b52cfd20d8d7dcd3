namespace Garant.Oracle.Tests;

/// <summary>The kinds of cases that nothing of the library answers yet, each with what it waits for. A case of any other kind must be checked.</summary>
internal static class UncoveredKinds
{
    private const string Packaged = "the library has no class for it yet; it comes with the library in one shape";

    /// <summary>Entry points, by what the case calls.</summary>
    public static IReadOnlyDictionary<string, string> Calls { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["conditional_conformal_prediction.ConditionalSplitConformalRegressor with a kernel"] =
            "the reference refuses a kernel, which the paper has, so the cases hold no answer; comes with conditional prediction by similarity",
        ["paper: Wu, Lin, Weng (2004), second approach"] = "another coupling of pairs; " + Packaged,
        ["paper: Bracher, Ray, Gneiting, Reich (2021)"] = "the weighted interval score; " + Packaged,
        ["paper: Wilson (1927)"] = "approximate bounds of a probability beside the exact ones; " + Packaged,
        ["paper: Brown, Cai, DasGupta (2001), Jeffreys interval"] = "approximate bounds of a probability beside the exact ones; " + Packaged,
        ["paper: Ding, Angelopoulos, Bates, Jordan, Tibshirani (2023), clusters given"] = "sets by clusters of classes; " + Packaged,
        ["paper: Barber, Candes, Ramdas, Tibshirani (2023), nonexchangeable split conformal, weights rho^(n + 1 - i)"] = "weights that fade along a stream; comes with time series and streams",
        ["crepes.ConformalPredictiveSystem with spreads"] = "distributions of relative residuals; " + Packaged,
        ["paper: Vovk, Nouretdinov, Manokhin, Gammerman (2020), with the weights of Tibshirani et al. (2019), Lemma 3 whose weights differ"] = "weighted distributions; " + Packaged,
        ["paper: Hore, Barber (2023), randomly localised, Gaussian kernel"] = "weights around each test row; " + Packaged,
    };

    /// <summary>Files that are wholly about what the library does not do yet.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["exchangeability"] = "comes with tests of exchangeability and the watching of risks",
        ["martingales"] = "comes with tests of exchangeability and the watching of risks",
        ["confidence_sequences"] = "comes with tests of exchangeability and the watching of risks",
        ["testing"] = "comes with anomalies and the testing of many hypotheses",
        ["time_series"] = "comes with prediction for time series and streams",
        ["online"] = "comes with prediction for time series and streams",
        ["multiclass_risk_control"] = "comes with the control of risks of several classes",
    };
}
