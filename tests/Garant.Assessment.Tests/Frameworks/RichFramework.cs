using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Tests.Frameworks;

/// <summary>Random frameworks with everything the format can say, in texts that are hard to quote.</summary>
internal static class RichFramework
{
    private static readonly string[] Texts =
    [
        "plain", "L’été : « naïf » — 100 %", "\"quoted\" and 'single'", "back\\slash \\n", "two\nlines\n\n- and\n- a list", "tab\there",
        "# no comment", "key: value", "- item", "? question", "| block", "> folded", "& anchor *alias !tag %d @at `tick`", "null", "~", "true", "0x1F", "1e3", "{ }", "[ ]", "<<",
        "a\u00A0b\u2028c\u0085d", "control \u0001\u007F", "😀 and 𝔊", "<b>&amp;</b>", "\uFEFFmark", new string('x', 3000), "…", "/", "\"",
    ];

    public static Framework Draw(Random random)
    {
        Framework drawn = RandomFramework.Draw(random);
        string[] languages = random.Next(2) == 0 ? ["fr", "en"] : ["en", "de", "fr"];
        Section[] sections = [.. drawn.Sections.Select(section => section with
        {
            Keyword = Text(),
            Title = Text(),
            Description = Text(),
            Elements = [.. section.Elements.Select(Rich)],
        })];
        Element[] elements = [.. sections.SelectMany(section => section.Elements)];
        return new()
        {
            Id = $"rich-{random.Next(10)}",
            Previous = random.Next(2) == 0 ? null : $"poor_{random.Next(10)}",
            Name = Text(),
            Languages = languages,
            Compensation = drawn.Compensation,
            Levels = [.. Enumerable.Range(0, random.Next(1, 4)).Select(index => new LabelLevel($"level-{index}", Text(), random.Next(0, 10_000) / 100m))],
            OrganisationKinds = [.. Enumerable.Range(0, random.Next(0, 3)).Select(index => new OrganisationKind($"kind.{index}", Text(), elements.Where(_ => random.Next(2) == 0).ToDictionary(element => element.Id, _ => random.Next(1, 10_000_000) / 10_000m)))],
            Sections = sections,
            Upgrades = [.. Enumerable.Range(0, random.Next(0, 3)).Select(index => Table($"older-{index}"))],
        };

        Element Rich(Element element) => element with
        {
            Title = Text(),
            Question = Text(),
            RiskDomain = random.Next(2) == 0 ? null : Text(),
            Explanation = random.Next(2) == 0 ? LocalizedText.Empty : Text(),
            Resources = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Source())],
            Evidence = Proof(),
            Accepts = [.. Enum.GetValues<AcceptedProof>().Where(_ => random.Next(3) == 0)],
            References = [.. Enumerable.Range(0, random.Next(0, 3)).Select(index => new FrameworkReference(Any(), $"{index}", (ReferenceRelation)random.Next(4), random.Next(2) == 0 ? null : Any()))],
            Items = [.. element.Items.Select(item => item with { Text = Text(), Effort = random.Next(1, 101), Evidence = Proof() })],
        };

        Resource Source() => new Resource(Any(), Text(), random.Next(2) == 0 ? null : Any()) is var source && random.Next(3) == 0
            ? source with { Link = null, Links = Text(), Published = new DateOnly(2025, random.Next(1, 13), 9), Checked = new DateOnly(2026, 1, random.Next(1, 32)) }
            : source;

        Evidence[] Proof() => [.. Enumerable.Range(0, random.Next(0, 2)).Select(_ => new Evidence((EvidenceKind)random.Next(4), Text()))];

        UpgradeTable Table(string from) => new(
            from,
            elements.ToDictionary(element => element.Id, element => new ElementUpgrade(
                random.Next(3) switch { 0 => null, 1 => element.Id, _ => "9.9" },
                (Badge)random.Next(3),
                random.Next(2) == 0 ? LocalizedText.Empty : Text())),
            elements.SelectMany(element => element.Items).ToDictionary(item => item.Id, string? (item) => random.Next(3) switch { 0 => null, 1 => item.Id, _ => "9.9.z" }));

        LocalizedText Text() => new(languages.Select(language => KeyValuePair.Create(language, Any())));

        string Any() => Texts[random.Next(Texts.Length)];
    }
}
