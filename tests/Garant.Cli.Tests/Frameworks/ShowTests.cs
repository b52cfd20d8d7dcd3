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
            "resources":[{"type":"guide","text":{"fr":"Le livre du tamis, 1802","en":"The book of sieves, 1802"},"link":"https://example.org/sieves"},{"type":"tool","text":{"fr":"Une brosse","en":"A brush"},"link":null}],
            "items":[{"id":"2.1.a","text":{"fr":"Il retient le son","en":"It holds back the bran"},"points":1,"switch":false},{"id":"2.1.b","text":{"fr":"Il est lavé chaque semaine","en":"It is washed every week"},"points":1.5,"switch":false}]}]}
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
