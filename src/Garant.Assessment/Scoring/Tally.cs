using System.Numerics;

namespace Garant.Assessment.Scoring;

/// <summary>The sums a score is made of, in whole units of a framework's smallest point.</summary>
/// <param name="Points">P, the points of the ticked items of applicable elements.</param>
/// <param name="NotConcerned">N, the sum of the maxima of the elements not concerned.</param>
/// <param name="Maximum">M, the sum of all maxima.</param>
internal readonly record struct Tally(long Points, long NotConcerned, long Maximum)
{
    /// <summary>100/M · ( P·(M − cN)/(M − N) + cN ), exactly; 100·c where M = N.</summary>
    public Fraction Score(Fraction compensation)
    {
        BigInteger a = compensation.Numerator, b = compensation.Denominator;
        if (Maximum == NotConcerned)
        {
            return Fraction.Of(100 * a, b);
        }

        BigInteger rest = Maximum - NotConcerned;
        return Fraction.Of(
            100 * ((Points * ((b * Maximum) - (a * NotConcerned))) + (a * NotConcerned * rest)),
            b * Maximum * rest);
    }

    /// <summary>What counts of the points, in units: P·(M − cN)/(M − N) + cN, exactly; cM where M = N. The score is 100 times its part of M.</summary>
    public Fraction Counted(Fraction compensation)
    {
        Fraction notConcerned = compensation * Fraction.Of(NotConcerned, 1);
        return Maximum == NotConcerned
            ? notConcerned
            : (Fraction.Of(Points, Maximum - NotConcerned) * (Fraction.Of(Maximum, 1) - notConcerned)) + notConcerned;
    }

    /// <summary>What one unit of points adds to the score: 100·(M − cN)/(M·(M − N)); 0 where M = N.</summary>
    public Fraction ScorePerPoint(Fraction compensation) => Maximum == NotConcerned
        ? default
        : Fraction.Of(
            100 * ((compensation.Denominator * Maximum) - (compensation.Numerator * NotConcerned)),
            compensation.Denominator * Maximum * (Maximum - NotConcerned));

    /// <summary>What <paramref name="units"/> not concerned add to the score: 100·c·units/M.</summary>
    public Fraction ScoreOfNotConcerned(Fraction compensation, long units) => Maximum == 0
        ? default
        : Fraction.Of(100 * compensation.Numerator * units, compensation.Denominator * Maximum);

    public static Tally operator +(Tally left, Tally right) =>
        new(left.Points + right.Points, left.NotConcerned + right.NotConcerned, left.Maximum + right.Maximum);
}
