using System.Runtime.InteropServices;

namespace Garant.Cli.Files;

/// <summary>Removes what is half written when somebody ends the process.</summary>
internal static class EndingSignals
{
    /// <summary>SIGXFSZ, which Linux and macOS number the same: a file grew beyond a limit.</summary>
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    /// <summary>Kept until the process ends: a signal that is handled after its registration has gone does what it does by default.</summary>
    private static readonly List<PosixSignalRegistration> Signals = [];

    /// <summary>Handles the signals from here on.</summary>
    public static void Handle()
    {
        Signals.AddRange(new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, End)));
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            // Without the signal the write fails, which is told in words.
            Signals.Add(PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true));
        }
    }

    /// <summary>Whether a signal is ending the process; what fails from here on fails because of it.</summary>
    public static bool AreEnding { get; private set; }

    /// <summary>Leaves the end to a signal that came.</summary>
    public static void Await()
    {
        if (AreEnding)
        {
            Thread.Sleep(Timeout.Infinite);
        }
    }

    /// <summary>Ends as shells expect: 128 and the number of the signal.</summary>
    private static void End(PosixSignalContext context)
    {
        context.Cancel = true;
        AreEnding = true;
        TemporaryFolder.RemoveAll();
        Environment.Exit(context.Signal switch { PosixSignal.SIGINT => 130, PosixSignal.SIGHUP => 129, _ => 143 });
    }
}
