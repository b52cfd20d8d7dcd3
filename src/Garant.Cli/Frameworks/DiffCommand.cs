using System.CommandLine;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

namespace Garant.Cli.Frameworks;

/// <summary><c>garant framework diff</c></summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> older = new("OLD") { Description = "The older version's file" };
        Argument<string> newer = new("NEW") { Description = "The newer version's file" };
        DocumentedCommand command = new(
            "diff",
            "Compares two versions and prints what changed as a draft of the upgrade table: comments that sum it up, then the entry for the \"upgrades\" of NEW.",
            "garant framework diff frameworks/garant-2026.1.yaml frameworks/garant-2026.2.yaml")
        {
            older, newer,
        };
        command.SetAction(parsed =>
        {
            string newFile = parsed.GetRequiredValue(newer);
            Framework before = FrameworkFile.Load(parsed.GetRequiredValue(older));
            Framework after = FrameworkFile.Load(newFile);
            if (before.Id == after.Id)
            {
                throw new BadInputException([FileRemark.Error(newFile, 0, $"both files hold version {after.Id}; give the newer one an id of its own")]);
            }

            FrameworkDiff diff = FrameworkDiff.Between(before, after);
            terminal.Output.Write(string.Concat(DiffSummary.Of(diff).Select(line => $"# {OneLine.Of(line)}\n")) + FrameworkWriter.Write(diff.Table));
            return GarantCommand.Done;
        });
        return command;
    }
}
