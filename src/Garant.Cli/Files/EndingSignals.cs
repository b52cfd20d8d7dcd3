using System.Runtime.InteropServices;

namespace Garant.Cli.Files;

/// <summary>Removes what is half written when somebody ends the process.</summary>
internal sealed class EndingSignals : IDisposable
{
    private readonly PosixSignalRegistration[] _signals =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, End)),
    ];

    public void Dispose() => Array.ForEach(_signals, signal => signal.Dispose());

    /// <summary>Ends as shells expect: 128 and the number of the signal.</summary>
    private static void End(PosixSignalContext context)
    {
        context.Cancel = true;
        TemporaryFolder.RemoveAll();
        Environment.Exit(context.Signal switch { PosixSignal.SIGINT => 130, PosixSignal.SIGHUP => 129, _ => 143 });
    }
}
