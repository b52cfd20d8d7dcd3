using System.Text.Encodings.Web;
using System.Text.Json;
using Garant.Assessment.Frameworks;

namespace Garant.Cli.Tests.Frameworks;

public sealed class ShowTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Json_HasTheDocumentedShape()
    {
        JsonElement json = CommandRun.Of("framework", "show", TestFile.Mill1, "--format", "json").Json;
        Assert.Equal(["id", "previous", "sections"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("previous").ValueKind);
        JsonElement section = json.GetProperty("sections")[1];
        Assert.Equal(
            """
            {"id":"2","name":{"fr":"Moudre [bien]","en":"Grinding [well]"},"elements":[{"id":"2.1","name":{"fr":"Le tamis","en":"The sieve"},"type":"multiple","condition":null,"riskDomain":null,
            "explanation":{"fr":"Un « bon » tamis se lave.","en":"A \"good\" sieve is washed."},
            "resources":[{"type":"guide","text":{"fr":"Le livre du tamis, 1802","en":"The book of sieves, 1802"},"link":"https://example.org/sieves","published":null,"checked":null},{"type":"tool","text":{"fr":"Une brosse","en":"A brush"},"link":null,"published":null,"checked":null}],"evidence":[],"accepts":[],"references":[],
            "items":[{"id":"2.1.a","text":{"fr":"Il retient le son","en":"It holds back the bran"},"points":1,"switch":false,"none":false,"evidence":[]},{"id":"2.1.b","text":{"fr":"Il est lavé chaque semaine","en":"It is washed every week"},"points":1.5,"switch":false,"none":false,"evidence":[]}]}]}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(section, Plain));
    }

    [Fact]
    public void Json_TellsConditionsSwitchesAndDomains()
    {
        JsonElement elements = CommandRun.Of("framework", "show", TestFile.Mill1, "--format", "json").Json.GetProperty("sections")[0].GetProperty("elements");
        Assert.Equal("single", elements[0].GetProperty("type").GetString());
        Assert.Equal("""{"fr":"inondation","en":"flooding"}""", JsonSerializer.Serialize(elements[1].GetProperty("riskDomain"), Plain));
        Assert.True(elements[1].GetProperty("items")[0].GetProperty("switch").GetBoolean());
        Assert.Equal("2", elements[1].GetProperty("items")[2].GetProperty("points").GetRawText());
        Assert.Equal("1.1.a", elements[2].GetProperty("condition").GetString());
        Assert.Equal("mill-1", CommandRun.Of("framework", "show", TestFile.Mill2, "--format", "json").Json.GetProperty("previous").GetString());
    }

    [Fact]
    public void Show_WhatProvesAnAnswer_IsPrintedWithLinksAndDates()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("garant-show-").FullName, "mill-1.yaml");
        File.WriteAllText(file, File.ReadAllText(TestFile.Mill1)
            .Replace("link: https://example.org/sieves", "link: { fr: https://example.org/tamis, en: https://example.org/sieves }\n            published: 2025-07-10", StringComparison.Ordinal)
            .Replace(
                "answers: multiple\n        explanation: { fr: Un",
                "answers: multiple\n        evidence: [{ kind: log, text: { fr: Le carnet, en: The book } }]\n        accepts: [monitor]\n        references: [{ framework: iso-1, id: \"5\", relation: superset }]\n        explanation: { fr: Un",
                StringComparison.Ordinal));
        JsonElement element = CommandRun.Of("framework", "show", file, "--format", "json").Json.GetProperty("sections")[1].GetProperty("elements")[0];
        Assert.Equal(
            """
            "evidence":[{"kind":"log","text":{"fr":"Le carnet","en":"The book"}}],"accepts":["monitor"],"references":[{"framework":"iso-1","id":"5","relation":"superset","source":null}]
            """,
            string.Join(',', new[] { "evidence", "accepts", "references" }.Select(name => $"\"{name}\":{JsonSerializer.Serialize(element.GetProperty(name), Plain)}")));
        Assert.Equal("""{"fr":"https://example.org/tamis","en":"https://example.org/sieves"}""", JsonSerializer.Serialize(element.GetProperty("resources")[0].GetProperty("link"), Plain));
        Assert.Equal("2025-07-10", element.GetProperty("resources")[0].GetProperty("published").GetString());

        string table = CommandRun.Of("framework", "show", file, "--lang", "fr").Output;
        Assert.Contains("preuve : Le carnet; accepte comme preuve : monitor; superset iso-1 5", table, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData("en", "SHA-256 of the content: ")]
    [InlineData("fr", "SHA-256 du contenu : ")]
    public void Table_NamesTheDigestOfTheContent(string language, string words)
    {
        string digest = FrameworkDigest.Of(FrameworkReader.ReadFile(TestFile.Mill1).Framework!);
        Assert.Contains(words + digest, CommandRun.Of("framework", "show", TestFile.Mill1, "--lang", language).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "2. Grinding [well]", "│ 1.3   │ Wear of the wheel", "1.25 │ several answers; does not apply if 1.1.a is ticked", "\"not concerned\" switch")]
    [InlineData("fr", "2. Moudre [bien]", "│ 1.3   │ L'usure de la roue", "1,25 │ plusieurs réponses; sans objet si 1.1.a est cochée", "réponse « non concerné »")]
    public void Table_IsInTheLanguageAskedFor(string language, params string[] passages)
    {
        CommandRun run = CommandRun.Of("framework", "show", TestFile.Mill1, "--lang", language);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(passages, passage => Assert.Contains(passage, run.Output, StringComparison.Ordinal));
    }
}
