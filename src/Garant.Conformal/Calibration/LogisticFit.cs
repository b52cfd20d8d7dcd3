namespace Garant.Conformal.Calibration;

/// <summary>Weighted logistic regression on one or two features and an intercept, by Newton's method to the last digits.</summary>
/// <remarks>
/// The loss is convex, and its optimum is finite and the only one where the caller has seen to that. A coefficient that must not
/// be negative is held at 0 while the loss falls below it, so that the fit is the optimum under the constraint.
/// </remarks>
internal static class LogisticFit
{
    private const int MostSteps = 200;

    /// <summary>After a whole step this small against the coefficients, the next one changes no digit: Newton's steps are squared.</summary>
    private const double LastStep = 1e-10;

    /// <summary>Fits.</summary>
    /// <param name="features">n × d, row-major, d at most 2.</param>
    /// <param name="targets">n targets from 0 to 1.</param>
    /// <param name="weights">n weights, or none.</param>
    /// <param name="nonNegative">Whether the coefficients of the features must not be negative.</param>
    /// <returns>d coefficients and the intercept.</returns>
    public static double[] Fit(double[] features, double[] targets, double[] weights, bool nonNegative)
    {
        Problem problem = new(features, targets, weights);
        double[] fit = new double[problem.Size];
        fit[^1] = problem.StartingIntercept;
        double loss = problem.Evaluate(fit);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] direction = Direction(problem, fit, nonNegative);
            double slope = direction.Zip(problem.Gradient, (d, g) => d * g).Sum(), length = nonNegative ? Longest(fit, direction) : 1;
            double[] next = Moved(fit, direction, length, nonNegative);
            double lower = problem.Evaluate(next);

            // Near the optimum the loss has no digits left to compare, and the step is right as it is.
            while (slope < -1e-9 * (1 + loss) && !(lower <= loss + 1e-4 * length * slope) && length > 1e-12)
            {
                length /= 2;
                next = Moved(fit, direction, length, nonNegative);
                lower = problem.Evaluate(next);
            }

            (fit, loss) = (next, lower);
            if (length == 1 && direction.Zip(fit, (d, value) => Math.Abs(d) <= LastStep * (1 + Math.Abs(value))).All(small => small))
            {
                break;
            }
        }

        return fit;
    }

    /// <summary>A step; a coefficient that reaches 0 is 0 to the last digit.</summary>
    private static double[] Moved(double[] fit, double[] direction, double length, bool nonNegative)
    {
        double[] next = new double[fit.Length];
        for (int i = 0; i < fit.Length; i++)
        {
            next[i] = fit[i] + length * direction[i];
            next[i] = nonNegative && i < fit.Length - 1 && next[i] <= 1e-15 * fit[i] ? 0 : next[i];
        }

        return next;
    }

    /// <summary>Newton's direction, with what would turn negative held.</summary>
    private static double[] Direction(Problem problem, double[] fit, bool nonNegative)
    {
        bool[] held = new bool[fit.Length];
        while (true)
        {
            double[] direction = problem.Solve(held);
            int leaving = nonNegative ? Enumerable.Range(0, fit.Length - 1).FirstOrDefault(i => !held[i] && fit[i] == 0 && direction[i] < 0, -1) : -1;
            if (leaving < 0)
            {
                return direction;
            }

            held[leaving] = true;
        }
    }

    /// <summary>How far to go until a coefficient is 0, at most once the direction.</summary>
    private static double Longest(double[] fit, double[] direction)
    {
        double longest = 1;
        for (int i = 0; i < fit.Length - 1; i++)
        {
            longest = direction[i] < 0 ? Math.Min(longest, -fit[i] / direction[i]) : longest;
        }

        return longest;
    }

    /// <summary>The loss, its gradient and its second derivatives at a point.</summary>
    private sealed class Problem(double[] features, double[] targets, double[] weights)
    {
        private readonly double[,] _curvature = new double[features.Length / targets.Length + 1, features.Length / targets.Length + 1];

        public int Size => Gradient.Length;

        public double[] Gradient { get; } = new double[features.Length / targets.Length + 1];

        /// <summary>The intercept that fits without a feature.</summary>
        public double StartingIntercept
        {
            get
            {
                double positive = 0, negative = 0;
                for (int row = 0; row < targets.Length; row++)
                {
                    positive += Weight(row) * targets[row];
                    negative += Weight(row) * (1 - targets[row]);
                }

                return Math.Log(positive / negative);
            }
        }

        public double Evaluate(double[] fit)
        {
            double loss = 0;
            Gradient.AsSpan().Clear();
            Array.Clear(_curvature);
            for (int row = 0; row < targets.Length; row++)
            {
                double x = 0;
                for (int i = 0; i < Size; i++)
                {
                    x += fit[i] * Feature(row, i);
                }

                double weight = Weight(row), p = BinarySample.Logistic(x), spread = weight * p * BinarySample.Logistic(-x);
                loss += weight * (Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))) - targets[row] * x);
                for (int i = 0; i < Size; i++)
                {
                    Gradient[i] += weight * (p - targets[row]) * Feature(row, i);
                    for (int j = 0; j <= i; j++)
                    {
                        _curvature[i, j] += spread * Feature(row, i) * Feature(row, j);
                    }
                }
            }

            return loss;
        }

        /// <summary>−H⁻¹g by Cholesky's factors, with 0 for what is held.</summary>
        public double[] Solve(bool[] held)
        {
            double[,] factor = new double[Size, Size];
            double[] solution = new double[Size];
            for (int i = 0; i < Size; i++)
            {
                double rest = held[i] ? 0 : -Gradient[i];
                for (int j = 0; j <= i; j++)
                {
                    double value = held[i] || held[j] ? i == j ? 1 : 0 : _curvature[i, j] * (i == j ? 1 + 1e-15 : 1);
                    for (int k = 0; k < j; k++)
                    {
                        value -= factor[i, k] * factor[j, k];
                    }

                    factor[i, j] = i == j ? Math.Sqrt(Math.Max(value, double.Epsilon)) : value / factor[j, j];
                    rest -= j < i ? factor[i, j] * solution[j] : 0;
                }

                solution[i] = rest / factor[i, i];
            }

            for (int i = Size - 1; i >= 0; i--)
            {
                for (int k = i + 1; k < Size; k++)
                {
                    solution[i] -= factor[k, i] * solution[k];
                }

                solution[i] /= factor[i, i];
            }

            return solution;
        }

        private double Feature(int row, int i) => i == Size - 1 ? 1 : features[row * (Size - 1) + i];

        private double Weight(int row) => weights.Length == 0 ? 1 : weights[row];
    }
}
