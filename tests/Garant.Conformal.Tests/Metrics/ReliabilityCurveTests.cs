using Garant.Conformal.Metrics;

namespace Garant.Conformal.Tests.Metrics;

public sealed class ReliabilityCurveTests
{
    public static TheoryData<BinStrategy> Strategies => [.. Enum.GetValues<BinStrategy>()];

    [Fact]
    public void Of_SixRowsInTwoBins_IsWhatOneCountsByHand()
    {
        // Up to 0.5 one of three is right and the mean is 0.2; above two of three are, and the mean is 0.8.
        ReliabilityCurve curve = ReliabilityCurve.Of([0, 1, 0, 1, 0, 1], [0.1, 0.2, 0.3, 0.6, 0.8, 1], 2);
        Assert.Equal([(0, 0.5, 3, 1), (0.5, 1, 3, 2)], curve.Bins.Select(bin => (bin.Low, bin.High, bin.Count, bin.Positives)));
        Assert.Equal(0.2, curve.Bins[0].MeanScore, 12);
        Assert.Equal(0.8, curve.Bins[1].MeanScore, 12);
        Assert.Equal(2.0 / 15, curve.ExpectedCalibrationError, 12);
        Assert.Equal(2.0 / 15, curve.MaximumCalibrationError, 12);

        // The squares of the scores' distances from their means are 0.02 and 0.08; in both bins the outer two have one label.
        BrierDecomposition parts = curve.Brier;
        Assert.Equal(4.0 / 225, parts.Reliability, 12);
        Assert.Equal(1.0 / 36, parts.Resolution, 12);
        Assert.Equal(0.25, parts.Uncertainty, 12);
        Assert.Equal(0.1 / 6, parts.WithinBinVariance, 12);
        Assert.Equal(0, parts.WithinBinCovariance, 12);
        Assert.Equal(1.54 / 6, parts.Score, 12);
    }

    [Fact]
    public void Of_ScoresThatTellWithinABin_HasACovariance()
    {
        ReliabilityCurve curve = ReliabilityCurve.Of([0, 1], [0.2, 0.8], 1);
        Assert.Equal(0, curve.ExpectedCalibrationError, 12);
        Assert.Equal(0.09, curve.Brier.WithinBinVariance, 12);
        Assert.Equal(0.3, curve.Brier.WithinBinCovariance, 12);
        Assert.Equal(0.04, curve.Brier.Score, 12);
    }

