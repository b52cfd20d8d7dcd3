using System.CommandLine;
using Garant.Cli.Terminals;

namespace Garant.Cli.Assessing;

/// <summary><c>garant assess</c></summary>
internal static class AssessCommand
{
    public static Command Create(Terminal terminal) => new DocumentedCommand("assess", "Scores answers and moves them to newer versions.")
    {
        ScoreCommand.Create(terminal),
        UpgradeCommand.Create(terminal),
    };
}
