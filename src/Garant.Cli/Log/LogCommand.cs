using System.CommandLine;
using Garant.Cli.Terminals;

namespace Garant.Cli.Log;

/// <summary><c>garant log</c></summary>
internal static class LogCommand
{
    public static Command Create(Terminal terminal) => new("log", "Checks the journal of a platform.")
    {
        VerifyLogCommand.Create(terminal),
    };
}
