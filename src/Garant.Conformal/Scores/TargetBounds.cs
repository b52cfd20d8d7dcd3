using System.Numerics;
using System.Runtime.InteropServices;

namespace Garant.Conformal;

/// <summary>The bounds of the targets whose score lies within a cutoff, never inside one: what a score's inverse and rounding leave out is put back.</summary>
/// <remarks>
/// A score is computed as y − ŷ and its bound as ŷ + c; each is rounded, so a target whose score is the cutoff itself may lie a hair
/// outside. Such a target is a tie and has to be covered. Where the number next to the bound has a score beyond the cutoff the bound
/// stays as it is; and where all numbers are short, such as 1, 0.5 or −3.25, because nothing was rounded then.
/// </remarks>
internal static class TargetBounds
{
    /// <summary>The bits that are 0 in a number of few binary digits.</summary>
    private const long Rest = (1L << 20) - 1;

    /// <summary>The greatest target with a score of at most the cutoff, or a little more.</summary>
    public static double Upper(IConformityScore score, double cutoff, double prediction, double spread) => Bound(score, cutoff, prediction, spread, 1);

    /// <summary>The least target with a score of at least the cutoff, or a little less.</summary>
    public static double Lower(IConformityScore score, double cutoff, double prediction, double spread) => Bound(score, cutoff, prediction, spread, -1);

    /// <summary>The greatest target whose residual is at most the cutoff.</summary>
    public static double Above(double prediction, double cutoff) => OfResidual(prediction, cutoff, 1);

    /// <summary>The least target whose residual is at least the cutoff.</summary>
    public static double Below(double prediction, double cutoff) => OfResidual(prediction, cutoff, -1);

    /// <summary><see cref="Above(double, double)"/> of many predictions.</summary>
    public static void Above(ReadOnlySpan<double> predictions, double cutoff, Span<double> bounds) => OfResiduals(predictions, cutoff, bounds, 1);

    /// <summary><see cref="Below(double, double)"/> of many predictions.</summary>
    public static void Below(ReadOnlySpan<double> predictions, double cutoff, Span<double> bounds) => OfResiduals(predictions, cutoff, bounds, -1);

    /// <summary>A bound chosen among sums of a center and a score, outside of what rounding each may have cost it.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="centers">What the scores were added to.</param>
    /// <param name="roundings">How often a sum was rounded.</param>
    /// <param name="direction">1 for an upper bound, −1 for a lower one.</param>
    public static double Outward(double bound, ReadOnlySpan<double> centers, int roundings, int direction)
    {
        double greatest = Math.Abs(bound);
        bool isShort = IsShort(bound);
        foreach (double center in centers)
        {
            greatest = Math.Max(greatest, Math.Abs(center));
            isShort &= IsShort(center);
        }

        return isShort ? bound : bound + direction * roundings * (Math.BitIncrement(greatest) - greatest);
    }

    private static double Bound(IConformityScore score, double cutoff, double prediction, double spread, int direction)
    {
        if (double.IsInfinity(cutoff))
        {
            return cutoff;
        }

        double bound = score.Target(cutoff, prediction, spread), next = direction > 0 ? Math.BitIncrement(bound) : Math.BitDecrement(bound);
        if (!IsWithin(next) || (IsShort(cutoff) && IsShort(prediction) && IsShort(bound)))
        {
            return bound;
        }

        double step = Gap(bound, prediction);
        for (int doublings = 0; doublings < 64 && IsWithin(next); doublings++, step *= 2)
        {
            next = bound + direction * step;
        }

        // Whatever lies on this side has the score: it is too coarse to tell.
        return IsWithin(next) ? direction * double.PositiveInfinity : next;

        // A score of one's own may be without a sign where the tails are symmetric.
        bool IsWithin(double target)
        {
            double own = score.Score(target, prediction, spread);
            return cutoff * direction > 0 ? Math.Abs(own) <= Math.Abs(cutoff) : (own - cutoff) * direction <= 0;
        }
    }

    private static double OfResidual(double prediction, double cutoff, int direction)
    {
        double bound = prediction + cutoff, next = direction > 0 ? Math.BitIncrement(bound) : Math.BitDecrement(bound);
        if (!((next - prediction - cutoff) * direction <= 0) || (IsShort(cutoff) && IsShort(prediction)))
        {
            return bound;
        }

        // The cutoff is no greater than twice the greater number, so two gaps are always enough.
        double gap = direction * Gap(bound, prediction);
        return (bound + gap - prediction - cutoff) * direction <= 0 ? bound + 2 * gap : bound + gap;
    }

    private static void OfResiduals(ReadOnlySpan<double> predictions, double cutoff, Span<double> bounds, int direction)
    {
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(predictions);
        Span<Vector<double>> results = MemoryMarshal.Cast<double, Vector<double>>(bounds);
        Vector<double> cutoffs = new(cutoff), way = new(direction), least = new(direction * double.Epsilon);
        Vector<long> rest = new(IsShort(cutoff) ? Rest : -1);
        for (int i = 0; i < vectors.Length; i++)
        {
            Vector<double> prediction = vectors[i], bound = prediction + cutoffs;
            Vector<long> steps = Vector.ConditionalSelect(Vector.GreaterThan(bound * way, Vector<double>.Zero), Vector<long>.One, -Vector<long>.One);
            Vector<double> next = Vector.ConditionalSelect(Vector.Equals(bound, Vector<double>.Zero), least, (bound.As<double, long>() + steps).As<long, double>());
            Vector<long> isWithin = Vector.AndNot(
                Vector.LessThanOrEqual((next - prediction - cutoffs) * way, Vector<double>.Zero), Vector.Equals(prediction.As<double, long>() & rest, Vector<long>.Zero));
            if (Vector.EqualsAll(isWithin, Vector<long>.Zero))
            {
                results[i] = bound;
                continue;
            }

            Vector<double> greatest = Vector.Max(Vector.Abs(bound), Vector.Abs(prediction));
            Vector<double> gap = ((greatest.As<double, long>() + Vector<long>.One).As<long, double>() - greatest) * way, wider = bound + gap;
            wider = Vector.ConditionalSelect(Vector.LessThanOrEqual((wider - prediction - cutoffs) * way, Vector<double>.Zero), bound + (gap + gap), wider);
            results[i] = Vector.ConditionalSelect(isWithin, wider, bound);
        }

        for (int row = vectors.Length * Vector<double>.Count; row < predictions.Length; row++)
        {
            bounds[row] = OfResidual(predictions[row], cutoff, direction);
        }
    }

    private static bool IsShort(double value) => (BitConverter.DoubleToInt64Bits(value) & Rest) == 0;

    /// <summary>How far apart targets that share a score may lie: the distance of numbers as great as the greater of these.</summary>
    private static double Gap(double bound, double prediction)
    {
        double greatest = Math.Max(Math.Abs(bound), Math.Abs(prediction));
        return Math.BitIncrement(greatest) - greatest;
    }
}
