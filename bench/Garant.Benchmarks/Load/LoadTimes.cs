using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Garant.Benchmarks.Load;

/// <summary>How long the requests of a load took, by what they asked for.</summary>
internal sealed class LoadTimes
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _taken = new(StringComparer.Ordinal);

    /// <summary>Waits for an answer and notes how long it took.</summary>
    public async Task<T> OfAsync<T>(string what, Func<Task<T>> send)
    {
        long start = Stopwatch.GetTimestamp();
        T answer = await send();
        _taken.GetOrAdd(what, _ => []).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return answer;
    }

    /// <summary>Prints a line of what was asked for.</summary>
    public void Print(string what)
    {
        double[] sorted = [.. _taken.GetValueOrDefault(what, []).Order()];
        if (sorted.Length > 0)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{what,-8} {sorted.Length,7} requests, median {At(50),7:0.0} ms, p95 {At(95),7:0.0} ms, p99 {At(99),7:0.0} ms"));
        }

        double At(int percent) => sorted[(sorted.Length - 1) * percent / 100];
    }

    /// <summary>How many of these were answered.</summary>
    public int Count(params ReadOnlySpan<string> what)
    {
        int count = 0;
        foreach (string one in what)
        {
            count += _taken.GetValueOrDefault(one)?.Count ?? 0;
        }

        return count;
    }
}
