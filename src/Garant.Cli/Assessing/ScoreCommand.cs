using System.CommandLine;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Improvement;
using Garant.Assessment.Scoring;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

namespace Garant.Cli.Assessing;

/// <summary><c>garant assess score</c></summary>
internal static class ScoreCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> file = Options.File("--framework", "The version that was answered, a file in the native format", "FILE");
        Option<string> answers = Options.File("--answers", "The answers: {\"framework\": ID, \"answers\": {\"1.1\": [\"1.1.a\"]}}", "ANSWERS.json");
        Option<string> format = Options.Format();
        Option<string> lang = Options.Lang();
        Option<string> kind = new("--kind") { Description = "The kind of organisation whose weights apply; all elements weigh the same by default", HelpName = "KEY" };
        Option<string> path = Options.Choice("--path", "What the cheapest path to the next level costs (table)", "effort", "answers", "points");
        Option<decimal?> reach = Options.Number("--reach", "A score to find the cheapest path to, instead of the next level (table)", 0m, 100m);
        DocumentedCommand command = new(
            "score",
            "Scores answers: in total and by section, the label level, the risk exposure, what would raise the score most and the cheapest path to the next level. Until every element that applies is answered, the score is the range it can still end in.",
            "garant assess score --framework frameworks/garant-2026.1.yaml --answers answers.json",
            "garant assess score --framework frameworks/garant-2026.1.yaml --answers answers.json --format json",
            "garant assess score --framework frameworks/garant-2026.1.yaml --answers answers.json --path answers --reach 62.5 --lang fr")
        {
            file, answers, format, lang, kind, path, reach,
        };
        command.SetAction(parsed =>
        {
            string frameworkFile = parsed.GetRequiredValue(file), language = parsed.GetRequiredValue(lang);
            bool json = parsed.GetRequiredValue(format) == "json";
            if (json && (parsed.GetResult(path) is { Implicit: false } || parsed.GetResult(reach) is { Implicit: false }))
            {
                throw BadInputException.Of("--path and --reach speak of the table; leave them out with --format json");
            }

            Framework framework = FrameworkFile.Load(frameworkFile);
            Scorer scorer = new(framework, KindOf(framework, frameworkFile, parsed.GetValue(kind)));
            AnswersFile given = GivenAnswers.Read(parsed.GetRequiredValue(answers), terminal);
            given.MustFit(framework);
            if (json)
            {
                terminal.WriteJson(ScoreReport.Of(scorer, given.Sheet, language));
            }
            else
            {
                new ScoreTables(scorer, given.Sheet, language, terminal).Write(CostOf(parsed.GetRequiredValue(path)), parsed.GetValue(reach));
            }

            return GarantCommand.Done;
        });
        return command;
    }

    private static OrganisationKind? KindOf(Framework framework, string file, string? key)
    {
        if (key is null)
        {
            return null;
        }

        string known = framework.OrganisationKinds.Count == 0
            ? "it has none; leave --kind out"
            : $"it has {string.Join(", ", framework.OrganisationKinds.Select(kind => kind.Key))}";
        return framework.OrganisationKinds.FirstOrDefault(kind => kind.Key == key)
            ?? throw BadInputException.Of($"--kind is \"{key}\", which is no kind of organisation in {file}; {known}");
    }

    private static PathCost CostOf(string word) => word switch
    {
        "points" => PathCost.Points,
        "answers" => PathCost.Answers,
        _ => PathCost.Effort,
    };
}
