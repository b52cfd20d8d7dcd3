namespace Garant.Conformal;

/// <summary>A signed conformity score of a regression and its inverse: implement it for a score of your own.</summary>
/// <remarks>
/// For every prediction and spread the score increases strictly with the target, and <see cref="Target"/> undoes <see cref="Score"/>;
/// calibration checks both on up to 32 of its rows and refuses a score that fails. Where tails are symmetric a score without a sign will do.
/// </remarks>
public interface IConformityScore
{
    /// <summary>The name under which a stored calibration knows the score; none of the built-in ones'.</summary>
    string Name { get; }

    /// <summary>Whether the score divides by a predicted spread, which calibration and prediction must then be given.</summary>
    bool NeedsSpread { get; }

    /// <summary>The signed score of a target.</summary>
    /// <param name="target">The value observed.</param>
    /// <param name="prediction">The value predicted.</param>
    /// <param name="spread">The spread predicted, in the target's unit; 1 where none is needed.</param>
    double Score(double target, double prediction, double spread);

    /// <summary>The target that has a score.</summary>
    /// <param name="score">A finite score.</param>
    /// <param name="prediction">The value predicted.</param>
    /// <param name="spread">The spread predicted; 1 where none is needed.</param>
    double Target(double score, double prediction, double spread);

    /// <summary>Refuses predictions for which the score is not defined; does nothing where it always is.</summary>
    /// <param name="predictions">The values predicted.</param>
    /// <exception cref="ArgumentException">The score is not defined for a row; the message names it.</exception>
    void Check(ReadOnlySpan<double> predictions)
    {
    }
}
