using Google.OrTools.LinearSolver;

namespace Garant.Conformal.Tests.Conditional;

/// <summary>The definition of the conditional cutoff, by a linear program for every score that is tried.</summary>
internal static class LinearProgram
{
    /// <summary>η of the test row: max Σ ηᵢsᵢ + η·score with Φᵀη + φη = 0 and every η between −α and 1 − α.</summary>
    public static double Dual(double[] scores, double[] features, double[] row, double alpha, double score)
    {
        int n = scores.Length, d = row.Length;
        using Solver solver = Solver.CreateSolver("GLOP");
        Assert.True(solver.SetSolverSpecificParametersAsString("primal_feasibility_tolerance: 1e-10 dual_feasibility_tolerance: 1e-10"));
        Variable[] eta = [.. Enumerable.Range(0, n + 1).Select(i => solver.MakeNumVar(-alpha, 1 - alpha, $"eta{i}"))];
        Objective objective = solver.Objective();
        objective.SetMaximization();
        for (int i = 0; i <= n; i++)
        {
            objective.SetCoefficient(eta[i], i < n ? scores[i] : score);
        }

        for (int c = 0; c < d; c++)
        {
            Constraint constraint = solver.MakeConstraint(0, 0);
            for (int i = 0; i <= n; i++)
            {
                constraint.SetCoefficient(eta[i], i < n ? features[i * d + c] : row[c]);
            }
        }

        Assert.Equal(Solver.ResultStatus.OPTIMAL, solver.Solve());
        return eta[n].SolutionValue();
    }
}
