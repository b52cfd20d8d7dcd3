using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests.RiskControl;

/// <summary>What is promised, over 1,000 seeded repetitions with the true risk known: within three times the Monte-Carlo error.</summary>
public sealed class RiskGuaranteeTests
{
    private const int Repetitions = 1000;
    private const double Delta = 0.1;

    private static readonly double[] Grid = [.. Enumerable.Range(0, 21).Select(i => i / 20.0)];

    private static readonly double MostMisses = Repetitions * (Delta + 3 * Math.Sqrt(Delta * (1 - Delta) / Repetitions));

    /// <summary>With tied scores a positive row's probability is one of 0.05, 0.15 … 0.95, else uniform: either way P(p &lt; t) is known.</summary>
    [Theory]
    [InlineData(20, false)]
    [InlineData(20, true)]
    [InlineData(200, false)]
    [InlineData(200, true)]
    public void Recall_ConformalRiskControl_MissesAtMostTheLevelOnAverage(int n, bool tied)
    {
        double sum = 0, squares = 0;
        for (int seed = 0; seed < Repetitions; seed++)
        {
            double[] p = Positives(n, tied, seed);
            BinaryRiskControl control = BinaryRiskControl.Conformal(p, Ones(n), DecisionThresholds.Each(Grid), [new(BinaryRisk.Recall, 0.8m)], BinaryRisk.PositiveRate);
            double miss = MissRate(Grid[control.Best!.Value], tied);
            (sum, squares) = (sum + miss, squares + miss * miss);
        }

        double mean = sum / Repetitions, error = Math.Sqrt((squares / Repetitions - mean * mean) / Repetitions);
        Assert.InRange(mean, 0.05, 0.2 + 3 * error);
    }

    [Theory]
    [InlineData(20, false, RiskBound.Hoeffding)]
    [InlineData(20, true, RiskBound.WaudbySmithRamdas)]
    [InlineData(20, false, RiskBound.WaudbySmithRamdas)]
    [InlineData(200, true, RiskBound.EmpiricalBernstein)]
    [InlineData(200, false, RiskBound.WaudbySmithRamdas)]
    public void Recall_RiskControllingSets_MissTheLevelAtMostDeltaOften(int n, bool tied, RiskBound bound)
    {
        int misses = 0, chosen = 0;
        for (int seed = 0; seed < Repetitions; seed++)
        {
            BinaryRiskControl control = BinaryRiskControl.RiskControlling(Positives(n, tied, seed), Ones(n), DecisionThresholds.Each(Grid), [new(BinaryRisk.Recall, 0.6m)], 0.9m, bound, BinaryRisk.PositiveRate);
            chosen += control.Best is null ? 0 : 1;
            misses += control.Best is int best && MissRate(Grid[best], tied) > 0.4 + 1e-9 ? 1 : 0;
        }

        Assert.InRange(misses, 0, MostMisses);
        Assert.True(chosen > Repetitions / 2);
    }

    /// <summary>Sorted by probability the losses come last, where no bet is left to lose: the rows must be shuffled.</summary>
    [Fact]
    public void Recall_BettingBoundOfASortedTable_HoldsOnceItIsShuffled()
    {
        int misses = 0;
        for (int seed = 0; seed < Repetitions; seed++)
        {
            double[] p = [.. Positives(100, false, seed).OrderDescending()];
            BinaryRiskControl control = BinaryRiskControl.RiskControlling(
                p, Ones(100), DecisionThresholds.Each(Grid), [new(BinaryRisk.Recall, 0.8m)], 0.9m, objective: BinaryRisk.PositiveRate, random: new Random(seed + Repetitions));
            misses += control.Best is int best && MissRate(Grid[best], false) > 0.2 + 1e-9 ? 1 : 0;
        }

        Assert.InRange(misses, 0, MostMisses);
    }

