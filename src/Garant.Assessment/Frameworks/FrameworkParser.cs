using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Garant.Assessment.Frameworks;

/// <summary>Turns the YAML of a framework file into a <see cref="Framework"/>, remembering where each part stands.</summary>
internal sealed class FrameworkParser(DiagnosticLog log, FrameworkLines lines)
{
    public Framework Parse(YamlMappingNode root)
    {
        MappingReader map = new(root, "the framework", log);
        string format = map.RequiredText("format", "write format: 1");
        if (format is not ("" or "1"))
        {
            log.Error(map.LineOfKey("format"), $"the format is \"{format}\"; this program reads format 1");
        }

        IReadOnlyList<YamlNode> levels = map.Sequence("levels");
        IReadOnlyList<Section> sections = [.. map.Sequence("sections").Select(Section)];
        UpgradeTableParser upgrades = new(log, lines, [.. sections.SelectMany(section => section.Elements)]);
        Framework framework = new()
        {
            Id = map.RequiredText("id", "give the version a name, such as id: example-2026.1"),
            Previous = map.Text("previous"),
            Name = map.RequiredLocalized("name"),
            Languages = LanguagesOf(map),
            Compensation = map.Number("compensation", 0.5m),
            Levels = levels.Count > 0 ? [.. levels.Select(Level)] : LabelLevel.Defaults,
            OrganisationKinds = [.. map.Sequence("organisationKinds").Select(Kind)],
            Sections = sections,
            Upgrades = [.. map.Sequence("upgrades").Select(upgrades.Parse)],
        };
        lines.Record(framework, map);
        map.Done();
        return framework;
    }

    private IReadOnlyList<string> LanguagesOf(MappingReader map)
    {
        IReadOnlyList<YamlNode> nodes = map.Sequence("languages");
        if (map.Find("languages") is null or YamlSequenceNode { Children.Count: 0 })
        {
            log.Error(map.LineOfKey("languages"), "the framework has no \"languages\"; write languages: [fr, en]");
        }

        List<string> codes = [];
        foreach (YamlNode node in nodes)
        {
            if (node is YamlScalarNode { Value: [>= 'a' and <= 'z', >= 'a' and <= 'z'] code })
            {
                codes.Add(code);
            }
            else
            {
                log.Error(MappingReader.LineOf(node), "a language must be a two-letter code, such as fr");
            }
        }

        return [.. codes.Distinct(StringComparer.Ordinal)];
    }

    private LabelLevel Level(YamlNode node)
    {
        MappingReader map = new(node, "a level", log);
        LabelLevel level = new(
            map.RequiredText("key", "give it a short name, such as key: advanced"),
            map.RequiredLocalized("name"),
            map.Number("threshold", -1));
        map.Done();
        return lines.Record(level, map);
    }

    private OrganisationKind Kind(YamlNode node)
    {
        MappingReader map = new(node, "a kind of organisation", log);
        string key = map.RequiredText("key", "give it a short name, such as key: public-body");
        LocalizedText name = map.RequiredLocalized("name");
        MappingReader? weights = map.Mapping("weights");
        OrganisationKind kind = new(key, name, (weights?.Keys ?? []).ToDictionary(id => id, id => weights!.Number(id, 1m), StringComparer.Ordinal));
        lines.Record(kind.Weights, weights ?? map);
        map.Done();
        return lines.Record(kind, map);
    }

    private Section Section(YamlNode node)
    {
        MappingReader map = new(node, "a section", log);
        Section section = new()
        {
            Id = map.RequiredText("id", "number it, such as id: \"1\""),
            Keyword = map.RequiredLocalized("keyword"),
            Title = map.RequiredLocalized("title"),
            Description = map.RequiredLocalized("description"),
            Elements = [.. map.Sequence("elements").Select(Element)],
        };
        map.Done();
        return lines.Record(section, map);
    }

