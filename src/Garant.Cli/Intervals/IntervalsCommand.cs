using System.CommandLine;
using Garant.Cli.Terminals;

namespace Garant.Cli.Intervals;

/// <summary><c>garant intervals</c></summary>
internal static class IntervalsCommand
{
    public static Command Create(Terminal terminal) => new DocumentedCommand("intervals", "Puts intervals with guaranteed coverage around the predictions of any model.")
    {
        CalibrateIntervalsCommand.Create(terminal),
        PredictIntervalsCommand.Create(terminal),
    };
}
