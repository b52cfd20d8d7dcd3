namespace Garant.Conformal.Conditional;

/// <summary>Where a line meets the breakpoint of a hinge, and by how much its slope grows there.</summary>
internal readonly record struct Crossing(double Step, double Gain, int Hinge)
{
    /// <summary>Below this size sorting is faster than parting.</summary>
    private const int Few = 16;

    /// <summary>
    /// The place of the crossing at which the gains, in the order of the steps, first add up to the target; those before it
    /// stand before it then. −1 where all of them together do not.
    /// </summary>
    public static int Find(Span<Crossing> crossings, double target)
    {
        int low = 0, high = crossings.Length;
        double passed = 0;
        while (high - low > Few)
        {
            double pivot = Middle(crossings[low].Step, crossings[(low + high) >>> 1].Step, crossings[high - 1].Step);
            int less = low, more = high, next = low;
            double gainLess = 0, gainEqual = 0;
            while (next < more)
            {
                Crossing crossing = crossings[next];
                if (crossing.Step < pivot)
                {
                    gainLess += crossing.Gain;
                    (crossings[next++], crossings[less]) = (crossings[less], crossing);
                    less++;
                }
                else if (crossing.Step > pivot)
                {
                    more--;
                    (crossings[next], crossings[more]) = (crossings[more], crossing);
                }
                else
                {
                    gainEqual += crossing.Gain;
                    next++;
                }
            }

            if (passed + gainLess >= target)
            {
                high = less;
            }
            else if (passed + gainLess + gainEqual >= target)
            {
                return Walk(crossings, less, more, passed + gainLess, target);
            }
            else
            {
                passed += gainLess + gainEqual;
                low = more;
            }
        }

        crossings[low..high].Sort(static (a, b) => a.Step.CompareTo(b.Step));
        return Walk(crossings, low, high, passed, target);
    }

    /// <summary>Goes on one by one. Where rounding has moved the sum below what the parting saw, the last one is meant, unless nothing lies beyond.</summary>
    private static int Walk(Span<Crossing> crossings, int low, int high, double passed, double target)
    {
        for (int i = low; i < high; i++)
        {
            passed += crossings[i].Gain;
            if (passed >= target)
            {
                return i;
            }
        }

        return high < crossings.Length ? high - 1 : -1;
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
