using Garant.Cli;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

using EndingSignals signals = new();
return GarantCommand.Run(args, Terminal.OfProcess());
