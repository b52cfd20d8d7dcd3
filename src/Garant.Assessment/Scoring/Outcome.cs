namespace Garant.Assessment.Scoring;

/// <summary>What some elements bring in one way of completing them.</summary>
/// <param name="Points">P.</param>
/// <param name="Reach">P + N.</param>
internal readonly record struct Outcome(long Points, long Reach)
{
    public static Outcome Of(long points, long notConcerned) => new(points, points + notConcerned);

    public Tally ToTally(long maximum) => new(Points, Reach - Points, maximum);

    public static Outcome operator +(Outcome left, Outcome right) => new(left.Points + right.Points, left.Reach + right.Reach);

    /// <summary>Every sum of an outcome of each side that no other sum beats.</summary>
    public static Outcome[] Sum(Outcome[] left, Outcome[] right, bool best)
    {
        if (left.Length == 1 && right.Length == 1)
        {
            return [left[0] + right[0]];
        }

        Outcome[] sums = new Outcome[left.Length * right.Length];
        for (int index = 0; index < sums.Length; index++)
        {
            sums[index] = left[index / right.Length] + right[index % right.Length];
        }

        return Frontier(sums, best);
    }

    /// <summary>
    /// The outcomes that no other beats, whatever is added to all. The score rises with P, with N, and with P at the
    /// expense of N (a point earned is worth at least a point not concerned), that is with P and with P + N: an outcome
    /// that has no less of both scores no less.
    /// </summary>
    public static Outcome[] Frontier(Outcome[] outcomes, bool best)
    {
        if (outcomes.Length == 1)
        {
            return outcomes;
        }

        Array.Sort(outcomes, best ? ByFalling : ByRising);
        int kept = 1;
        for (int index = 1; index < outcomes.Length; index++)
        {
            if (best ? outcomes[index].Points > outcomes[kept - 1].Points : outcomes[index].Points < outcomes[kept - 1].Points)
            {
                outcomes[kept++] = outcomes[index];
            }
        }

        return outcomes[..kept];
    }

    private static int ByRising(Outcome one, Outcome other) =>
        one.Reach != other.Reach ? one.Reach.CompareTo(other.Reach) : one.Points.CompareTo(other.Points);

    private static int ByFalling(Outcome one, Outcome other) => ByRising(other, one);
}
