using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Garant.Web.Starting;

/// <summary>
/// Writes the log to the console as usual, and the address at the end of a start alone after an empty line. It goes
/// through the log, which is written by a thread of its own: printed past it, it would not be the last line.
/// </summary>
internal sealed class ReadyLine(IServiceProvider services) : ConsoleFormatter(FormatterName)
{
    private const string FormatterName = "garant";
    private readonly Lazy<ConsoleFormatter> _usual = new(() => services.GetServices<ConsoleFormatter>().First(formatter => formatter.Name == ConsoleFormatterNames.Simple));

    /// <summary>What the line is logged as.</summary>
    public static EventId Event { get; } = new(1, nameof(ReadyLine));

    /// <summary>Unless the operator chose another form of the log, such as JSON.</summary>
    public static void AddTo(ILoggingBuilder logging)
    {
        logging.AddConsole(console => console.FormatterName ??= FormatterName);
        logging.Services.AddSingleton<ConsoleFormatter, ReadyLine>();
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (logEntry.EventId == Event && logEntry.Category == StartLog.Category)
        {
            bool isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
            string line = logEntry.Formatter(logEntry.State, null);
            textWriter.Write($"{Environment.NewLine}{(isTerminal ? $"\e[1m{line}\e[0m" : line)}{Environment.NewLine}");
        }
        else
        {
            _usual.Value.Write(logEntry, scopeProvider, textWriter);
        }
    }
}
