using System.CommandLine;
using Garant.Cli.Terminals;

namespace Garant.Cli.Calibrating;

/// <summary><c>garant calibrate</c></summary>
internal static class CalibrateCommand
{
    public static Command Create(Terminal terminal) => new DocumentedCommand("calibrate", "Makes the probabilities of any model mean what they say: of the rows with 0.8, eight in ten have the label.")
    {
        FitCommand.Create(terminal),
        ApplyCommand.Create(terminal),
    };
}
