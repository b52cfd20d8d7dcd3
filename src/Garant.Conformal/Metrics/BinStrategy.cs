namespace Garant.Conformal.Metrics;

/// <summary>Where the bins of scores end. A bin holds the scores above its lower edge up to and with its upper one; the first begins with 0.</summary>
public enum BinStrategy
{
    /// <summary>Bins of equal width: the edges are k/bins. Naeini, Cooper, Hauskrecht (2015); Guo et al. (2017).</summary>
    Uniform,

    /// <summary>The edges are the quantiles of the scores at k/bins, interpolated between neighbours. Definition 7 of Hyndman, Fan (1996).</summary>
    Quantile,

    /// <summary>The sorted scores are cut into parts whose counts differ by at most one; an edge is the greatest score of its part, so equal scores stay together.</summary>
    EqualCount,
}
