using System.CommandLine;
using Garant.Cli.Terminals;

namespace Garant.Cli.Log;

/// <summary><c>garant log verify</c></summary>
internal static class VerifyLogCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string?> data = new("--data") { Description = "The data folder of the platform: its SQLite file, and the file that knows how far the journal went", HelpName = "folder" };
        Option<string?> connection = new("--connection") { Description = "Read PostgreSQL instead: the platform's connection string", HelpName = "connection" };
        Option<string> format = Options.Format();
        DocumentedCommand command = new(
            "verify",
            "Checks that no row of a platform's journal was changed, moved, removed or added since it was written. Reads only, also while the platform runs.",
            "garant log verify --data /var/lib/garant",
            "garant log verify --data /var/lib/garant --connection \"Host=localhost;Database=garant;Username=garant\" --format json")
        {
            data,
            connection,
            format,
        };

        // What follows is in a class of its own, so that no other command waits for the storage to be loaded.
        command.SetAction((parsed, stop) => LogVerification.RunAsync(
            terminal,
            parsed.GetValue(data),
            parsed.GetValue(connection),
            parsed.GetRequiredValue(format) == "json",
            stop));
        return command;
    }
}
