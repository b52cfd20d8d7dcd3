using Garant.Assessment.Frameworks;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Garant.Assessment.Tests.Frameworks;

/// <summary>The published JSON Schema says what the reader reads.</summary>
public sealed class FrameworkSchemaTests
{
    private static readonly string Folder = Repository.Path("frameworks");
    private static readonly string SchemaText = File.ReadAllText(Path.Combine(Folder, "framework.schema.json"));

    /// <summary>Faults of structure in the reader's eyes; the schema must see them too.</summary>
    private static readonly string[] Seen =
    [
        "a list", "a plain text", "an empty mapping", "another format", "no format", "no id", "an empty id", "no languages", "languages as a text", "a language in words", "a language that is a list",
        "unknown key", "misspelt key of an element", "unknown key of an item", "compensation with a comma", "points with a comma", "points in words", "points with an exponent",
        "no points", "points as a list", "item without a letter", "switch in words", "effort beyond the scale", "effort with a fraction", "unknown kind of answers",
        "no kind of answers", "title as one text", "title in no language", "no title", "sections as a mapping", "section as a text", "resource as a text",
        "resource without a type", "no threshold", "badge in words", "upgrade table without a source", "upgraded items as a list",
        "id with a space", "key with a slash", "letter with a point", "no sections", "compensation above 1", "compensation below 0", "threshold above 100", "threshold below 0",
        "weight of 0", "weight too great", "condition on an element", "negative points", "points too many", "points beyond every number", "one item", "no items",
        "empty translation of a question",
        "unknown kind of evidence", "evidence without a kind", "unknown accepted proof", "reference to no part", "unknown relation", "date of another form", "link in no language",
    ];

    private static readonly Dictionary<string, BrokenFramework> Broken =
        BrokenYaml.All.Concat(BrokenValues.All).Concat(BrokenRelations.All).Concat(BrokenTexts.All).Concat(BrokenProof.All).ToDictionary(broken => broken.Name);

    public static TheoryData<string> SeenNames => [.. Seen];

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.yaml").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Schema_FrameworkOfTheRepository_Holds(string file)
    {
        FrameworkReading reading = FrameworkReader.ReadFile(Path.Combine(Folder, file));

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), reading.Framework!.Id);
        Assert.Empty(await Faults(await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken)));
        Assert.Empty(await Faults(FrameworkWriter.Write(reading.Framework)));
    }

    [Fact]
    public async Task Schema_EverythingTheFormatCanSay_Holds()
    {
        Assert.Empty(await Faults(PondFramework.Yaml));
        for (int round = 0; round < 30; round++)
        {
            Assert.Empty((await Faults(FrameworkWriter.Write(RichFramework.Draw(new Random(round))))).Select(fault => $"round {round}: {fault}"));
        }
    }

    [Theory]
    [MemberData(nameof(SeenNames))]
    public async Task Schema_BrokenFile_Fails(string name) => Assert.NotEmpty(await Faults(Broken[name].Text));

    private static async Task<IEnumerable<string>> Faults(string yaml)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(SchemaText);
        return schema.Validate(YamlAsJson.Convert(yaml)).SelectMany(Flatten);
    }

    private static IEnumerable<string> Flatten(ValidationError error) => error is ChildSchemaValidationError child
        ? child.Errors.SelectMany(pair => pair.Value).SelectMany(Flatten).Prepend($"{error.Kind} at {error.Path}")
        : [$"{error.Kind} at {error.Path}"];
}
