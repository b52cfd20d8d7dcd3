namespace Garant.Web.Tests.Platforms;

/// <summary>How often a password was hashed or compared: the work that takes the time of signing in.</summary>
public sealed class HashCounter
{
    private int _count;

    public int Count => _count;

    public void Add() => Interlocked.Increment(ref _count);

    /// <summary>Counts anew.</summary>
    /// <returns>How many there were.</returns>
    public int Take() => Interlocked.Exchange(ref _count, 0);
}
