using System.Text.Json;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>
/// The isotonic fit of a calibration set with one row added, read at that row: when its value is the least there can be and when
/// it is the greatest.
/// </summary>
/// <remarks>
/// For every place of the added row, from one pass over the corners of the cumulative sums: Vovk, Petej, Fedorova (2015),
/// Algorithms 1 and 2. They need only that no value lies outside of 0 to one unit, so they serve real values too; sums of whole
/// numbers keep every comparison exact.
/// </remarks>
internal sealed class AddedRow
{
    private readonly StepFunction _ifLeast;
    private readonly StepFunction _ifGreatest;

    private AddedRow(StepFunction ifLeast, StepFunction ifGreatest) => (_ifLeast, _ifGreatest) = (ifLeast, ifGreatest);

    /// <summary>Fits, in O(n log n).</summary>
    /// <param name="scores">n finite scores.</param>
    /// <param name="values">n values from 0 to one unit; they change their order.</param>
    /// <param name="unit">The greatest value; n + 1 of it fit a long.</param>
    public static AddedRow Fit(ReadOnlySpan<double> scores, long[] values, long unit)
    {
        double[] places = scores.ToArray();
        Array.Sort(places, values);
        (long Width, long Height)[] bags = new (long, long)[places.Length];
        int distinct = 0;
        for (int row = 0; row < places.Length; row++)
        {
            if (distinct == 0 || places[row] > places[distinct - 1])
            {
                places[distinct++] = places[row];
            }

            bags[distinct - 1].Width++;
            bags[distinct - 1].Height += values[row];
        }

        Span<(long Width, long Height)> pooled = bags.AsSpan(0, distinct);
        double[] fits = new double[distinct + 1];
        fits[distinct] = 1;
        FitGreatest(pooled, unit, fits.AsSpan(0, distinct));
        StepFunction ifGreatest = StepFunction.Of(places.AsSpan(0, distinct), fits);

        // With the order and the values turned round, the greatest value becomes the least.
        pooled.Reverse();
        foreach (ref (long Width, long Height) bag in pooled)
        {
            bag.Height = bag.Width * unit - bag.Height;
        }

        fits[distinct] = 0;
        FitGreatest(pooled, unit, fits.AsSpan(0, distinct), turned: true);
        fits.AsSpan().Reverse();
        return new(StepFunction.Of(places.AsSpan(0, distinct), fits), ifGreatest);
    }

    /// <summary>The fit of a row added at a score, as a share of the unit.</summary>
    public (double IfLeast, double IfGreatest) At(double score) => (_ifLeast.From(score), _ifGreatest.Beyond(score));

    public void Write(Utf8JsonWriter json)
    {
        _ifLeast.Write(json, "ifLeast");
        _ifGreatest.Write(json, "ifGreatest");
    }

    /// <exception cref="FormatException">The fits are none, or change at more places than there are rows.</exception>
    public static AddedRow Read(JsonElement json)
    {
        StepFunction ifLeast = StepFunction.Read(json, "ifLeast"), ifGreatest = StepFunction.Read(json, "ifGreatest");
        return Math.Max(ifLeast.Steps, ifGreatest.Steps) <= json.Samples()
            ? new(ifLeast, ifGreatest)
            : throw new FormatException("The stored fit changes at more places than it was made from rows; calibrate again.");
    }

    /// <summary>
    /// The fit at every distinct score when the greatest value is added there: the slope of the greatest convex minorant of the
    /// cumulative sums, with those before the score one unit lower and one to the left.
    /// </summary>
    private static void FitGreatest(ReadOnlySpan<(long Width, long Height)> bags, long unit, Span<double> fits, bool turned = false)
    {
        int distinct = bags.Length;
        (long X, long Y)[] points = new (long, long)[distinct + 2], corners = new (long, long)[distinct + 2];
        points[0] = (-1, -unit);
        for (int i = 0; i < distinct; i++)
        {
            points[i + 2] = (points[i + 1].X + bags[i].Width, points[i + 1].Y + bags[i].Height);
        }

        // The corners from the right, so that the leftmost one is on top.
        int top = 0;
        for (int i = distinct + 1; i >= 0; i--)
        {
            Push(points[i]);
        }

        for (int i = 0; i < distinct; i++)
        {
            (long height, long width) = (corners[top - 2].Y - corners[top - 1].Y, corners[top - 2].X - corners[top - 1].X);
            fits[i] = (turned ? width * unit - height : height) / ((double)width * unit);
            (long X, long Y) shifted = (points[i + 2].X - 1, points[i + 2].Y - unit);
            if (Cross(corners[top - 1], corners[top - 2], shifted) < 0)
            {
                top--;
                Push(shifted);
            }
        }

        void Push((long X, long Y) point)
        {
            while (top > 1 && Cross(point, corners[top - 1], corners[top - 2]) <= 0)
            {
                top--;
            }

            corners[top++] = point;
        }
    }

    /// <summary>Above 0 where the third point lies left of the way from the first to the second, below 0 where it lies right of it.</summary>
    private static Int128 Cross((long X, long Y) a, (long X, long Y) b, (long X, long Y) c) =>
        Math.BigMul(b.X - a.X, c.Y - a.Y) - Math.BigMul(b.Y - a.Y, c.X - a.X);
}
