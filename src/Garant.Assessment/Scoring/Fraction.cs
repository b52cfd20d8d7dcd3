using System.Globalization;
using System.Numerics;

namespace Garant.Assessment.Scoring;

/// <summary>An exact rational number in lowest terms: no score is ever held in binary floating point.</summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly BigInteger _denominator;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        _denominator = denominator;
    }

    /// <summary>The numerator; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, always positive.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>The fraction <paramref name="numerator"/> ÷ <paramref name="denominator"/> in lowest terms.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Fraction Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("The denominator of a fraction must not be 0.");
        }

        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return denominator.Sign < 0
            ? new(-numerator / divisor, -denominator / divisor)
            : new(numerator / divisor, denominator / divisor);
    }

    /// <summary>The exact value of a decimal.</summary>
    public static Fraction Of(decimal value)
    {
        BigInteger scale = BigInteger.Pow(10, value.Scale);
        return Of((BigInteger)(value * (decimal)scale), scale);
    }

    /// <inheritdoc/>
    public static Fraction operator +(Fraction left, Fraction right) =>
        Of((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <inheritdoc/>
    public static Fraction operator -(Fraction left, Fraction right) => left + new Fraction(-right.Numerator, right.Denominator);

    /// <inheritdoc/>
    public static Fraction operator *(Fraction left, Fraction right) =>
        Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <inheritdoc/>
    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    /// <inheritdoc/>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>The decimal with <paramref name="decimals"/> places nearest to this fraction; exact ties go away from zero (19.15 gives 19.2, −0.05 gives −0.1).</summary>
    /// <param name="decimals">Places after the point, 0 to 20.</param>
    public decimal RoundHalfAwayFromZero(int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 20);
        BigInteger scale = BigInteger.Pow(10, decimals);
        BigInteger doubled = (BigInteger.Abs(Numerator) * scale * 2) + Denominator;
        BigInteger units = Numerator.Sign * (doubled / (Denominator * 2));
        return (decimal)units / (decimal)scale;
    }

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The fraction as <c>numerator/denominator</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
