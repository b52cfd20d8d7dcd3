using System.Numerics;

namespace Garant.Conformal;

/// <summary>The bounds of the targets whose score lies within a cutoff, never inside one: what a score's inverse and rounding leave out is put back.</summary>
/// <remarks>
/// A score is computed as y − ŷ and its bound as ŷ + c; each is rounded, so a target whose score is the cutoff itself may lie a hair
/// outside. Such a target is a tie and has to be covered. As a rule the number next to the bound has a score beyond the cutoff, and
/// the bound stays as it is.
/// </remarks>
internal static class TargetBounds
{
    private static readonly AbsoluteScore Residual = new();

    /// <summary>The greatest target with a score of at most the cutoff, or a little more.</summary>
    public static double Upper(IConformityScore score, double cutoff, double prediction, double spread) => double.IsInfinity(cutoff)
        ? cutoff
        : Widened(score, score.Target(cutoff, prediction, spread), cutoff, prediction, spread, 1);

    /// <summary>The least target with a score of at least the cutoff, or a little less.</summary>
    public static double Lower(IConformityScore score, double cutoff, double prediction, double spread) => double.IsInfinity(cutoff)
        ? cutoff
        : Widened(score, score.Target(cutoff, prediction, spread), cutoff, prediction, spread, -1);

    /// <summary>The greatest target whose residual is at most the cutoff.</summary>
    public static double Above(double prediction, double cutoff) => Upper(Residual, cutoff, prediction, 1);

    /// <summary>The least target whose residual is at least the cutoff.</summary>
    public static double Below(double prediction, double cutoff) => Lower(Residual, cutoff, prediction, 1);

    /// <summary>For whole vectors of predictions the bounds of the targets whose residuals are at most the cutoff, upwards, or at least, downwards.</summary>
    public static Vector<double> Shifted(Vector<double> predictions, double cutoff, int direction)
    {
        Vector<double> bounds = predictions + new Vector<double>(cutoff), way = new(direction);

        // The numbers next to the bounds; adding 0 makes −0 a 0, whose neighbour downwards is found one by one.
        Vector<long> steps = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(bounds * way, Vector<double>.Zero), Vector<long>.One, -Vector<long>.One);
        Vector<double> next = ((bounds + Vector<double>.Zero).As<double, long>() + steps).As<long, double>();
        return Vector.LessThanOrEqualAny((next - predictions) * way, new Vector<double>(cutoff * direction)) || Vector.EqualsAny(bounds, Vector<double>.Zero)
            ? OneByOne(predictions, cutoff, direction)
            : bounds;
    }

    private static Vector<double> OneByOne(Vector<double> predictions, double cutoff, int direction)
    {
        Span<double> bounds = stackalloc double[Vector<double>.Count];
        for (int lane = 0; lane < bounds.Length; lane++)
        {
            bounds[lane] = direction > 0 ? Above(predictions[lane], cutoff) : Below(predictions[lane], cutoff);
        }

        return new(bounds);
    }

    private static double Widened(IConformityScore score, double bound, double cutoff, double prediction, double spread, int direction)
    {
        double next = direction > 0 ? Math.BitIncrement(bound) : Math.BitDecrement(bound);
        if (!IsWithin(next))
        {
            return bound;
        }

        // Targets that share the cutoff's score lie as far apart as the greater of the numbers allows.
        double greatest = Math.Max(Math.Abs(bound), Math.Abs(prediction)), step = Math.BitIncrement(greatest) - greatest;
        for (int doublings = 0; doublings < 64 && IsWithin(next); doublings++, step *= 2)
        {
            next = bound + direction * step;
        }

        return next;

        bool IsWithin(double target) => (score.Score(target, prediction, spread) - cutoff) * direction <= 0;
    }
}
