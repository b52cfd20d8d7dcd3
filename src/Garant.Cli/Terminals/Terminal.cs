using System.Text;
using Garant.Cli.Files;
using Garant.Cli.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Garant.Cli.Terminals;

/// <summary>Where a command writes: results to standard output, remarks to standard error.</summary>
internal sealed class Terminal
{
    /// <summary>Wide enough for every table: a file or a pipe has no right margin.</summary>
    private const int NoMargin = 100_000;

    private readonly IAnsiConsole _tables;
    private readonly IAnsiConsole? _progress;

    /// <summary>Writes plain text, as to files and pipes.</summary>
    public Terminal(TextWriter output, TextWriter error)
        : this(output, error, outputIsTerminal: false, errorIsTerminal: false)
    {
    }

    private Terminal(TextWriter output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal)
    {
        Output = output;
        Error = error;
        _tables = Create(output, outputIsTerminal);
        _progress = errorIsTerminal ? Create(error, isTerminal: true) : null;
    }

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>The streams of this process, in UTF-8 without a byte order mark.</summary>
    public static Terminal OfProcess()
    {
        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // A process without a console keeps the encoding it has.
        }

        return new(Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
    }

    /// <summary>Writes a value as JSON to standard output.</summary>
    public void WriteJson<T>(T value) => Output.Write(JsonFormat.Write(value) + "\n");

    /// <summary>Writes a line of text to standard output.</summary>
    public void WriteLine(string text = "") => Output.WriteLine(text);

    /// <summary>Writes a table to standard output.</summary>
    public void Write(IRenderable table) => _tables.Write(table);

    /// <summary>Writes remarks to standard error, a line each.</summary>
    public void Report(IEnumerable<string> lines)
    {
        foreach (string line in EndingSignals.AreEnding ? [] : lines)
        {
            Error.WriteLine(OneLine.Of(line));
        }
    }

    /// <summary>Does something with each of several things, with a progress bar where somebody watches.</summary>
    public void ForEach<T>(string what, IReadOnlyList<T> things, Action<T> act)
    {
        if (_progress is null || things.Count < 2)
        {
            foreach (T thing in things)
            {
                act(thing);
            }

            return;
        }

        _progress.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask(what, maxValue: things.Count);
            foreach (T thing in things)
            {
                act(thing);
                task.Increment(1);
            }
        });
    }

    /// <summary>Does long work, with a progress bar where somebody watches; the work says how far it is.</summary>
    public void Watch(string what, long size, Action<Action<long>> work)
    {
        if (_progress is null)
        {
            work(_ => { });
            return;
        }

        _progress.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(what), maxValue: Math.Max(size, 1));
            work(done => task.Value = done);
        });
    }

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = NoMargin;
            console.Profile.Capabilities.Unicode = true;
            console.Profile.Capabilities.Links = false;
        }

        return console;
    }
}