    [Fact]
    public void Of_UnequalBins_WeighsErrorsByRows()
    {
        // Errors 0.1 on one row and 0.4 on three.
        ReliabilityCurve curve = ReliabilityCurve.Of([0, 1, 1, 1], [0.1, 0.6, 0.6, 0.6], 2);
        Assert.Equal(0.325, curve.ExpectedCalibrationError, 12);
        Assert.Equal(0.4, curve.MaximumCalibrationError, 12);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Of_TwoBins_AreTwoInAnyOrder(BinStrategy strategy)
    {
        // 0.2 and 0.4 say too much, 0.6 and 0.8 too little. MAPIE answers 0 (uniform), 0.1 (quantile), and 0.3 or 0 by the order of the rows (array split).
        Assert.Equal(0.3, ReliabilityCurve.Of([0, 0, 1, 1], [0.2, 0.4, 0.6, 0.8], 2, strategy).ExpectedCalibrationError, 12);
        Assert.Equal(0.3, ReliabilityCurve.Of([1, 1, 0, 0], [0.8, 0.6, 0.4, 0.2], 2, strategy).ExpectedCalibrationError, 12);
    }

    [Theory]
    [InlineData(0.0, 0.0, 0.1)]
    [InlineData(0.1, 0.0, 0.1)]
    [InlineData(0.3, 0.2, 0.3)]
    [InlineData(0.30000000000000004, 0.3, 0.4)]
    [InlineData(0.7, 0.6, 0.7)]
    [InlineData(1.0, 0.9, 1.0)]
    public void Of_AScoreOnAnEdge_IsInTheBinBelow(double score, double low, double high)
    {
        CalibrationBin bin = ReliabilityCurve.Of([1], [score], 10).Bins.Single();
        Assert.Equal((low, high), (bin.Low, bin.High));
    }

    [Fact]
    public void Of_Quantiles_EndBetweenTheScores()
    {
        // The places of the thirds of five scores are 4/3 and 8/3 from 0: 0.2 + (1/3)·0.2 and 0.4 + (2/3)·0.1.
        ReliabilityCurve curve = ReliabilityCurve.Of([0, 0, 0, 1, 1], [0.9, 0.1, 0.2, 0.4, 0.5], 3, BinStrategy.Quantile);
        Assert.Equal([2, 1, 2], curve.Bins.Select(bin => bin.Count));
        Assert.Equal(0.2 + 0.2 / 3, curve.Bins[0].High, 12);
        Assert.Equal(0.4 + 0.2 / 3, curve.Bins[1].High, 12);
    }

    [Fact]
    public void Of_EqualCounts_SortsFirstAndGivesTheFirstPartsTheRest()
    {
        double[] scores = [0.9, 0.1, 0.7, 0.2, 0.5, 0.4, 0.3];
        ReliabilityCurve curve = ReliabilityCurve.Of([0, 0, 0, 0, 0, 0, 0], scores, 3, BinStrategy.EqualCount);
        Assert.Equal([(0, 0.3, 3), (0.3, 0.5, 2), (0.5, 1, 2)], curve.Bins.Select(bin => (bin.Low, bin.High, bin.Count)));
    }

    [Fact]
    public void Of_EqualCountsWithTies_KeepsEqualScoresTogether()
    {
        ReliabilityCurve curve = ReliabilityCurve.Of([0, 1, 0, 1], [0.5, 0.5, 0.5, 0.9], 2, BinStrategy.EqualCount);
        Assert.Equal([(3, 1), (1, 1)], curve.Bins.Select(bin => (bin.Count, bin.Positives)));
    }

    [Fact]
    public void Of_EqualCountsWithOneBinMoreThanRows_HasEachRowAlone() =>
        Assert.Equal([1, 1, 1], ReliabilityCurve.Of([0, 1, 0], [0.2, 0.4, 0.3], 4, BinStrategy.EqualCount).Bins.Select(bin => bin.Count));

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Of_ScoresThatAreTheFrequencies_HasNoError(BinStrategy strategy)
    {
        // Of each score k/20, k of 20 rows have the label 1.
        double[] scores = [.. Enumerable.Range(0, 21).SelectMany(k => Enumerable.Repeat(k / 20.0, 20))];
        int[] labels = [.. Enumerable.Range(0, 21).SelectMany(k => Enumerable.Range(0, 20).Select(row => row < k ? 1 : 0))];
        ReliabilityCurve curve = ReliabilityCurve.Of(labels, scores, 7, strategy);
        Assert.Equal(0, curve.MaximumCalibrationError, 14);
        Assert.Equal(0, curve.Brier.Reliability, 14);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Brier_OfAnyRows_AddsUpToTheScoreOfTheRows(BinStrategy strategy)
    {
        for (int seed = 0; seed < 200; seed++)
        {
            (int[] labels, double[] scores) = Rows(seed);
            ReliabilityCurve curve = ReliabilityCurve.Of(labels, scores, 1 + seed % Math.Min(12, labels.Length), strategy);
            Assert.Equal(ScoringRules.Brier(labels, scores), curve.Brier.Score, 1e-12);
            Assert.Equal(labels.Length, curve.Bins.Sum(bin => bin.Count));
            Assert.Equal(labels.Sum(), curve.Bins.Sum(bin => bin.Positives));
            Assert.True(curve.ExpectedCalibrationError <= curve.MaximumCalibrationError + 1e-15);
            Assert.All(curve.Bins, bin => Assert.InRange(bin.MeanScore, bin.Low, bin.High + 1e-15));
        }
    }

    [Fact]
    public void Brier_OneScoreInEachBin_IsMurphys()
    {
        (int[] labels, double[] scores) = Rows(11);
        double[] rounded = [.. scores.Select(score => Math.Floor(score * 10) / 10 + 0.05)];
        BrierDecomposition parts = ReliabilityCurve.Of(labels, rounded, 10).Brier;
        Assert.Equal((0, 0), (parts.WithinBinVariance, parts.WithinBinCovariance));
        Assert.Equal(ScoringRules.Brier(labels, rounded), parts.Reliability - parts.Resolution + parts.Uncertainty, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Of_RowsInAnotherOrder_IsTheSame(BinStrategy strategy)
    {
        (int[] labels, double[] scores) = Rows(8);
        Assert.True(labels.Length > 20);
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        new Random(1).Shuffle(order);
        ReliabilityCurve curve = ReliabilityCurve.Of(labels, scores, 8, strategy);
        ReliabilityCurve shuffled = ReliabilityCurve.Of([.. order.Select(row => labels[row])], [.. order.Select(row => scores[row])], 8, strategy);
        Assert.Equal(curve.Bins.Select(bin => (bin.Low, bin.High, bin.Count, bin.Positives)), shuffled.Bins.Select(bin => (bin.Low, bin.High, bin.Count, bin.Positives)));
        Assert.Equal(curve.ExpectedCalibrationError, shuffled.ExpectedCalibrationError, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Of_AnyRows_IsTheDefinition(BinStrategy strategy)
    {
        for (int seed = 0; seed < 100; seed++)
        {
            (int[] labels, double[] scores) = Rows(seed);
            int bins = 1 + seed % Math.Min(9, labels.Length);
            double[] edges = [0, .. Enumerable.Range(1, bins - 1).Select(part => Edge([.. scores.Order()], part, bins, strategy)), 1];
            List<(int Count, int Positives)> expected = [];
            double error = 0;
            for (int bin = 0; bin < bins; bin++)
            {
                int[] rows = [.. Enumerable.Range(0, labels.Length).Where(row => (bin == 0 || scores[row] > edges[bin]) && scores[row] <= edges[bin + 1])];
                expected.Add((rows.Length, rows.Sum(row => labels[row])));
                error += Math.Abs(rows.Sum(row => labels[row] - scores[row])) / labels.Length;
            }

            ReliabilityCurve curve = ReliabilityCurve.Of(labels, scores, bins, strategy);
            Assert.Equal(expected.Where(bin => bin.Count > 0), curve.Bins.Select(bin => (bin.Count, bin.Positives)));
            Assert.Equal(error, curve.ExpectedCalibrationError, 1e-12);
        }
    }

    [Fact]
    public void OfEdges_TheEdgesOfACurve_IsThatCurve()
    {
        (int[] labels, double[] scores) = Rows(9);
        ReliabilityCurve curve = ReliabilityCurve.Of(labels, scores, 5, BinStrategy.Quantile);
        double[] edges = [.. curve.Bins.SkipLast(1).Select(bin => bin.High)];
        Assert.Equal(curve.Bins, ReliabilityCurve.OfEdges(labels, scores, edges).Bins);
    }

    [Fact]
    public void Bounds_OfABin_AreThoseOfItsFrequency()
    {
        CalibrationBin bin = new(0, 0.5, 10, 5, 0.4);
        Assert.Equal(BinomialBounds.ClopperPearson(5, 10, 0.95m), bin.Bounds(0.95m));
    }

    [Fact]
    public void Of_BadInput_NamesArgumentRowAndRemedy()
    {
        Fails("labels is empty; give at least one row.", () => ReliabilityCurve.Of([], [], 10));
        Fails("scores has 1 row and labels has 2; give one value for each row.", () => ReliabilityCurve.Of([0, 1], [0.5], 10));
        Fails("labels[1] is 2, and a label is 0 or 1; write 1 for the class whose probability is asked.", () => ReliabilityCurve.Of([0, 2], [0.5, 0.5], 10));
        Fails("scores[1] is 1.5, and must lie between 0 and 1; take the row out or correct the model.", () => ReliabilityCurve.Of([0, 1], [0.5, 1.5], 10));
        Fails("scores[0] is NaN, and must lie between 0 and 1; take the row out or correct the model.", () => ReliabilityCurve.Of([0], [double.NaN], 10));
        Fails("bins is 0; take at least 1 bin.", () => ReliabilityCurve.Of([0], [0.5], 0));
        Fails("bins is 4, and 2 scores give edges for at most 3 bins of equal counts; take fewer bins, or bins of equal width.", () => ReliabilityCurve.Of([0, 1], [0.5, 0.5], 4, BinStrategy.EqualCount));
        Fails("strategy is 9, which is none; take one that has a name.", () => ReliabilityCurve.Of([0], [0.5], 2, (BinStrategy)9));
        Fails("edges[1] is 0.2, less than the edge before it; sort them.", () => ReliabilityCurve.OfEdges([0], [0.5], [0.3, 0.2]));
    }

    private static void Fails(string message, Action act) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);

    /// <summary>Where a part of sorted scores ends, each by its definition.</summary>
    private static double Edge(double[] sorted, int part, int parts, BinStrategy strategy)
    {
        switch (strategy)
        {
            case BinStrategy.Uniform:
                return (double)part / parts;
            case BinStrategy.Quantile:
                decimal place = (sorted.Length - 1) * (decimal)part / parts;
                int below = (int)place, above = Math.Min(below + 1, sorted.Length - 1);
                return place - below < 1e-20m ? sorted[below] : sorted[below] + (double)(place - below) * (sorted[above] - sorted[below]);
            default:
                int[] sizes = new int[parts];
                for (int row = 0; row < sorted.Length; row++)
                {
                    sizes[row % parts]++;
                }

                return sorted[sizes.Take(part).Sum() - 1];
        }
    }

    /// <summary>From 1 to 200 rows, too sure of both labels or not sure enough; with an even seed the scores have two digits, so that some are equal or on an edge.</summary>
    private static (int[] Labels, double[] Scores) Rows(int seed)
    {
        Random random = new(seed);
        int n = 1 + random.Next(200);
        double[] scores = [.. Enumerable.Range(0, n).Select(_ => seed % 2 == 0 ? random.Next(101) / 100.0 : random.NextDouble())];
        return ([.. scores.Select(score => random.NextDouble() < (seed % 3 == 0 ? 0.5 : score * score * (3 - 2 * score)) ? 1 : 0)], scores);
    }
}
