using System.CommandLine;
using Garant.Cli.Terminals;

namespace Garant.Cli.Sets;

/// <summary><c>garant sets</c></summary>
internal static class SetsCommand
{
    public static Command Create(Terminal terminal) => new DocumentedCommand("sets", "Makes sets of labels with guaranteed coverage from the probabilities of any model.")
    {
        CalibrateSetsCommand.Create(terminal),
        PredictSetsCommand.Create(terminal),
    };
}
