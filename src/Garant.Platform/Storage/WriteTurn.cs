namespace Garant.Platform.Storage;

/// <summary>That nobody else of this process writes.</summary>
public sealed class WriteTurn : IDisposable
{
    private WriteTurns? _turns;

    internal WriteTurn(WriteTurns turns, TimeSpan left) => (_turns, Left) = (turns, left);

    /// <summary>What is left of the longest wait, for the database itself.</summary>
    public TimeSpan Left { get; }

    /// <summary>Gives it back, once.</summary>
    public void Dispose() => Interlocked.Exchange(ref _turns, null)?.Release();
}
