using System.Globalization;
using System.Text.Json;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Tests.Importing;

/// <summary>The importer against what the authors' own tools make of the same texts.</summary>
public sealed class PublishedConformanceTests(ITestOutputHelper output)
{
    private const string None = "n/a";

    private int _sections;
    private int _elements;
    private int _items;
    private int _resources;
    private int _joined;

    [Theory]
    [InlineData("202101", 34, 0)]
    [InlineData("202102", 35, 0)]
    [InlineData("202201", 35, 1)]
    [InlineData("202301", 36, 1)]
    public void Import_PublishedVersion_IsWhatTheAuthorsToolsMake(string version, int elements, int brokenResources)
    {
        FrameworkReading reading = PublishedVersion.Read(version);
        JsonElement expected = PublishedVersion.Json($"structured/assessment-{version}.json");

        Framework framework = Assert.IsType<Framework>(reading.Framework);
        Assert.Equal(version, framework.Id);
        List<JsonElement> sections = Values(expected, "sections");
        Assert.Equal(sections.Count, framework.Sections.Count);
        foreach ((JsonElement there, Section here) in sections.Zip(framework.Sections))
        {
            CompareSection(there, here);
        }

        foreach (Diagnostic diagnostic in reading.Diagnostics)
        {
            output.WriteLine(diagnostic.ToString());
        }

        output.WriteLine($"{version}: {_sections} sections, {_elements} elements, {_items} items and {_resources} resources compared, {_joined} of them broken over lines");
        Assert.Equal((6, elements, brokenResources), (_sections, _elements, _joined));
    }

    [Theory]
    [InlineData("202101", "")]
    [InlineData("202102", "202101")]
    [InlineData("202201", "202102 202101")]
    [InlineData("202301", "202102")]
    public void Import_UpgradeTable_IsReadEntryByEntry(string version, string from)
    {
        Framework framework = PublishedVersion.Read(version).Framework!;
        JsonElement tables = PublishedVersion.Json($"upgrade/assessment-{version}_upgrade_table.json").GetProperty("diff_per_version");

        Assert.Equal(from, string.Join(' ', framework.Upgrades.Select(table => table.From)));
        Assert.Equal(from.Length == 0 ? null : from[..6], framework.Previous);
        foreach (UpgradeTable table in framework.Upgrades)
        {
            JsonElement expected = tables.GetProperty(table.From);
            Assert.Equal(framework.Elements.Select(element => element.Id).ToHashSet(), table.Elements.Keys.ToHashSet());
            Assert.Equal(framework.Elements.SelectMany(element => element.Items).Select(item => item.Id).ToHashSet(), table.Items.Keys.ToHashSet());
            foreach ((string id, ElementUpgrade here) in table.Elements)
            {
                JsonElement there = expected.GetProperty("elements").GetProperty(id);
                Assert.Equal(OldId(id, there.GetProperty("upgrade_status")), here.OldId);
                Assert.Equal(there.GetProperty("pastille_en").GetString(), here.Badge.ToString());
                Assert.Equal(there.GetProperty("edito_fr").GetString()!.Trim(), here.Reason.Find("fr") ?? "");
                Assert.Equal(there.GetProperty("edito_en").GetString()!.Trim(), here.Reason.Find("en") ?? "");
            }

            Assert.All(table.Items, item => Assert.Equal(OldId(item.Key, expected.GetProperty("answer_items").GetProperty(item.Key)), item.Value));
        }
    }

    [Theory]
    [InlineData("202101")]
    [InlineData("202102")]
    [InlineData("202201")]
    [InlineData("202301")]
    public void Import_ScoringFile_GivesEveryItemItsPoints(string version)
    {
        Framework framework = PublishedVersion.Read(version).Framework!;
        JsonElement expected = PublishedVersion.Json($"scoring/assessment-{version}_scoring-1.json");

        List<AnswerItem> items = [.. framework.Elements.SelectMany(element => element.Items)];
        Assert.Equal(expected.EnumerateObject().Count(), items.Count);
        Assert.All(items, item => Assert.Equal(Number(expected.GetProperty(item.Id).GetString()!), item.Points));
    }

