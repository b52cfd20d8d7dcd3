using Garant.Cli;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

EndingSignals.Handle();
int code = GarantCommand.Run(args, Terminal.OfProcess());
EndingSignals.Await();
return code;
