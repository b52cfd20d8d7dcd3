namespace Garant.Platform.Storage;

/// <summary>That nobody else of this process writes to the SQLite file.</summary>
public sealed class SqliteTurn : IDisposable
{
    private SqliteTurns? _turns;

    internal SqliteTurn(SqliteTurns turns, TimeSpan left) => (_turns, Left) = (turns, left);

    /// <summary>What is left of the longest wait, for the file itself.</summary>
    public TimeSpan Left { get; }

    /// <summary>Gives it back, once.</summary>
    public void Dispose() => Interlocked.Exchange(ref _turns, null)?.Release();
}
