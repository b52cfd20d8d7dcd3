using System.Net.Sockets;
using Garant.Platform.Storage;
using Microsoft.AspNetCore.Connections;

namespace Garant.Web.Starting;

/// <summary>Ends a start that cannot work with a sentence and its remedy instead of a trace. What nobody foresaw keeps its trace.</summary>
internal static class StartFaults
{
    private const string Prefix = "Garant cannot start: ";

    /// <summary>From now on, until <see cref="LeaveToRuntime"/>.</summary>
    public static void EndInOneSentence() => AppDomain.CurrentDomain.UnhandledException += End;

    /// <summary>The platform is up: what goes wrong now is no fault of the start.</summary>
    public static void LeaveToRuntime() => AppDomain.CurrentDomain.UnhandledException -= End;

    /// <summary>What to tell about a fault, or <c>null</c> when it is none of those that an operator can remedy.</summary>
    public static string? Sentence(Exception fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (Known(cause) is { } sentence)
            {
                return sentence.ReplaceLineEndings(" ");
            }
        }

        return null;
    }

    private static string? Known(Exception fault) => fault switch
    {
        StartException told => told.Message,
        IOException { InnerException: AddressInUseException } => $"{fault.Message} Stop the other program, or choose another address with --urls http://127.0.0.1:5081 (after \"--\" with dotnet run).",
        SocketException => $"it cannot listen on its address: {fault.Message}. Choose another with --urls http://127.0.0.1:5081 (after \"--\" with dotnet run).",
        FormatException { Source: "Microsoft.AspNetCore.Http" } => $"the address to listen on cannot be read: {fault.Message} Write it as --urls http://127.0.0.1:5081.",
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => $"a setting cannot be read: {fault.Message} Correct it.",
        InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" or "Microsoft.AspNetCore.Server.Kestrel" } => $"it cannot listen on its address: {fault.Message.Split('\n')[0].Trim()} Name a certificate in Kestrel:Certificates:Default, or listen on http:// behind a proxy with HTTPS.",
        InvalidDataException { Source: "Microsoft.Extensions.Configuration.FileExtensions" } => $"a settings file cannot be read: {fault.Message} {fault.InnerException?.InnerException?.Message}".TrimEnd() + " Correct it.",
        IOException full when StorageFaults.IsFullDisk(full) => $"there is no room left on the disk: {fault.Message} Free some and start again.",
        _ => null,
    };

    private static void End(object sender, UnhandledExceptionEventArgs thrown)
    {
        if (thrown.ExceptionObject is Exception fault && Sentence(fault) is { } sentence)
        {
            Console.Error.WriteLine(Prefix + sentence);
            Environment.Exit(1);
        }
    }
}
