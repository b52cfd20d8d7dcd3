using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Garant.Web.Tests.Platforms;

/// <summary>Keeps what the platform logs, instead of printing it.</summary>
public sealed class CollectedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text)> _entries = new();

    /// <summary>Warnings and errors, with the exceptions.</summary>
    public IEnumerable<(LogLevel Level, string Text)> Entries =>
        _entries.Where(entry => entry.Level >= LogLevel.Warning).Select(entry => (entry.Level, entry.Text));

    /// <summary>What was logged as an error, with the exceptions.</summary>
    public IEnumerable<string> Errors => _entries.Where(entry => entry.Level >= LogLevel.Error).Select(entry => entry.Text);

    /// <summary>What one part of the platform said since the last <see cref="Clear"/>, from information on.</summary>
    public IEnumerable<(LogLevel Level, string Text)> Lines(string category) =>
        _entries.Where(entry => entry.Category == category).Select(entry => (entry.Level, entry.Text));

    public void Clear() => _entries.Clear();

    public ILogger CreateLogger(string categoryName) => new OfCategory(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class OfCategory(CollectedLog log, string category) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning || (logLevel == LogLevel.Information && category.StartsWith("Garant.", StringComparison.Ordinal)))
            {
                log._entries.Enqueue((category, logLevel, $"{formatter(state, exception)} {exception}".Trim()));
            }
        }
    }
}
