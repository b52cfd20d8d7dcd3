namespace Garant.Platform.Tests.Files;

/// <summary>A sender who pauses halfway, or is gone.</summary>
internal sealed class FailingStream(byte[] bytes, int failAfter, Func<Task>? pause) : MemoryStream(bytes)
{
    private const int Halfway = 100_000;

    private bool _hasPaused;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (pause is not null && Position > Halfway && !_hasPaused)
        {
            _hasPaused = true;
            await pause();
        }

        cancellationToken.ThrowIfCancellationRequested();
        int read = Read(buffer.Span[..Math.Min(buffer.Length, Math.Max(1, failAfter - (int)Position))]);
        return Position >= failAfter ? throw new IOException("The sender is gone.") : read;
    }
}
