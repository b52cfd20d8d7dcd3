namespace Garant.Conformal.Tests.Calibration;

/// <summary>Scores and labels of a model that is too sure of itself.</summary>
internal static class Overconfident
{
    /// <summary>Probabilities whose log odds are twice what they should be, and labels.</summary>
    public static (double[] Scores, int[] Labels) Draw(int seed, int rows)
    {
        Draws draws = new(seed);
        double[] odds = draws.Normals(rows);
        return ([.. odds.Select(x => Logistic(2 * x))], [.. odds.Select(x => draws.Random.NextDouble() < Logistic(x) ? 1 : 0)]);
    }

    /// <summary>Probabilities of several classes, row-major, and labels.</summary>
    public static (double[] Probabilities, int[] Labels) DrawClasses(int seed, int rows, int classes)
    {
        Draws draws = new(seed);
        (double[] Row, int Label)[] drawn = [.. Enumerable.Range(0, rows).Select(_ => draws.Classified(classes))];
        return ([.. drawn.SelectMany(row => row.Row)], [.. drawn.Select(row => row.Label)]);
    }

    public static double LogLoss(IEnumerable<double> probabilities, IEnumerable<int> labels) =>
        probabilities.Zip(labels, (p, label) => -Math.Log(label == 1 ? p : 1 - p)).Average();

    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