    private void CompareSection(JsonElement there, Section here)
    {
        _sections++;
        Assert.Equal(Text(there, "order_id"), here.Id);
        AssertText(there, "name", here.Title, here.Id);
        AssertText(there, "keyword", here.Keyword, here.Id);
        AssertText(there, "description", here.Description, here.Id);
        List<JsonElement> elements = Values(there, "elements");
        Assert.Equal(elements.Count, here.Elements.Count);
        foreach ((JsonElement expected, Element actual) in elements.Zip(here.Elements))
        {
            CompareElement(expected, actual, here.Id);
        }

        if (there.TryGetProperty("section_max_score", out JsonElement maximum))
        {
            Assert.Equal(maximum.GetDecimal(), here.Elements.Sum(element => element.MaximumPoints));
        }
    }

    private void CompareElement(JsonElement there, Element here, string section)
    {
        _elements++;
        Assert.Equal($"{section}.{Text(there, "order_id")}", here.Id);
        AssertText(there, "name", here.Title, here.Id);
        AssertText(there, "question_text", here.Question, here.Id);
        AssertText(there, "explanation_text", here.Explanation, here.Id);
        Assert.Equal(Text(there, "question_type") == "radio" ? AnswerType.Single : AnswerType.Multiple, here.Type);
        Assert.Equal(Text(there, "condition"), here.Condition ?? None);
        AssertText(there, "risk_domain", here.RiskDomain ?? new(None, None), here.Id);
        List<JsonElement> resources = Values(there, "resources");
        Assert.Equal(resources.Count, here.Resources.Count);
        foreach ((JsonElement expected, Resource actual) in resources.Zip(here.Resources))
        {
            CompareResource(expected, actual);
        }

        List<JsonProperty> items = [.. there.GetProperty("answer_items").EnumerateObject()];
        Assert.Equal(items.Select(item => item.Name), here.Items.Select(item => item.Id));
        foreach ((JsonProperty expected, AnswerItem actual) in items.Zip(here.Items))
        {
            _items++;
            AssertText(expected.Value, "answer_text", actual.Text, actual.Id);
            Assert.Equal(expected.Value.GetProperty("is_concerned_switch").GetInt32() == 1, actual.IsSwitch);
            if (expected.Value.TryGetProperty("score_value", out JsonElement points))
            {
                Assert.Equal(points.GetDecimal(), actual.Points);
            }
        }
    }

    private void CompareResource(JsonElement there, Resource here)
    {
        _resources++;
        Assert.Equal(Text(there, "resource_type"), here.Type);
        string french = Text(there, "resource_text_fr");
        if (here.Text.Find("fr") != french)
        {
            // The authors' tools keep the first line of a resource that is broken over lines and lose its address.
            _joined++;
            Assert.StartsWith(french + " ", here.Text.Find("fr"), StringComparison.Ordinal);
            Assert.StartsWith(Text(there, "resource_text_en") + " ", here.Text.Find("en"), StringComparison.Ordinal);
            Assert.NotNull(here.Link);
            return;
        }

        AssertText(there, "resource_text", here.Text, here.Type);
        Assert.Equal(french.Contains("](http", StringComparison.Ordinal), here.Link is not null);
        Assert.True(here.Link is null || french.Contains(here.Link, StringComparison.Ordinal), here.Link);
    }

    private static void AssertText(JsonElement there, string key, LocalizedText here, string where)
    {
        Assert.Equal((where, Text(there, key + "_fr")), (where, here.Find("fr") ?? ""));
        Assert.Equal((where, Text(there, key + "_en")), (where, here.Find("en") ?? ""));
    }

    private static string Text(JsonElement parent, string key) => parent.GetProperty(key).GetString()!.Trim();

    private static List<JsonElement> Values(JsonElement parent, string key) =>
        [.. parent.GetProperty(key).EnumerateObject().Select(property => property.Value)];

    private static string? OldId(string id, JsonElement status) =>
        status.ValueKind == JsonValueKind.Number ? id : status.GetString() == "no_fetch" ? null : status.GetString();

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
