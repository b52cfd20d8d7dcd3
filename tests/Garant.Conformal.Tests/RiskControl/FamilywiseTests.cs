using Garant.Conformal.RiskControl;

namespace Garant.Conformal.Tests.RiskControl;

public sealed class FamilywiseTests
{
    [Fact]
    public void Learn_OneRisk_IsTheOrderOfThePValuesEachOnce() =>
        Assert.Equal([3, 0, 1], FixedSequenceOrder.Learn([0.02, 0.5, 0.5, 0.001, 0.02]));

    [Fact]
    public void Learn_SeveralRisks_AreTheNearestToAFineGridOfBeta()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            // P-values on a coarse lattice, with ties, and a grid of β that falls between all turning points.
            Random random = new(seed);
            double[][] p = [.. Enumerable.Range(0, 2 + seed % 2).Select(_ => Enumerable.Range(0, 8).Select(_ => random.Next(17) / 16.0).ToArray())];
            List<int> expected = [];
            for (int step = 0; step < 64; step++)
            {
                double beta = (step + 0.5) / 64;
                int nearest = Enumerable.Range(0, 8).MinBy(place => p.Max(values => Math.Abs(values[place] - beta)));
                if (!expected.Contains(nearest))
                {
                    expected.Add(nearest);
                }
            }

            Assert.Equal(expected, FixedSequenceOrder.Learn(p));
        }
    }

    [Fact]
    public void Graphical_FewEdges_IsTheDenseProcedureOfBretz()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            const int M = 6;
            double[] p = [.. Enumerable.Range(0, M).Select(_ => random.NextDouble() * 0.08)], edges = new double[M * M], shares = new double[M];
            for (int i = 0; i < M; i++)
            {
                shares[i] = 1.0 / M;
                int[] heirs = [.. Enumerable.Range(0, M).Where(j => j != i && random.NextDouble() < 0.5)];
                foreach (int heir in heirs)
                {
                    edges[i * M + heir] = 1.0 / heirs.Length;
                }
            }

            Assert.Equal(Dense(p, shares, edges, 0.1), FamilywiseControl.Graphical(p, 0.9m, shares, edges));
        }
    }

    [Fact]
    public void Neighbours_CertainThresholds_HelpThoseBesideThem()
    {
        DecisionThresholds[] line = DecisionThresholds.Each([0.1, 0.2, 0.3, 0.4]);
        double[] p = [1e-6, 0.03, 0.04, 0.9];
        Assert.Equal([0], FamilywiseProcedure.Bonferroni.Reject(p, 0.9m));
        Assert.Equal([0, 1, 2], FamilywiseProcedure.Neighbours(line).Reject(p, 0.9m));
        Assert.Equal([0, 1, 2], FamilywiseProcedure.Neighbours(DecisionThresholds.Pairs([0.1, 0.2])).Reject([0.03, 0.02, 0.03], 0.9m));
    }

    [Fact]
    public void Procedures_BadInput_SayWhatIsWrong()
    {
        Assert.Contains("order names a hypothesis twice", Message(() => FamilywiseProcedure.InOrder([0, 0])), StringComparison.Ordinal);
        Assert.Contains("hypothesis 4, and there are 2", Message(() => FamilywiseProcedure.InOrder([0, 4]).Reject([0.1, 0.1], 0.9m)), StringComparison.Ordinal);
        Assert.Contains("edge from 0 to 0", Message(() => FamilywiseProcedure.Graphical([0.5, 0.5], [(0, 0, 1)])), StringComparison.Ordinal);
        Assert.Contains("shares add up to 1.5", Message(() => FamilywiseProcedure.Graphical([0.75, 0.75], [])), StringComparison.Ordinal);
        Assert.Contains("stands there twice", Message(() => FamilywiseProcedure.Neighbours(DecisionThresholds.Each([0.5, 0.5]))), StringComparison.Ordinal);
        Assert.Contains("pValues[0] is 1.5", Message(() => FixedSequenceOrder.Learn([1.5])), StringComparison.Ordinal);

        static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
    }

    /// <summary>Algorithm 1 of Bretz et al. (2009) as it is written, on matrices.</summary>
    private static int[] Dense(double[] p, double[] shares, double[] edges, double delta)
    {
        int m = p.Length;
        double[] share = [.. shares], edge = [.. edges];
        bool[] gone = new bool[m];
        while (true)
        {
            int next = Array.FindIndex([.. Enumerable.Range(0, m)], i => !gone[i] && share[i] > 0 && p[i] <= delta * share[i]);
            if (next < 0)
            {
                return [.. Enumerable.Range(0, m).Where(i => gone[i])];
            }

            gone[next] = true;
            double[] before = [.. edge];
            for (int j = 0; j < m; j++)
            {
                if (gone[j])
                {
                    continue;
                }

                share[j] += share[next] * before[next * m + j];
                double loop = before[j * m + next] * before[next * m + j];
                for (int l = 0; l < m; l++)
                {
                    edge[j * m + l] = gone[l] || l == j || loop >= 1 ? 0 : (before[j * m + l] + before[j * m + next] * before[next * m + l]) / (1 - loop);
                }
            }
        }
    }
}
