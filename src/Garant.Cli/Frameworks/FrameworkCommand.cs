using System.CommandLine;
using Garant.Cli.Terminals;

namespace Garant.Cli.Frameworks;

/// <summary><c>garant framework</c></summary>
internal static class FrameworkCommand
{
    public static Command Create(Terminal terminal) => new DocumentedCommand("framework", "Imports, checks, shows and compares framework versions.")
    {
        ImportCommand.Create(terminal),
        ValidateCommand.Create(terminal),
        ShowCommand.Create(terminal),
        DiffCommand.Create(terminal),
    };
}
