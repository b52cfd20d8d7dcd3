using System.Text.Json;

namespace Garant.Cli.Tests.Assessing;

public sealed class ScoreJsonTests
{
    [Fact]
    public void Score_OfACompleteEvaluation_HasTheDocumentedShape()
    {
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", TestFile.Complete, "--format", "json");
        JsonElement json = run.Json;
        Assert.Equal(["framework", "complete", "score", "range", "level", "sections", "exposure"], Names(json));
        Assert.Equal("mill-1", json.GetProperty("framework").GetString());
        Assert.True(json.GetProperty("complete").GetBoolean());
        Assert.Equal("64.1", json.GetProperty("score").GetRawText());
        Assert.Equal(["64.1", "64.1"], json.GetProperty("range").EnumerateArray().Select(end => end.GetRawText()));
        Assert.Equal("bronze", json.GetProperty("level").GetString());
        JsonElement section = json.GetProperty("sections")[0];
        Assert.Equal(["id", "points", "max", "notConcerned", "score", "progress"], Names(section));
        Assert.Equal("\"1\" 1.25 4.25 2 66 1", string.Join(' ', section.EnumerateObject().Select(member => member.Value.GetRawText())));
        JsonElement exposure = Assert.Single(json.GetProperty("exposure").EnumerateArray());
        Assert.Equal("""{"riskDomain":"flooding","exposed":false,"elements":[]}""", JsonSerializer.Serialize(exposure));
        Assert.EndsWith("}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_WhileIncomplete_IsNullWithARange()
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """{"framework":"mill-1","answers":{"1.1":["1.1.c"],"1.2":[],"2.1":["2.1.b"]}}""");
        JsonElement json = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers, "--format", "json", "--lang", "fr").Json;
        Assert.False(json.GetProperty("complete").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("score").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("level").ValueKind);
        Assert.Equal("44.4 85.2", string.Join(' ', json.GetProperty("range").EnumerateArray().Select(end => end.GetRawText())));
        Assert.Equal("null 60", string.Join(' ', json.GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("score").GetRawText())));
        Assert.Equal(1.0 / 3, json.GetProperty("sections")[0].GetProperty("progress").GetDouble());
        JsonElement exposure = json.GetProperty("exposure")[0];
        Assert.Equal("inondation", exposure.GetProperty("riskDomain").GetString());
        Assert.Equal(JsonValueKind.Null, exposure.GetProperty("exposed").ValueKind);
        Assert.Equal("1.2", Assert.Single(exposure.GetProperty("elements").EnumerateArray()).GetString());
    }

    [Fact]
    public void Exposure_ThroughAnAnswer_IsTrue()
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """{"framework":"mill-1","answers":{"1.2":["1.2.b"]}}""");
        JsonElement json = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers, "--format", "json").Json;
        Assert.Equal("""{"riskDomain":"flooding","exposed":true,"elements":["1.2"]}""", JsonSerializer.Serialize(json.GetProperty("exposure")[0]));
    }

    [Fact]
    public void Score_BelowEveryThreshold_HasNoLevel()
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """{"framework":"mill-1","answers":{"1.1":["1.1.a"],"1.2":["1.2.b"],"2.1":["2.1.a"]}}""");
        JsonElement json = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers, "--format", "json").Json;
        Assert.Equal("25.8", json.GetProperty("score").GetRawText());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("level").ValueKind);
    }

    [Fact]
    public void Score_ForAKindOfOrganisation_WeighsItsElements()
    {
        JsonElement json = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", TestFile.Complete, "--kind", "village", "--format", "json").Json;
        JsonElement section = json.GetProperty("sections")[1];
        Assert.Equal("4.5 7.5", $"{section.GetProperty("points").GetRawText()} {section.GetProperty("max").GetRawText()}");
    }

    [Fact]
    public void Answers_WithAByteOrderMark_AreRead()
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", "\uFEFF" + File.ReadAllText(TestFile.Complete));
        Assert.Equal("64.1", CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers, "--format", "json").Json.GetProperty("score").GetRawText());
    }

    [Fact]
    public void Answers_WithWhatMeansNothing_AreScoredWithWarnings()
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """
            {"framework":"mill-1",
             "autor":"Jo",
             "answers":{"2.1":["2.1.a",
                "2.1.a"]}}
            """);
        CommandRun run = CommandRun.Of("assess", "score", "--framework", TestFile.Mill1, "--answers", answers, "--format", "json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                $"{answers}:2: warning: the key \"autor\" means nothing here and is left out; there are framework, answers, notes and archivedNotes",
                $"{answers}:4: warning: item 2.1.a is ticked twice; take one out",
            ],
            run.Errors);
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
