namespace Garant.Assessment.Scoring;

/// <summary>The scores an unfinished evaluation can still end with; both ends are reached by some completion.</summary>
/// <param name="Worst">The exact score of the worst admissible completion.</param>
/// <param name="Best">The exact score of the best one.</param>
public readonly record struct ScoreRange(Fraction Worst, Fraction Best)
{
    /// <summary>The worst score as published, to one decimal.</summary>
    public decimal PublishedWorst => Worst.RoundHalfAwayFromZero(1);

    /// <summary>The best score as published, to one decimal.</summary>
    public decimal PublishedBest => Best.RoundHalfAwayFromZero(1);
}
