using Microsoft.Extensions.Logging;

namespace Garant.Platform.Tests.Databases;

/// <summary>Keeps what was logged.</summary>
public sealed class CollectedLog
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public ILogger<T> For<T>() => new Log<T>(this);

    private sealed class Log<T>(CollectedLog log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (log._lines)
            {
                log._lines.Add($"{logLevel}: {formatter(state, exception)}");
            }
        }
    }
}
