namespace Garant.Cli.Tests;

/// <summary>Command lines and files that cannot be used, each with the line it gets.</summary>
public sealed class BadInputTests
{
    private const string Mill = "assess score --framework {mill-1.yaml} --answers {complete.json}";
    private const string Bakery = "framework import --fr {bakery/bakery-fr.md} --en {bakery/bakery-en.md} --scoring {bakery/scoring.json}";
    private const string Upgrade = "assess upgrade --framework {mill-1.yaml} {mill-2.yaml} --answers {complete.json}";

    public static TheoryData<string, string> Table => new()
    {
        { "", "garant: error: Required command was not provided; see garant --help" },
        { "framework", "garant: error: Required command was not provided; see garant framework --help" },
        { "assess shwo", "garant: error: Required command was not provided; see garant assess --help" },
        { "framework validate", "garant: error: Required argument 'FILE' missing for command: 'validate'; see garant framework validate --help" },
        { Mill + " --sortiert", "garant: error: Unrecognized command or argument '--sortiert'; see garant assess score --help" },
        { "assess score --framework {mill-1.yaml}", "garant: error: Option '--answers' is required; see garant assess score --help" },
        { Mill + " --format xml", "garant: error: Argument 'xml' not recognized. Must be one of: 'table' 'json'; see garant assess score --help" },
        { Mill + " --lang de", "garant: error: Argument 'de' not recognized. Must be one of: 'en' 'fr'; see garant assess score --help" },
        { Mill + " --kind city", "garant: error: --kind is \"city\", which is no kind of organisation in {mill-1.yaml}; it has village" },
        { Mill + " --reach 57,3", "garant: error: --reach is \"57,3\", which is not a number; write it with a point, such as 57.3; see garant assess score --help" },
        { Mill + " --reach 1,000.5", "garant: error: --reach is \"1,000.5\", which is not a number; write it with a point, such as 57.3; see garant assess score --help" },
        { Mill + " --reach 100.5", "garant: error: --reach is 100.5; it must be from 0 to 100; see garant assess score --help" },
        { Mill + " --reach 50 --format json", "garant: error: --path and --reach speak of the table; leave them out with --format json" },
        { "assess score --framework {nowhere.yaml} --answers {complete.json}", "{nowhere.yaml}:0: error: there is no such file; correct the path" },
        { "assess score --framework {mill-1.yaml} --answers {no/where.json}", "{no/where.json}:0: error: there is no such file; correct the path" },
        { "assess score --framework {bakery} --answers {complete.json}", "{bakery}:0: error: this is a folder; name a file in it" },
        { "assess score --framework {complete.json} --answers {complete.json}", "{complete.json}:1: error: " },
        { "framework show {mill-1.yaml} --format JSON", "garant: error: Argument 'JSON' not recognized. Must be one of: 'table' 'json'; see garant framework show --help" },
        { "framework diff {mill-1.yaml}", "garant: error: Required argument 'NEW' missing for command: 'diff'; see garant framework diff --help" },
        { "framework diff {mill-1.yaml} {mill-1.yaml}", "{mill-1.yaml}:0: error: both files hold version mill-1; give the newer one an id of its own" },
        { Bakery, "garant: error: Option '-o' is required; see garant framework import --help" },
        { Bakery + " --id 209902 -o {no/out.yaml}", "{bakery/scoring.json}:4: warning: no item 1.1.z stands in the texts; its points are left out" },
        { Bakery + " --name-fr Boulangerie -o {out.yaml}", "garant: error: --name-fr and --name-en go together; give both or neither" },
        { Bakery + " -o {bakery/scoring.json}", "{bakery/scoring.json}:0: error: this file is read by the same command; name another one after -o" },
        { Upgrade + " --to mill-3 -o {b.json}", "garant: error: --to is \"mill-3\", which none of the --framework files holds; they hold mill-1, mill-2" },
        { Upgrade + " --to mill-1 -o {b.json}", "garant: error: the answers are to version mill-1 already; there is nothing to upgrade" },
        { Upgrade + " --to mill-2 -o {complete.json}", "{complete.json}:0: error: this file is read by the same command; name another one after -o" },
        { "assess upgrade --framework {mill-2.yaml} --answers {complete.json} --to mill-2 -o {b.json}", "{complete.json}:2: error: the answers are to version mill-1, which none of the --framework files holds (they hold mill-2); add its file" },
        { "assess upgrade --framework {mill-2.yaml} {mill-2.yaml} --answers {complete.json} --to mill-2 -o {b.json}", "{mill-2.yaml}:0: error: version mill-2 stands also in {mill-2.yaml}; name one of the files" },
        { Upgrade + " --to mill-2 -o {no/b.json}", "{no/b.json}:0: error: the folder of this file does not exist; create it first" },
        { Upgrade + " --to mill-2 -o {bakery}", "{bakery}:0: error: this is a folder; name a file in it" },
        { "completion tcsh", "garant: error: Argument 'tcsh' not recognized. Must be one of: 'bash' 'zsh' 'pwsh'; see garant completion --help" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Garant_OnBadInput_SaysWhatAndWhere(string commandLine, string line)
    {
        CommandRun run = CommandRun.Of([.. commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Place)]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith(Place(line), run.Errors[0], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(TestFile.At("b.json")) || File.Exists(TestFile.At("out.yaml")), "nothing is written");
    }

    [Fact]
    public void Garant_OnAFileThatIsNotUtf8_SaysSo()
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder.At("latin.yaml"), [0x69, 0x64, 0x3A, 0x20, 0xE9]);
        Assert.Equal([$"{folder.At("latin.yaml")}:0: error: the file is not text in UTF-8; save it as UTF-8"], CommandRun.Of("framework", "validate", folder.At("latin.yaml")).Errors);
    }

    [Fact]
    public void Garant_OnFilesItMayNotTouch_SaysSo()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Permissions do not hold back an administrator, and Windows has others.");
            return;
        }

        using TestFolder folder = new();
        string framework = folder.Write("mill.yaml", File.ReadAllText(TestFile.Mill1));
        File.SetUnixFileMode(framework, UnixFileMode.None);
        Assert.Equal([$"{framework}:0: error: the file may not be read; change its permissions"], CommandRun.Of("framework", "validate", framework).Errors);
    }

    [Fact]
    public void Garant_OnAStrangePath_SaysSo() => Assert.StartsWith(
        "a\\u0000b:0: error: the file cannot be read:",
        CommandRun.Of("framework", "validate", "a\0b").Errors[0],
        StringComparison.Ordinal);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Garant_OnEndlessNesting_SaysSo(char bracket)
    {
        using TestFolder folder = new();
        string file = folder.Write("deep", new string(bracket, 100_000));
        Assert.Equal(2, CommandRun.Of("framework", "validate", file).ExitCode);
        Assert.Equal(2, CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", file).ExitCode);
    }

    /// <summary>Puts the path of a test's file where its name stands in braces.</summary>
    private static string Place(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\{([^}]+)\}", match => TestFile.At(match.Groups[1].Value));
}
