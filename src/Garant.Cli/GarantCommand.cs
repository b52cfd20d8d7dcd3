using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using Garant.Cli.Assessing;
using Garant.Cli.Calibrating;
using Garant.Cli.Completion;
using Garant.Cli.Evaluating;
using Garant.Cli.Frameworks;
using Garant.Cli.Intervals;
using Garant.Cli.Log;
using Garant.Cli.Risks;
using Garant.Cli.Sets;
using Garant.Cli.Terminals;

namespace Garant.Cli;

/// <summary>The command <c>garant</c>.</summary>
public static class GarantCommand
{
    /// <summary>The exit code of what was done.</summary>
    public const int Done = 0;

    /// <summary>The exit code of bad input.</summary>
    public const int BadInput = 2;

    /// <summary>The exit code of a check that found a fault.</summary>
    public const int Faulty = 3;

    /// <summary>Runs a command line, as the program does.</summary>
    /// <param name="arguments">The words after <c>garant</c>.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error) =>
        Run(arguments, new Terminal(output, error));

    internal static int Run(IReadOnlyList<string> arguments, Terminal terminal)
    {
        (CultureInfo culture, CultureInfo interfaceCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            // What a machine reads, and every message, is the same wherever the program runs; tables ask for a language.
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
            return Invoke(arguments, terminal);
        }
        catch (BadInputException fault)
        {
            terminal.Report(fault.Lines);
            return BadInput;
        }
        catch (Exception fault)
        {
            terminal.Report([BadInputException.Line($"{fault.Message} ({fault.GetType().Name})")]);
            return BadInput;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, interfaceCulture);
        }
    }

    private static int Invoke(IReadOnlyList<string> arguments, Terminal terminal)
    {
        ParseResult parsed = Root(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            string command = string.Join(' ', Path(parsed.CommandResult.Command));
            terminal.Report(parsed.Errors.Select(error => BadInputException.Line($"{error.Message.TrimEnd('.')}; see {command} --help")));
            return BadInput;
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        });
    }

    private static RootCommand Root(Terminal terminal)
    {
        RootCommand root = new("Reads, shows and compares assessment frameworks, scores answers and moves them to newer versions; puts prediction intervals and sets with guaranteed coverage around a model's predictions, calibrates its probabilities, keeps the risks of its decisions at their levels, and checks the journal of a platform.")
        {
            FrameworkCommand.Create(terminal),
            AssessCommand.Create(terminal),
            IntervalsCommand.Create(terminal),
            SetsCommand.Create(terminal),
            CalibrateCommand.Create(terminal),
            RiskCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            LogCommand.Create(terminal),
            CompletionCommand.Create(terminal),
        };
        root.HelpName = "garant";
        HelpOption option = root.Options.OfType<HelpOption>().Single();
        if (option.Action is HelpAction help)
        {
            option.Action = new HelpWithExamples(help);
        }

        return root;
    }

    private static IEnumerable<string> Path(Command command) => command is RootCommand
        ? ["garant"]
        : command.Parents.OfType<Command>().SelectMany(Path).Append(command.Name);
}