    public static TheoryData<string, int> Procedures { get; } = new(
        from name in new[] { "bonferroni", "holm", "fixed-sequence", "sgt", "learned" }
        from n in new[] { 20, 150 }
        select (name, n));

    /// <summary>Not only the best one: no valid threshold may miss.</summary>
    [Theory]
    [MemberData(nameof(Procedures))]
    public void Recall_LearnThenTest_NoValidThresholdMissesButDeltaOften(string name, int n)
    {
        DecisionThresholds[] thresholds = DecisionThresholds.Each(Grid);
        int misses = 0, found = 0;
        for (int seed = 0; seed < Repetitions; seed++)
        {
            double[] p = Positives(n, true, seed);
            RiskTarget[] targets = [new(BinaryRisk.Recall, 0.7m)];
            FamilywiseProcedure procedure = name switch
            {
                "bonferroni" => FamilywiseProcedure.Bonferroni,
                "holm" => FamilywiseProcedure.Holm,
                "fixed-sequence" => FamilywiseProcedure.FixedSequence(3),
                "sgt" => FamilywiseProcedure.Neighbours(thresholds),
                _ => FamilywiseProcedure.InOrder(BinaryRiskControl.LearnOrder(Positives(n, true, seed + Repetitions), Ones(n), thresholds, targets)),
            };
            BinaryRiskControl control = BinaryRiskControl.LearnThenTest(p, Ones(n), thresholds, targets, 0.9m, procedure);
            found += control.Valid.Count > 0 ? 1 : 0;
            misses += control.Valid.Any(place => MissRate(Grid[place], true) > 0.3 + 1e-9) ? 1 : 0;
        }

        Assert.InRange(misses, 0, MostMisses);
        Assert.True(found > Repetitions / 2);
    }

    /// <summary>The labels of a row come and go together, so that its recall scatters widely.</summary>
    [Fact]
    public void Labels_RecallAndPrecisionAtOnce_MissAtMostDeltaOften()
    {
        const int Rows = 150, Labels = 6;
        double[] thresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7];
        (RiskCurve trueRecall, RiskCurve truePrecision) = Curves(40_000, -1);
        int misses = 0, found = 0;
        for (int seed = 0; seed < Repetitions; seed++)
        {
            (RiskCurve recall, RiskCurve precision) = Curves(Rows, seed);
            int[] valid = LearnThenTest.Valid([(recall, 0.4m), (precision, 0.4m)], 0.9m);
            found += valid.Length > 0 ? 1 : 0;
            misses += valid.Any(place => trueRecall.Means[place] > 0.4 || truePrecision.Means[place] > 0.4) ? 1 : 0;
        }

        Assert.InRange(misses, 0, MostMisses);
        Assert.True(found > Repetitions / 2);

        (RiskCurve Recall, RiskCurve Precision) Curves(int rows, int seed)
        {
            Random random = new(seed);
            double[] p = new double[rows * Labels];
            bool[] labels = new bool[p.Length];
            for (int row = 0; row < rows; row++)
            {
                double shift = 0.3 * random.NextDouble();
                for (int label = row * Labels; label < (row + 1) * Labels; label++)
                {
                    labels[label] = label % Labels == 0 || random.NextDouble() < 0.4;
                    p[label] = Math.Floor(20 * (0.5 * random.NextDouble() + (labels[label] ? 0.2 + shift : 0))) / 20;
                }
            }

            return (MultiLabelCurve.Of(MultiLabelRisk.Recall, p, labels, Labels, thresholds), MultiLabelCurve.Of(MultiLabelRisk.Precision, p, labels, Labels, thresholds));
        }
    }

    private static double[] Positives(int n, bool tied, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, n).Select(_ => tied ? (random.Next(10) + 0.5) / 10 : random.NextDouble())];
    }

    private static double MissRate(double threshold, bool tied) => tied ? Math.Floor(threshold * 10 + 0.5 - 1e-9) / 10 : threshold;

    private static int[] Ones(int n) => [.. Enumerable.Repeat(1, n)];
}
