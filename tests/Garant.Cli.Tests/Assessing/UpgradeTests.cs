using System.Text.Json;

namespace Garant.Cli.Tests.Assessing;

public sealed class UpgradeTests
{
    private const string Answers = """
        {
          "framework": "mill-1",
          "answers": { "1.1": ["1.1.b"], "1.2": ["1.2.c"], "1.3": ["1.3.a", "1.3.b"], "2.1": ["2.1.b"] },
          "notes": { "1.2": "Ask the\nneighbour", "1.3": "Été" },
          "archivedNotes": { "1.2": "From before", "0.1": "Old" }
        }
        """;

    [Fact]
    public void Upgrade_Reports_WhatWasKeptChangedNewAndDropped()
    {
        using TestFolder folder = new();
        JsonElement json = Upgrade(folder, folder.At("b.json")).Json;
        Assert.Equal(["from", "to", "steps", "kept", "changed", "new", "dropped", "before", "after", "remarks"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""[{"from":"mill-1","to":"mill-2","backwards":false}]""", Compact(json, "steps"));
        Assert.Equal("""[{"element":"1.1","from":"1.1","items":["1.1.b"]},{"element":"2.2","from":"2.1","items":["2.2.b"]}]""", Compact(json, "kept"));
        Assert.Equal("""[{"element":"1.2","from":"1.3","items":["1.2.a"],"reason":{"fr":"Question précisée.","en":"Question made clearer."}}]""", Compact(json, "changed"));
        Assert.Equal("""[{"element":"2.1","from":null,"items":[],"reason":{"fr":"","en":""}}]""", Compact(json, "new"));
        Assert.Equal("""[{"item":"1.2.c","to":null,"reason":"no-counterpart"},{"item":"1.3.b","to":null,"reason":"no-counterpart"}]""", Compact(json, "dropped"));
        Assert.Equal("[77.8,77.8]", Compact(json, "before"));
        Assert.Equal("[47.8,65.2]", Compact(json, "after"));
        Assert.Equal("[]", Compact(json, "remarks"));
    }

    [Fact]
    public void Upgrade_Writes_AnswersThatCanBeScored()
    {
        using TestFolder folder = new();
        string target = folder.At("b.json");
        Assert.Equal(0, Upgrade(folder, target).ExitCode);
        using JsonDocument written = JsonDocument.Parse(File.ReadAllBytes(target));
        Assert.Equal("""{"1.1":["1.1.b"],"1.2":["1.2.a"],"2.2":["2.2.b"]}""", Compact(written.RootElement, "answers"));
        Assert.Equal("""{"1.2":"Été"}""", Compact(written.RootElement, "notes"));
        Assert.Equal("""{"0.1":"Old","1.2":"From before\n\nAsk the\nneighbour"}""", Compact(written.RootElement, "archivedNotes"));
        JsonElement score = CommandRun.Of("assess", "score", "--framework", TestFile.Mill2, "--answers", target, "--format", "json").Json;
        Assert.Equal("[47.8,65.2]", Compact(score, "range"));
    }

    [Fact]
    public void Upgrade_WithoutNotes_WritesNone()
    {
        using TestFolder folder = new();
        string target = folder.At("b.json");
        CommandRun run = CommandRun.Of("assess", "upgrade", "--framework", TestFile.Mill2, "--framework", TestFile.Mill1, "--to", "mill-2", "--answers", TestFile.Complete, "-o", target);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("otes", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact]
    public void Upgrade_OfBadAnswers_WritesNothing()
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """{"framework":"mill-1","answers":{"1.1":["1.1.z"]}}""");
        CommandRun run = CommandRun.Of("assess", "upgrade", "--framework", TestFile.Mill1, TestFile.Mill2, "--to", "mill-2", "--answers", answers, "-o", folder.At("b.json"));
        Assert.Equal([$"{answers}:1: error: item 1.1.z is not an item of element 1.1; its items are 1.1.a, 1.1.b, 1.1.c"], run.Errors);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.False(File.Exists(folder.At("b.json")));
    }

    [Fact]
    public void Upgrade_ToAnOlderVersion_IsRefused()
    {
        using TestFolder folder = new();
        string answers = folder.Write("a.json", """{"framework":"mill-2","answers":{}}""");
        CommandRun run = CommandRun.Of("assess", "upgrade", "--framework", TestFile.Mill1, TestFile.Mill2, "--to", "mill-1", "--answers", answers, "-o", folder.At("b.json"));
        Assert.Equal(["garant: error: version mill-1 is older than mill-2, which the answers are to; answers only move to newer versions"], run.Errors);
    }

    private static CommandRun Upgrade(TestFolder folder, string target) => CommandRun.Of(
        "assess", "upgrade", "--framework", TestFile.Mill1, TestFile.Mill2, "--to", "mill-2", "--answers", folder.Write("a.json", Answers), "-o", target);

    private static string Compact(JsonElement json, string member) => JsonSerializer.Serialize(json.GetProperty(member), Plain);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
