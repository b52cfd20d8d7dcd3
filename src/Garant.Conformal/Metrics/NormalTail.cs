namespace Garant.Conformal.Metrics;

/// <summary>The upper tail of the standard normal distribution, to full relative precision.</summary>
internal static class NormalTail
{
    /// <summary>P(Z &gt; z) = erfc(z/√2)/2.</summary>
    public static double Above(double z)
    {
        // Where the square is infinite nothing is left of the tail.
        double square = z * z / 2, half = double.IsInfinity(square) ? 0 : 0.5 * Gamma(square);
        return z >= 0 ? half : 1 - half;
    }

    /// <summary>The regularised upper incomplete gamma function Q(1/2, x): a series near 0, else its continued fraction (Lentz's method).</summary>
    private static double Gamma(double x)
    {
        double front = Math.Exp(-x) * Math.Sqrt(x / Math.PI);
        if (x < 2)
        {
            double term = 2, sum = 2;
            for (double a = 1.5; term > sum * 1e-17; a++)
            {
                term *= x / a;
                sum += term;
            }

            return 1 - front * sum;
        }

        double b = x + 0.5, c = double.MaxValue, d = 1 / b, result = d;
        for (int i = 1; i < 1000; i++)
        {
            double factor = -i * (i - 0.5);
            b += 2;
            d = 1 / (factor * d + b);
            c = b + factor / c;
            result *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16)
            {
                break;
            }
        }

        return front * result;
    }
}
