using System.CommandLine;
using Garant.Assessment.Frameworks;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

namespace Garant.Cli.Frameworks;

/// <summary><c>garant framework validate</c></summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> files = new("FILE") { Description = "Framework files in the native format", Arity = ArgumentArity.OneOrMore };
        DocumentedCommand command = new(
            "validate",
            "Checks framework files and names every fault with file, line and remedy on standard error.",
            "garant framework validate frameworks/garant-2026.1.yaml",
            "garant framework validate frameworks/*.yaml")
        {
            files,
        };
        command.SetAction(parsed =>
        {
            List<string> sound = [], remarks = [];
            bool hasErrors = false;
            terminal.ForEach("Checking", parsed.GetRequiredValue(files), file =>
            {
                try
                {
                    FrameworkReading reading = FrameworkFile.Read(file);
                    remarks.AddRange(reading.Diagnostics.Select(diagnostic => diagnostic.ToString()));
                    hasErrors |= reading.HasErrors;
                    if (reading.Framework is { } framework)
                    {
                        sound.Add($"{file} is sound: {FrameworkSize.Of(framework)}.");
                    }
                }
                catch (BadInputException fault)
                {
                    remarks.AddRange(fault.Lines);
                    hasErrors = true;
                }
            });
            terminal.Report(remarks);
            sound.ForEach(terminal.WriteLine);
            return hasErrors ? GarantCommand.BadInput : GarantCommand.Done;
        });
        return command;
    }
}
