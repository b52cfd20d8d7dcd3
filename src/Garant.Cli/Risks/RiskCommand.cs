using System.CommandLine;
using Garant.Cli.Terminals;

namespace Garant.Cli.Risks;

/// <summary><c>garant risk …</c></summary>
internal static class RiskCommand
{
    public static Command Create(Terminal terminal) => new("risk", "Finds thresholds that keep the risks of decisions at their levels.")
    {
        ControlRiskCommand.Create(terminal),
    };
}
