using Garant.Platform.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Garant.Platform.Tests.Storage;

public sealed class WriteTurnsTests : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _clock = new();
    private readonly WriteTurns _turns;

    public WriteTurnsTests() => _turns = new(LongestWait, _clock);

    public void Dispose() => _turns.Dispose();

    [Fact]
    public async Task Take_WhileAnotherWrites_WaitsAndComesInOrder()
    {
        WriteTurn first = await TakeAsync();
        Task<WriteTurn> second = TakeAsync();
        Task<WriteTurn> third = TakeAsync();
        Assert.False(second.IsCompleted || third.IsCompleted);
        first.Dispose();
        WriteTurn next = await second;
        Assert.False(third.IsCompleted);
        next.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Take_LongerThanAnybodyShouldWait_IsBusyAndHoldsUpNobody()
    {
        WriteTurn first = await TakeAsync();
        Task<WriteTurn> late = TakeAsync();
        _clock.Advance(LongestWait);
        await Assert.ThrowsAsync<StoreBusyException>(() => late);
        Task<WriteTurn> next = TakeAsync();
        first.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task Take_OfWhoHasGoneAway_IsPassedOver()
    {
        WriteTurn first = await TakeAsync();
        using CancellationTokenSource gone = new();
        Task<WriteTurn> second = _turns.TakeAsync(gone.Token).AsTask();
        Task<WriteTurn> third = TakeAsync();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Dispose_Twice_GivesOneTurnBack()
    {
        WriteTurn first = await TakeAsync();
        Task<WriteTurn> second = TakeAsync();
        Task<WriteTurn> third = TakeAsync();
        first.Dispose();
        WriteTurn next = await second;
        first.Dispose();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(third.IsCompleted);
        next.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Take_ByMany_LetsOneWriteAtATime()
    {
        int writing = 0, most = 0, done = 0;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
        {
            using (await TakeAsync())
            {
                most = Math.Max(most, Interlocked.Increment(ref writing));
                Interlocked.Decrement(ref writing);
                done++;
            }
        })));
        Assert.Equal((1, 200), (most, done));
    }

    private Task<WriteTurn> TakeAsync() => _turns.TakeAsync(TestContext.Current.CancellationToken).AsTask();
}
