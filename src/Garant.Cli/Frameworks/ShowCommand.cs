using System.CommandLine;
using Garant.Assessment.Frameworks;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

namespace Garant.Cli.Frameworks;

/// <summary><c>garant framework show</c></summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("FILE") { Description = "A framework file in the native format" };
        Option<string> lang = Options.Lang();
        Option<string> format = Options.Format();
        DocumentedCommand command = new(
            "show",
            "Prints a framework version: its sections, elements, answers and points. JSON holds every language, whatever --lang says.",
            "garant framework show frameworks/garant-2026.1.yaml --lang fr",
            "garant framework show frameworks/garant-2026.1.yaml --format json")
        {
            file, lang, format,
        };
        command.SetAction(parsed =>
        {
            Framework framework = FrameworkFile.Load(parsed.GetRequiredValue(file));
            if (parsed.GetRequiredValue(format) == "json")
            {
                terminal.WriteJson(FrameworkReport.Of(framework));
            }
            else
            {
                FrameworkTables.Write(framework, parsed.GetRequiredValue(lang), terminal);
            }

            return GarantCommand.Done;
        });
        return command;
    }
}
