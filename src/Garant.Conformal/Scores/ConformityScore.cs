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

    /// <summary>The own score if it has the name, else the built-in one.</summary>
    internal static IConformityScore Named(string name, IConformityScore? own) => own?.Name == name ? own : Named(name);

    /// <summary>The built-in score of a name.</summary>
    /// <param name="name">The name, such as <c>absolute</c>.</param>
    /// <exception cref="ArgumentException">No built-in score has the name.</exception>
    public static IConformityScore Named(string name)
    {
        IConformityScore[] all = [Absolute, Gamma, ResidualNormalized, DeviationNormalized];
        return Array.Find(all, score => score.Name == name)
            ?? throw new ArgumentException($"\"{name}\" is no built-in conformity score; there are {string.Join(", ", all.Select(score => score.Name))}. Give your own score along.", nameof(name));
    }
}
