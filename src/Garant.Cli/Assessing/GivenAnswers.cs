using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

namespace Garant.Cli.Assessing;

/// <summary>The answers file a user names.</summary>
internal static class GivenAnswers
{
    /// <summary>The answers of a file; warnings go to standard error.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static AnswersFile Read(string path, Terminal terminal)
    {
        (AnswersFile? answers, IReadOnlyList<Diagnostic> diagnostics) = AnswersFileReader.Read(path, InputFile.Read(path));
        if (answers is null)
        {
            throw new BadInputException([.. diagnostics.Where(remark => remark.Severity == Severity.Error).Select(remark => remark.ToString())]);
        }

        terminal.Report(diagnostics.Select(remark => remark.ToString()));
        return answers;
    }

    /// <summary>Refuses answers that the framework does not admit.</summary>
    /// <exception cref="BadInputException">There are faults; all are named, each with its line.</exception>
    public static void MustFit(this AnswersFile answers, Framework framework)
    {
        IReadOnlyList<Diagnostic> faults = answers.Faults(framework);
        if (faults.Count > 0)
        {
            throw new BadInputException([.. faults.Select(fault => fault.ToString())]);
        }
    }
}