    private Element Element(YamlNode node)
    {
        MappingReader map = new(node, "an element", log);
        string id = map.RequiredText("id", "number it within its section, such as id: \"1.5\"");
        string answers = map.RequiredText("answers", "write answers: single or answers: multiple");
        if (answers is not ("" or "single" or "multiple"))
        {
            log.Error(map.LineOfKey("answers"), $"element {id}: answers is \"{answers}\"; write single or multiple");
        }

        Element element = new()
        {
            Id = id,
            Title = map.RequiredLocalized("title"),
            Question = map.RequiredLocalized("question"),
            Type = answers == "multiple" ? AnswerType.Multiple : AnswerType.Single,
            Condition = map.Text("condition"),
            RiskDomain = map.Localized("riskDomain"),
            Explanation = map.Localized("explanation") ?? LocalizedText.Empty,
            Resources = [.. map.Sequence("resources").Select(Resource)],
            Evidence = EvidenceOf(map),
            Accepts = [.. map.Sequence("accepts").Select(Accepted).OfType<AcceptedProof>().Distinct()],
            References = [.. map.Sequence("references").Select(Reference)],
            Items = [.. map.Sequence("items").Select(item => Item(item, id))],
        };
        map.Done();
        return lines.Record(element, map);
    }

    private IReadOnlyList<Evidence> EvidenceOf(MappingReader map) => [.. map.Sequence("evidence").Select(Evidence)];

    private Evidence Evidence(YamlNode node)
    {
        MappingReader map = new(node, "an evidence", log);
        Evidence evidence = new(map.Word("kind", EvidenceKind.Document), map.RequiredLocalized("text"));
        map.Done();
        return lines.Record(evidence, map);
    }

    private AcceptedProof? Accepted(YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } word } && FormatWord.Read<AcceptedProof>(word) is { } proof)
        {
            return proof;
        }

        log.Error(MappingReader.LineOf(node), $"an element accepts {FormatWord.Choice<AcceptedProof>()}");
        return null;
    }

    private FrameworkReference Reference(YamlNode node)
    {
        MappingReader map = new(node, "a reference", log);
        FrameworkReference reference = new(
            map.RequiredText("framework", "name the other framework, such as framework: iso-42001"),
            map.RequiredText("id", "say which part of it is meant, such as id: A.6.2.4"),
            map.Word("relation", ReferenceRelation.Intersects),
            map.Text("source"));
        map.Done();
        return reference;
    }

    private Resource Resource(YamlNode node)
    {
        MappingReader map = new(node, "a resource", log);
        bool isLocalized = map.Find("link") is YamlMappingNode;
        Resource resource = new(
            map.RequiredText("type", "say what it is, such as type: law"),
            map.RequiredLocalized("text"),
            isLocalized ? null : map.Text("link"))
        {
            Links = isLocalized ? map.RequiredLocalized("link") : null,
            Published = map.Date("published"),
            Checked = map.Date("checked"),
        };
        map.Done();
        return lines.Record(resource, map);
    }

    private AnswerItem Item(YamlNode node, string elementId)
    {
        MappingReader map = new(node, $"an item of element {elementId}", log);
        string letter = map.RequiredText("id", "name it by a letter, such as id: a");
        string effort = map.Text("effort") ?? "1";
        if (!int.TryParse(effort, NumberStyles.None, CultureInfo.InvariantCulture, out int work) || work is < 1 or > 100)
        {
            log.Error(map.LineOfKey("effort"), $"item {elementId}.{letter}: effort is \"{effort}\"; write a whole number from 1 to 100");
            work = 1;
        }

        if (map.Find("points") is null)
        {
            log.Error(map.Line, $"item {elementId}.{letter} has no \"points\"; write points: 0 if it brings none");
        }

        AnswerItem item = new($"{elementId}.{letter}", map.RequiredLocalized("text"), map.Number("points", 0m), map.Flag("switch"), work) { IsNone = map.Flag("none"), Evidence = EvidenceOf(map) };
        map.Done();
        return lines.Record(item, map);
    }
}
