using System.CommandLine;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Importing;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

namespace Garant.Cli.Frameworks;

/// <summary><c>garant framework import</c></summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> french = Options.File("--fr", "The French text, in Markdown", "F.md");
        Option<string> english = Options.File("--en", "The English text, in Markdown", "E.md");
        Option<string> scoring = Options.File("--scoring", "The points of every item, in JSON", "S.json");
        Option<string> upgrade = Options.File("--upgrade", "What becomes of answers to older versions, in JSON", "U.json", required: false);
        Option<string> id = new("--id") { Description = "The version's id; the upgrade table's, or the files' name, by default", HelpName = "ID" };
        Option<string> frenchName = new("--name-fr") { Description = "The framework's name in French; the text's heading by default", HelpName = "NAME" };
        Option<string> englishName = new("--name-en") { Description = "The framework's name in English", HelpName = "NAME" };
        Option<string> output = Options.File("-o", "Where to write the version in the native format", "OUT.yaml", required: true, "--output");
        DocumentedCommand command = new(
            "import",
            "Makes a native file of a published version, from the Markdown texts and tables its authors write. Remarks on what had to be repaired go to standard error as file:line: severity: text.",
            "garant framework import --fr assessment-202301-fr.md --en assessment-202301-en.md --scoring scoring.json --upgrade upgrade.json -o 202301.yaml")
        {
            french, english, scoring, upgrade, id, frenchName, englishName, output,
        };
        command.SetAction(parsed =>
        {
            string target = parsed.GetRequiredValue(output);
            string[] files = [parsed.GetRequiredValue(french), parsed.GetRequiredValue(english), parsed.GetRequiredValue(scoring)];
            string? table = parsed.GetValue(upgrade);
            OutputFile.MustNotBe(target, [.. files, table]);
            Framework framework = Import(
                new()
                {
                    French = Source(files[0]),
                    English = Source(files[1]),
                    Scoring = Source(files[2]),
                    Upgrade = table is null ? null : Source(table),
                    Id = Given(parsed, id),
                    Name = Name(Given(parsed, frenchName), Given(parsed, englishName)),
                },
                terminal);
            string yaml = FrameworkWriter.Write(framework);
            IEnumerable<string> warnings = ReadBack(target, yaml);
            OutputFile.Write(target, yaml);
            terminal.Report(warnings);
            terminal.WriteLine($"{target} was written: {FrameworkSize.Of(framework)}.");
            return GarantCommand.Done;
        });
        return command;
    }

    private static SourceText Source(string path) => new(path, InputFile.Read(path));

    private static Framework Import(PublishedSources sources, Terminal terminal)
    {
        FrameworkReading reading = PublishedFrameworkImporter.Import(sources);
        IEnumerable<string> remarks = reading.Diagnostics.Select(diagnostic => diagnostic.ToString());
        if (reading.Framework is not { } framework)
        {
            throw new BadInputException([.. remarks]);
        }

        terminal.Report(remarks);
        return framework;
    }

    private static string? Given(ParseResult parsed, Option<string> option) => parsed.GetValue(option) switch
    {
        null => null,
        var text when string.IsNullOrWhiteSpace(text) => throw BadInputException.Of($"{option.Name} is empty; write a text after it or leave it out"),
        var text => text.Trim(),
    };

    private static LocalizedText? Name(string? french, string? english) => (french, english) switch
    {
        (null, null) => null,
        (not null, not null) => new(french, english),
        _ => throw BadInputException.Of("--name-fr and --name-en go together; give both or neither"),
    };

    /// <summary>What was imported must also be a sound framework, or no one could use the file; the warnings about it.</summary>
    private static IEnumerable<string> ReadBack(string path, string yaml)
    {
        FrameworkReading reading = FrameworkReader.Read(path, yaml);
        IEnumerable<string> remarks = reading.Diagnostics.Select(diagnostic => diagnostic.ToString());
        return !reading.HasErrors ? remarks : throw new BadInputException(
        [
            .. remarks,
            FileRemark.Error(path, 0, "the file was not written: what was imported is not a sound framework, see above; correct the sources"),
        ]);
    }
}
