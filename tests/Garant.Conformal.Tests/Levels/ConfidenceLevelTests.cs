using System.Numerics;
using CsCheck;

namespace Garant.Conformal.Tests.Levels;

public sealed class ConfidenceLevelTests
{
    [Theory]
    [InlineData(9, "0.9", 9)]
    [InlineData(19, "0.95", 19)]
    [InlineData(99, "0.99", 99)]
    [InlineData(8, "0.9", 9)]
    [InlineData(10, "0.9", 10)]
    [InlineData(999, "0.7", 700)]
    [InlineData(9, "0.3", 3)]
    [InlineData(0, "0.5", 1)]
    public void Rank_OfWholeProducts_IsNotRoundedUp(int samples, string level, int rank) =>
        Assert.Equal(rank, new ConfidenceLevel(decimal.Parse(level, System.Globalization.CultureInfo.InvariantCulture)).Rank(samples));

    [Fact]
    public void Rank_OfAnyDecimal_IsTheExactCeiling() =>
        Gen.Select(Gen.Int[1, 999_999], Gen.Int[0, int.MaxValue - 2], Gen.Int[1, 4]).Sample((millionths, n, parts) =>
        {
            ConfidenceLevel level = millionths / 1_000_000m;
            BigInteger excluded = (BigInteger)(n + 1L) * (1_000_000 - millionths) / (1_000_000L * parts);
            Assert.Equal((long)(n + 1L - excluded), level.Rank(n, parts));
        });

    [Fact]
    public void SamplesNeeded_OfAnyDecimal_IsTheLeastWithAFiniteBound() =>
        Gen.Select(Gen.Int[1, 999], Gen.Int[1, 4]).Sample((thousandths, parts) =>
        {
            ConfidenceLevel level = thousandths / 1000m;
            int needed = (int)level.SamplesNeeded(parts);
            Assert.True(level.Rank(needed, parts) <= needed);
            Assert.True(needed == 0 || level.Rank(needed - 1, parts) > needed - 1);
        });

    [Fact]
    public void Conversion_OfADouble_ReadsTheDecimalItPrintsAs()
    {
        ConfidenceLevel level = 0.9;
        Assert.Equal(0.9m, level.Value);
        Assert.Equal("0.9", ((ConfidenceLevel)0.900m).ToString());
        Assert.Equal(9, level.Rank(9));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(90)]
    [InlineData(double.NaN)]
    public void Conversion_OfNoLevel_IsRefused(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => (ConfidenceLevel)value);

    [Fact]
    public void Value_OfTheDefault_IsRefused() => Assert.Throws<InvalidOperationException>(() => default(ConfidenceLevel).Rank(9));

    [Theory]
    [InlineData(5)]
    [InlineData(700)]
    [InlineData(20_000)]
    public void Select_OfAnyRank_IsTheSortedValue(int size) =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 3]).Sample(
            (seed, kind) =>
            {
                Draws draws = new(seed);
                double[] values = kind switch
                {
                    0 => draws.Normals(size),
                    1 => [.. draws.Normals(size).Select(value => Math.Floor(3 * value))],
                    2 => [.. draws.Normals(size).Order()],
                    _ => [.. Enumerable.Repeat(1.5, size)],
                };
                double[] sorted = [.. values.Order()];
                int rank = 1 + draws.Random.Next(size);
                double[] before = [.. values];
                Assert.Equal(sorted[rank - 1], OrderStatistics.Select(values, rank));
                Assert.Equal(before, values);
                Assert.Equal(sorted[rank - 1], OrderStatistics.SelectInPlace(values, rank));
            },
            iter: 60);
}
