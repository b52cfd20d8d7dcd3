using System.CommandLine;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;
using Garant.Cli.Files;
using Garant.Cli.Json;
using Garant.Cli.Terminals;

namespace Garant.Cli.Assessing;

/// <summary><c>garant assess upgrade</c></summary>
internal static class UpgradeCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string[]> files = new("--framework")
        {
            Description = "The versions at hand, files in the native format: the old one, the new one, and those between",
            HelpName = "FILE",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string> to = new("--to") { Description = "The version to move to", HelpName = "ID", Required = true };
        Option<string> answers = Options.File("--answers", "The answers to the old version", "A.json");
        Option<string> output = Options.File("-o", "Where to write the answers to the new version", "B.json", required: true, "--output");
        DocumentedCommand command = new(
            "upgrade",
            "Moves answers and notes to a newer version, step by step along the upgrade tables, and prints what was kept, changed, new and dropped as JSON.",
            "garant assess upgrade --framework frameworks/*.yaml --to garant-2026.2 --answers answers.json -o upgraded.json")
        {
            files, to, answers, output,
        };
        command.SetAction(parsed =>
        {
            string target = parsed.GetRequiredValue(output), answersPath = parsed.GetRequiredValue(answers);
            string[] paths = parsed.GetRequiredValue(files);
            OutputFile.MustNotBe(target, [answersPath, .. paths]);
            IReadOnlyList<Framework> frameworks = FrameworkFile.LoadAll(paths);
            AnswersFile given = GivenAnswers.Read(answersPath, terminal);
            Framework older = VersionOf(given, frameworks);
            given.MustFit(older);
            UpgradeResult result = EvaluationUpgrade.Apply(PlanFor(older, parsed.GetRequiredValue(to), frameworks), given.Sheet, given.Notes);
            OutputFile.Write(target, JsonFormat.Write(UpgradedAnswers.Of(result, given.ArchivedNotes)) + "\n");
            terminal.WriteJson(UpgradeReport.Of(result));
            return GarantCommand.Done;
        });
        return command;
    }

    private static Framework VersionOf(AnswersFile answers, IReadOnlyList<Framework> frameworks) =>
        frameworks.FirstOrDefault(framework => framework.Id == answers.Sheet.Framework)
        ?? throw new BadInputException([FileRemark.Error(
            answers.Path,
            answers.FrameworkLine,
            $"the answers are to version {answers.Sheet.Framework}, which none of the --framework files holds (they hold {string.Join(", ", frameworks.Select(framework => framework.Id))}); add its file")]);

    private static UpgradePlan PlanFor(Framework older, string to, IReadOnlyList<Framework> frameworks)
    {
        UpgradePlanner planner = new(frameworks);
        if (planner.Find(older.Id, to) is { } plan)
        {
            return plan;
        }

        if (older.Id == to)
        {
            throw BadInputException.Of($"the answers are to version {to} already; there is nothing to upgrade");
        }

        if (frameworks.All(framework => framework.Id != to))
        {
            throw BadInputException.Of($"--to is \"{to}\", which none of the --framework files holds; they hold {string.Join(", ", frameworks.Select(framework => framework.Id))}");
        }

        IReadOnlyList<Framework> reachable = planner.NewerThan(older.Id);
        throw BadInputException.Of(UpgradePlanner.VersionOrder.Compare(older.Id, to) > 0
            ? $"version {to} is older than {older.Id}, which the answers are to; answers only move to newer versions"
            : $"no upgrade tables lead from {older.Id} to {to}; {(reachable.Count == 0 ? "add the files of the versions between" : $"they lead to {string.Join(", ", reachable.Select(framework => framework.Id))}")}");
    }
}
