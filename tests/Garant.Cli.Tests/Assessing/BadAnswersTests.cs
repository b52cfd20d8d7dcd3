namespace Garant.Cli.Tests.Assessing;

/// <summary>Answers that cannot be scored, each with the lines it gets.</summary>
public sealed class BadAnswersTests
{
    public static TheoryData<string, string[]> Table => new()
    {
        { "", ["1: error: the file cannot be read as JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true"] },
        { "{\n \"framework\": \"mill-1\",\n \"answers\": {,}}", ["3: error: the file cannot be read as JSON: ',' is an invalid start of a property name. Expected a '\"'"] },
        { "{\"framework\": \"mill-1\", \"answers\": {}} 7", ["1: error: the file cannot be read as JSON: '7' is invalid after a single JSON value. Expected end of data"] },
        { "{\"framework\": \"\\ud800\", \"answers\": {}}", ["1: error: the file cannot be read as JSON: half a character stands in a text; write it whole"] },
        { "[]", ["1: error: the file holds a list; answers look like {\"framework\": \"ID\", \"answers\": {\"1.1\": [\"1.1.a\"]}}"] },
        { "{}", ["1: error: \"framework\" is missing; name the version that was answered, such as \"framework\": \"garant-2026.1\"", "1: error: \"answers\" is missing; write \"answers\": {\"1.1\": [\"1.1.a\"]} with the ticked items of each element"] },
        { "{\"framework\": 202301,\n\"answers\": []}", ["1: error: \"framework\" is a number; write the version's id as a text, such as \"garant-2026.1\"", "2: error: \"answers\" is a list; write an object with a member for each element"] },
        { "{\"framework\": \" \", \"answers\": {}}", ["1: error: \"framework\" is empty; write the version's id as a text, such as \"garant-2026.1\""] },
        { Answers("\"1.1\": \"1.1.a\""), ["2: error: the answer to 1.1 is a text; write a list of item ids, such as [\"1.1.a\"]"] },
        { Answers("\"1.1\": null"), ["2: error: the answer to 1.1 is null; write a list of item ids, such as [\"1.1.a\"]"] },
        { Answers("\"2.1\": [\"2.1.a\",\n3, {\"b\": []}]"), ["3: error: a tick of 2.1 is a number; write the item's id as a text, such as \"2.1.a\"", "3: error: a tick of 2.1 is an object; write the item's id as a text, such as \"2.1.a\""] },
        { Answers("\"1.1\": [\"1.1.b\"],\n\"1.1\": [\"1.1.c\"]"), ["3: error: the key \"1.1\" of \"answers\" stands twice, first on line 2; take one out"] },
        { "{\"framework\": \"mill-1\",\n\"framework\": \"mill-2\", \"answers\": {}}", ["2: error: the key \"framework\" stands twice, first on line 1; take one out"] },
        { "{\"framework\": \"mill-1\", \"answers\": {}, \"notes\": {\"1.1\": 4}}", ["1: error: the note on 1.1 is a number; write it as a text"] },
        { "{\"answers\": {},\n\"framework\": \"mill-2\"}", ["2: error: the answers are to framework \"mill-2\", not to \"mill-1\"; score them with their own framework or upgrade them"] },
        { Answers("\"1.9\": [\"1.9.a\"]"), ["2: error: element 1.9 is not in framework \"mill-1\"; remove it or correct its id"] },
        { Answers("\"2.1\": [\n\"2.1.a\",\n\"2.1.x\"]"), ["4: error: item 2.1.x is not an item of element 2.1; its items are 2.1.a, 2.1.b"] },
        { Answers("\"1.1\": [\"1.1.b\"],\n\"1.2\": [\"1.1.b\"]"), ["3: error: item 1.1.b is not an item of element 1.2; its items are 1.2.a, 1.2.b, 1.2.c"] },
        { Answers("\"1.1\": [\"1.1.a\", \"1.1.b\"]"), ["2: error: element 1.1 takes one answer but has 1.1.a and 1.1.b; keep one"] },
        { Answers("\"1.1\": [\"1.1.a\"],\n\"1.3\": [\"1.3.a\"]"), ["3: error: element 1.3 does not apply because 1.1.a is ticked; remove its answer"] },
        { Answers("\"1.9\u001b[31m\\n\": [\"a\"]"), ["2: error: the file cannot be read as JSON: '0x1B' is invalid within a JSON string. The string should be correctly escaped"] },
        { Answers("\"1.\\u001b[31m\\n9\": [\"a\"]"), ["2: error: element 1.\\u001b[31m 9 is not in framework \"mill-1\"; remove it or correct its id"] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Score_OfBadAnswers_SaysWhatAndWhere(string json, string[] lines)
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", json);
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers, "--format", "json");
        Assert.Equal(lines.Select(line => $"{answers}:{line}"), run.Errors);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void Score_OfASwitchWithOthers_IsRefused()
    {
        using TestFolder folder = new();
        string framework = folder.Write("mill.yaml", File.ReadAllText(TestFile.Mill1)
            .Replace("answers: single\n        riskDomain", "answers: multiple\n        riskDomain", StringComparison.Ordinal));
        string answers = folder.Write("a.json", Answers("\"1.2\": [\"1.2.a\", \"1.2.c\"]"));
        CommandRun run = CommandRun.Of("assess", "score", "--framework", framework, "--answers", answers);
        Assert.Equal([$"{answers}:2: error: element 1.2 has its \"not concerned\" item 1.2.a together with other items; keep 1.2.a alone or leave it out"], run.Errors);
        Assert.Equal(2, run.ExitCode);
    }

    private static string Answers(string members) => $"{{\"framework\": \"mill-1\", \"answers\": {{\n{members}}}}}";
}
