using System.Runtime.CompilerServices;

namespace Garant.Conformal;

/// <summary>The confidence 1 − δ with which a bound or a promise holds, refused where δ was most likely meant (docs/decisions/0012).</summary>
internal static class PromiseConfidence
{
    private const decimal Least = 0.5m;

    /// <summary>δ, at most 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is below 0.5.</exception>
    public static double Delta(this ConfidenceLevel confidence, [CallerArgumentExpression(nameof(confidence))] string name = "")
    {
        Check(confidence, name);
        return (double)confidence.Miscoverage;
    }

    /// <summary>Refuses a confidence below 0.5: what fails more often than it holds is no promise, and 0.1 where 0.9 is meant would make just that.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is below 0.5.</exception>
    public static void Check(ConfidenceLevel confidence, [CallerArgumentExpression(nameof(confidence))] string name = "")
    {
        if (confidence.Value < Least)
        {
            throw new ArgumentOutOfRangeException(
                name,
                confidence,
                $"A confidence is 1 − δ, how surely the promise holds, and {confidence} would fail more often than hold; if δ = {confidence} is meant, write {new ConfidenceLevel(confidence.Miscoverage)}.");
        }
    }
}
