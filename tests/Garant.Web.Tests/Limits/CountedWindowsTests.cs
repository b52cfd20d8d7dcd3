using System.Net;
using System.Threading.RateLimiting;
using Garant.Platform.Limits;
using Garant.Web.Reaching;
using Microsoft.Extensions.Time.Testing;

namespace Garant.Web.Tests.Limits;

/// <summary>The counting behind the limits.</summary>
public sealed class CountedWindowsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void AttemptAcquire_UntilTheWindowEnds_SaysHowLongToWait()
    {
        using CountedWindows windows = new(2, TimeSpan.FromMinutes(10), _clock);
        Assert.True(Take(windows, "a", out _));
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.True(Take(windows, "a", out _));
        Assert.False(Take(windows, "a", out TimeSpan wait));
        Assert.Equal(TimeSpan.FromMinutes(6), wait);
        Assert.True(Take(windows, "b", out _));
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.True(Take(windows, "a", out _));
    }

    [Fact]
    public void GiveBack_OnePermit_IsThereAgain()
    {
        using CountedWindows windows = new(1, TimeSpan.FromMinutes(10), _clock);
        Assert.True(Take(windows, "a", out _));
        windows.GiveBack("a");
        windows.GiveBack("a");
        Assert.True(Take(windows, "a", out _));
        Assert.False(Take(windows, "a", out _));
    }

    [Fact]
    public void AttemptAcquire_MoreKeysThanFit_ForgetsTheOldestAndRefusesNobody()
    {
        using CountedWindows windows = new(1, TimeSpan.FromMinutes(10), _clock, mostKeys: 100);
        for (int key = 0; key < 1000; key++)
        {
            Assert.True(Take(windows, $"{key}", out _));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.InRange(windows.Count, 1, 100);
        }

        Assert.False(Take(windows, "999", out _));
        Assert.True(Take(windows, "0", out _));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:3:4:5:6", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Origin_OfTwoAddresses_IsOneForANetworkOfIPv6(string first, string second, bool same) =>
        Assert.Equal(same, RequestOrigin.Of(IPAddress.Parse(first)) == RequestOrigin.Of(IPAddress.Parse(second)));

    private static bool Take(CountedWindows windows, string key, out TimeSpan wait)
    {
        using RateLimitLease lease = windows.AttemptAcquire(key);
        lease.TryGetMetadata(MetadataName.RetryAfter, out wait);
        return lease.IsAcquired;
    }
}
