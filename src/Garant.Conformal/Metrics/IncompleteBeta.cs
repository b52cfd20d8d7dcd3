namespace Garant.Conformal.Metrics;

/// <summary>The regularised incomplete beta function.</summary>
internal static class IncompleteBeta
{
    /// <summary>Iₓ(a, b) by its continued fraction (Lentz's method), for a, b above 0 and x from 0 to 1.</summary>
    public static double Regularized(double a, double b, double x) => Tails(a, b, x).Below;

    /// <summary>1 − Iₓ(a, b), to as many digits where it is small.</summary>
    public static double Complement(double a, double b, double x) => Tails(a, b, x).Above;

    private static (double Below, double Above) Tails(double a, double b, double x)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? (0, 1) : (1, 0);
        }

        double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * LogOnePlus.Of(-x));
        bool isLow = x < (a + 1) / (a + b + 2);

        // A probability: what rounding puts outside 0 and 1 is cut off; not a number stays so.
        double tail = Math.Clamp(isLow ? front * Fraction(a, b, x) / a : front * Fraction(b, a, 1 - x) / b, 0, 1);
        return isLow ? (tail, 1 - tail) : (1 - tail, tail);
    }

    /// <summary>ln Γ(x) for x above 0: Stirling's series after a shift.</summary>
    public static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 15; x++)
        {
            shift += Math.Log(x);
        }

        double y = 1 / (x * x);
        double series = (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y / 1188)))) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - shift;
    }

    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        double c = 1, d = 1 / NotZero(1 - (a + b) * x / (a + 1)), result = d;
        for (int m = 1; m < 10_000; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            double change = d * c;
            result *= change;
            if (Math.Abs(change - 1) < 1e-16)
            {
                break;
            }
        }

        return result;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}
