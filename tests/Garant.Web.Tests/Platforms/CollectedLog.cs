using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Garant.Web.Tests.Platforms;

/// <summary>Keeps what the platform logs, instead of printing it.</summary>
public sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    public IEnumerable<(LogLevel Level, string Text)> Entries => _entries;

    /// <summary>What was logged as an error, with the exceptions.</summary>
    public IEnumerable<string> Errors => _entries.Where(entry => entry.Level >= LogLevel.Error).Select(entry => entry.Text);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (logLevel >= LogLevel.Warning)
        {
            _entries.Enqueue((logLevel, $"{formatter(state, exception)} {exception}".Trim()));
        }
    }

    public void Dispose()
    {
    }
}
