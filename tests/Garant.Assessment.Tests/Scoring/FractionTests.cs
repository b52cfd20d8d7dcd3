using System.Numerics;
using CsCheck;
using Garant.Assessment.Scoring;

namespace Garant.Assessment.Tests.Scoring;

public sealed class FractionTests
{
    private const string Seed = "0N0XIzNsQ0O2";
    private static readonly Gen<Fraction> Fractions = Gen.Select(
        Gen.Int[-100_000, 100_000], Gen.Int[1, 100_000], (numerator, denominator) => Fraction.Of(numerator, denominator));

    [Theory]
    [InlineData("19.15", 1, "19.2")]
    [InlineData("19.149999999999", 1, "19.1")]
    [InlineData("-0.05", 1, "-0.1")]
    [InlineData("-0.049", 1, "0")]
    [InlineData("2.5", 0, "3")]
    [InlineData("44.95", 1, "45")]
    [InlineData("99.95", 1, "100")]
    [InlineData("0.123456789012345678905", 20, "0.12345678901234567891")]
    public void RoundHalfAwayFromZero_ExactDecimal_RoundsTiesAway(string value, int decimals, string expected) =>
        Assert.Equal(Number(expected), Fraction.Of(Number(value)).RoundHalfAwayFromZero(decimals));

    [Fact]
    public void RoundHalfAwayFromZero_TieWithoutBinaryNeighbour_DiffersFromDouble()
    {
        Assert.Equal("19.1", 19.15.ToString("F1", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(19.2m, Fraction.Of(1915, 100).RoundHalfAwayFromZero(1));
    }

    [Fact]
    public void RoundHalfAwayFromZero_AnyFraction_IsNearestAndTiesGoAway()
    {
        foreach ((Fraction value, int decimals) in Gen.Select(Fractions, Gen.Int[0, 6]).Array[2000].Single(_ => true, Seed))
        {
            Fraction rounded = Fraction.Of(value.RoundHalfAwayFromZero(decimals));
            Fraction error = Abs(rounded - value);
            Fraction half = Fraction.Of(1, 2 * BigInteger.Pow(10, decimals));
            Assert.True(error <= half, $"{value} at {decimals}");
            Assert.True(error < half || Abs(rounded) > Abs(value), $"{value} at {decimals}");
        }
    }

    [Fact]
    public void Arithmetic_AnyFractions_ObeysTheLawsOfNumbers()
    {
        foreach ((Fraction a, Fraction b, Fraction c) in Gen.Select(Fractions, Fractions, Fractions).Array[2000].Single(_ => true, Seed))
        {
            Assert.Equal((a + b) * c, (a * c) + (b * c));
            Assert.Equal(a, a + b - b);
            Assert.Equal(a.CompareTo(b), -b.CompareTo(a));
            Assert.Equal(a > b, (a - b).Numerator.Sign > 0);
            Assert.Equal(a + b == c, (a + b).Equals(c));
            Assert.Equal(BigInteger.One, BigInteger.GreatestCommonDivisor(a.Numerator, a.Denominator));
            Assert.True(a.Denominator.Sign > 0);
        }
    }

    [Fact]
    public void Of_DecimalOfAnyScale_IsExact()
    {
        foreach (decimal value in Gen.Decimal.Array[1000].Single(_ => true, Seed))
        {
            Fraction fraction = Fraction.Of(value);
            Assert.Equal(value, (decimal)fraction.Numerator / (decimal)fraction.Denominator);
        }
    }

    [Fact]
    public void Of_ZeroDenominator_Throws() => Assert.Throws<DivideByZeroException>(() => Fraction.Of(1, 0));

    [Fact]
    public void Of_NegativeDenominator_CarriesSignAbove()
    {
        Assert.Equal(Fraction.Of(-1, 2), Fraction.Of(3, -6));
        Assert.Equal("-1/2", Fraction.Of(3, -6).ToString());
    }

    [Fact]
    public void Default_Fraction_IsZero()
    {
        Assert.Equal(Fraction.Of(0m), default);
        Assert.Equal(Fraction.Of(0m).GetHashCode(), default(Fraction).GetHashCode());
        Assert.Equal(0m, default(Fraction).RoundHalfAwayFromZero(1));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Fraction Abs(Fraction value) => value < default(Fraction) ? default(Fraction) - value : value;
}
