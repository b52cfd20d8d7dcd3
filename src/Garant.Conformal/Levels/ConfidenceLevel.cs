using System.Globalization;

namespace Garant.Conformal;

/// <summary>A confidence level 1 − α, kept as the decimal the user wrote, so that ranks are exact.</summary>
/// <remarks>
/// A <see cref="decimal"/> or a <see cref="double"/> converts by itself; a double is read as the decimal it prints as,
/// so that 0.9 is nine tenths and nothing next to it.
/// </remarks>
public readonly struct ConfidenceLevel : IEquatable<ConfidenceLevel>
{
    /// <summary>More decimal places than anyone writes; with these every rank fits the exact arithmetic.</summary>
    private const int MostDecimalPlaces = 18;

    private readonly decimal _value;

    /// <summary>A level strictly between 0 and 1, with at most 18 decimal places.</summary>
    /// <param name="value">The level, such as <c>0.9m</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1, or has too many decimal places.</exception>
    public ConfidenceLevel(decimal value)
    {
        if (value is <= 0m or >= 1m)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A confidence level lies strictly between 0 and 1; write 0.9 for 90 %.");
        }

        _value = value / 1.0000000000000000000000000000m;
        if (_value.Scale > MostDecimalPlaces)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"A confidence level has at most {MostDecimalPlaces} decimal places; round it.");
        }
    }

    /// <summary>The level 1 − α.</summary>
    /// <exception cref="InvalidOperationException">This is the default value of the type, which is no level.</exception>
    public decimal Value => _value > 0m ? _value : throw new InvalidOperationException("No confidence level was given; write one such as 0.9.");

    /// <summary>The miscoverage α.</summary>
    public decimal Miscoverage => 1m - Value;

    /// <summary>Reads a decimal as a level.</summary>
    /// <param name="value">The level.</param>
    public static implicit operator ConfidenceLevel(decimal value) => new(value);

    /// <summary>Reads a double as the decimal it prints as.</summary>
    /// <param name="value">The level.</param>
    public static implicit operator ConfidenceLevel(double value) => FromDouble(value);

    /// <summary>Compares two levels by value.</summary>
    /// <param name="left">One level.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ConfidenceLevel left, ConfidenceLevel right) => left.Equals(right);

    /// <summary>Compares two levels by value.</summary>
    /// <param name="left">One level.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ConfidenceLevel left, ConfidenceLevel right) => !left.Equals(right);

    /// <summary>Reads a decimal as a level.</summary>
    /// <param name="value">The level.</param>
    public static ConfidenceLevel FromDecimal(decimal value) => new(value);

    /// <summary>Reads a double as the decimal it prints as.</summary>
    /// <param name="value">The level.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public static ConfidenceLevel FromDouble(double value) =>
        value is > 0 and < 1
            ? new(decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture))
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A confidence level lies strictly between 0 and 1; write 0.9 for 90 %.");

    /// <summary>The rank ⌈(n+1)(1−α/parts)⌉ of the score that bounds the next one with this confidence; greater than n where no score does.</summary>
    /// <param name="samples">n, the size of the calibration set.</param>
    /// <param name="parts">Into how many equal parts the miscoverage is split: 2 for two tails of their own.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 0 samples, or no part.</exception>
    public int Rank(int samples, int parts = 1) => samples + 1 - Excluded(samples, parts);

    /// <summary>⌊(n+1)α/parts⌋: how many of n scores and the next one may lie above the bound.</summary>
    /// <param name="samples">n, the size of the calibration set.</param>
    /// <param name="parts">Into how many equal parts the miscoverage is split.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 0 samples, or no part.</exception>
    public int Excluded(int samples, int parts = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        (Int128 numerator, Int128 denominator) = Fraction(Miscoverage);
        return (int)(((Int128)samples + 1) * numerator / (denominator * parts));
    }

    /// <summary>The least n for which the rank does not exceed n, so that the bound is finite: ⌈parts/α⌉ − 1.</summary>
    /// <param name="parts">Into how many equal parts the miscoverage is split.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no part.</exception>
    public long SamplesNeeded(int parts = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        (Int128 numerator, Int128 denominator) = Fraction(Miscoverage);
        return (long)((denominator * parts + numerator - 1) / numerator) - 1;
    }

    /// <summary>The level 1 − α/parts, rounded towards more confidence.</summary>
    internal ConfidenceLevel Shared(int parts)
    {
        decimal part = Miscoverage / parts;
        return new(1m - decimal.Floor(part * 1e18m) / 1e18m);
    }

    /// <inheritdoc/>
    public bool Equals(ConfidenceLevel other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ConfidenceLevel other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <summary>The level as written, without trailing zeros: <c>0.9</c>.</summary>
    public override string ToString() => _value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The level as a fraction of whole numbers.</summary>
    internal (Int128 Numerator, Int128 Denominator) AsFraction() => Fraction(Value);

    private static (Int128 Numerator, Int128 Denominator) Fraction(decimal value)
    {
        Int128 denominator = 1;
        while (value != decimal.Truncate(value))
        {
            value *= 10m;
            denominator *= 10;
        }

        return ((Int128)value, denominator);
    }
}
