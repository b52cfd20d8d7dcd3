namespace Garant.Conformal;

/// <summary>The scores that are built in.</summary>
public static class ConformityScore
{
    /// <summary>The residual y − ŷ; intervals have the same width everywhere. Lei et al. (2018).</summary>
    public static IConformityScore Absolute { get; } = new AbsoluteScore();

    /// <summary>The residual relative to the prediction, (y − ŷ)/ŷ, for positive predictions; intervals widen with the prediction.</summary>
    public static IConformityScore Gamma { get; } = new GammaScore();

    /// <summary>The residual divided by the size a second model predicts for it, (y − ŷ)/σ̂. Papadopoulos et al. (2008); Lei et al. (2018), Section 5.2.</summary>
    public static IConformityScore ResidualNormalized { get; } = new NormalizedScore("residual-normalized");

    /// <summary>The residual divided by the standard deviation the model itself predicts, of an ensemble or a Gaussian process: (y − ŷ)/σ̂.</summary>
    public static IConformityScore DeviationNormalized { get; } = new NormalizedScore("deviation-normalized");

    private static IConformityScore[] All => [Absolute, Gamma, ResidualNormalized, DeviationNormalized];

    /// <summary>The own score if it has the name, else the built-in one.</summary>
    internal static IConformityScore Named(string name, IConformityScore? own)
    {
        if (own is not null && !IsBuiltIn(own))
        {
            CheckName(own);
        }

        return own?.Name == name ? own : Named(name);
    }

    internal static bool IsBuiltIn(IConformityScore score) => Array.IndexOf(All, score) >= 0;

    /// <summary>Refuses a name by which a stored calibration would find another score, or none.</summary>
    internal static void CheckName(IConformityScore score)
    {
        if (string.IsNullOrWhiteSpace(score.Name) || Array.Exists(All, other => other.Name == score.Name))
        {
            throw new ArgumentException(
                string.IsNullOrWhiteSpace(score.Name)
                    ? "The score has no name, and a stored calibration finds it by that; give it one."
                    : $"The score is named \"{score.Name}\" as a built-in one is, so a stored calibration would be read with that; give it a name of its own.",
                nameof(score));
        }
    }

    /// <summary>The built-in score of a name.</summary>
    /// <param name="name">The name, such as <c>absolute</c>.</param>
    /// <exception cref="ArgumentException">No built-in score has the name.</exception>
    public static IConformityScore Named(string name)
    {
        IConformityScore[] all = All;
        return Array.Find(all, score => score.Name == name)
            ?? throw new ArgumentException($"\"{name}\" is no built-in conformity score; there are {string.Join(", ", all.Select(score => score.Name))}. Give your own score along.", nameof(name));
    }
}
