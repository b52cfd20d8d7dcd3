using Garant.Cli;
using Garant.Cli.Terminals;

return GarantCommand.Run(args, Terminal.OfProcess());
