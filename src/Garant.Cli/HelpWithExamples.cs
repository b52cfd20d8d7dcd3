using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Garant.Cli;

/// <summary>The library's help, followed by the command's examples and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        Command command = parseResult.CommandResult.Command;
        if (command is DocumentedCommand { Examples.Count: > 0 } documented)
        {
            Write(output, "Examples:", documented.Examples);
        }

        if (command is RootCommand)
        {
            Write(output, "Exit codes:", ["0  done", "2  bad input: standard error says what and where", "3  a check found a fault"]);
        }

        return GarantCommand.Done;
    }

    private static void Write(TextWriter output, string heading, IReadOnlyList<string> lines)
    {
        output.WriteLine(heading);
        foreach (string line in lines)
        {
            output.WriteLine("  " + line);
        }
    }
}
