namespace Garant.Conformal;

/// <summary>Refuses a score of the caller's own that does not do what its intervals need: have a name of its own, be undone by its inverse, and rise with the target.</summary>
/// <remarks>
/// Checked on the calibration rows themselves, at most <see cref="MostRows"/> of them spread evenly, with three calls of the score a row;
/// what no calibration row shows is not found.
/// </remarks>
internal static class ScoreCheck
{
    /// <summary>How many rows are checked at the most.</summary>
    public const int MostRows = 32;

    /// <summary>How far score and inverse may miss the target by rounding, relative to target, prediction and spread.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Checks a score; the built-in ones are left alone.</summary>
    /// <param name="score">The score.</param>
    /// <param name="predictions">The calibration predictions.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="spreads">The spreads; none for a score that needs none.</param>
    /// <param name="isSigned">Whether the score must be signed; where tails are symmetric only its absolute value counts.</param>
    /// <exception cref="ArgumentException">The score has the name of a built-in one or none, or it and its inverse do not belong together.</exception>
    public static void Check(IConformityScore score, ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, ReadOnlySpan<double> spreads, bool isSigned)
    {
        if (ConformityScore.IsBuiltIn(score))
        {
            return;
        }

        ConformityScore.CheckName(score);
        int rows = Math.Min(predictions.Length, MostRows);
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int i = 0; i < rows; i++)
        {
            (int row, double spread) = Row(i, rows, predictions.Length, spreads);
            double target = targets[row], value = score.Score(target, predictions[row], spread);
            if (!double.IsFinite(value))
            {
                // Refused with the other scores that are no number.
                return;
            }

            (least, most) = (Math.Min(least, value), Math.Max(most, value));
            double allowed = Rounding * Math.Max(Math.Abs(target), Math.Max(Math.Abs(predictions[row]), score.NeedsSpread ? spread : 0));
            if (IsNear(score.Target(value, predictions[row], spread), target, allowed))
            {
                continue;
            }

            bool isUnsigned = IsNear(score.Target(-value, predictions[row], spread), target, allowed);
            if (!isUnsigned || isSigned)
            {
                throw isUnsigned ? Unsigned(score, row) : NoInverse(score, row, target, predictions[row], spread, value);
            }
        }

        (least, most) = isSigned ? (least, most) : (-Math.Max(Math.Abs(least), Math.Abs(most)), Math.Max(Math.Abs(least), Math.Abs(most)));
        for (int i = 0; i < rows && least < most; i++)
        {
            (int row, double spread) = Row(i, rows, predictions.Length, spreads);
            double low = score.Target(least, predictions[row], spread), high = score.Target(most, predictions[row], spread);
            if (!(low <= high))
            {
                throw Inputs.Fault(
                    $"The score {score.Name} does not rise with the target: for row {row} the score {Inputs.Text(least)} belongs to the target {Inputs.Text(low)} and {Inputs.Text(most)} to {Inputs.Text(high)}; turn its sign round, in Score and in Target.",
                    nameof(score));
            }
        }
    }

    private static (int Row, double Spread) Row(int i, int rows, int length, ReadOnlySpan<double> spreads)
    {
        int row = rows == 1 ? 0 : (int)((long)i * (length - 1) / (rows - 1));
        return (row, spreads.IsEmpty ? 1 : spreads[row]);
    }

    private static bool IsNear(double found, double target, double allowed) => found == target || Math.Abs(found - target) <= allowed;

    private static ArgumentException Unsigned(IConformityScore score, int row) => Inputs.Fault(
        $"The score {score.Name} has no sign: for row {row} its inverse gives the target back only from the negative score, and tails of their own need to tell the two sides apart; let the score be negative where the target is below the prediction, or take symmetric tails.",
        nameof(score));

    private static ArgumentException NoInverse(IConformityScore score, int row, double target, double prediction, double spread, double value) => Inputs.Fault(
        $"The score {score.Name} and its inverse do not belong together: for row {row} Score({Inputs.Text(target)}, {Inputs.Text(prediction)}, {Inputs.Text(spread)}) is {Inputs.Text(value)}, and Target of that is {Inputs.Text(score.Target(value, prediction, spread))}, not {Inputs.Text(target)}; Score takes the target first and then the prediction.",
        nameof(score));
}
