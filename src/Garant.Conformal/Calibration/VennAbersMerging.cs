namespace Garant.Conformal.Calibration;

/// <summary>For which loss the probabilities of a Venn–Abers predictor are merged into one.</summary>
public enum VennAbersMerging
{
    /// <summary>The least worst-case regret in log loss.</summary>
    LogLoss,

    /// <summary>The least worst-case regret in the Brier score.</summary>
    Brier,
}
