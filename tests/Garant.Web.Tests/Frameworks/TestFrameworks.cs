using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;

namespace Garant.Web.Tests.Frameworks;

/// <summary>The frameworks the tests' platforms read: a small one written by hand and a large one of sixty elements.</summary>
public static class TestFrameworks
{
    public const string Garden = "garden-1";

    public const string Large = "large-1";

    /// <summary>
    /// Within section 1 element 1.3 does not apply when 1.1.a is ticked; across sections 2.2 does not apply for the same
    /// reason. 1.2 and 2.1 have a switch. Kinds of organisation weigh differently.
    /// </summary>
    public const string GardenFile = """
        format: 1
        id: garden-1
        languages: [fr, en]
        name: { fr: Le jardin, en: The garden }
        levels:
          - { key: green, name: { fr: vert, en: green }, threshold: 45 }
          - { key: lush, name: { fr: luxuriant, en: lush }, threshold: 70 }
        organisationKinds:
          - { key: grower, name: { fr: Producteur, en: Grower }, weights: { "1.2": 2, "3.1": 1.5 } }
          - { key: seller, name: { fr: Vendeur, en: Seller }, weights: { "2.1": 0.25 } }
        sections:
          - id: "1"
            keyword: { fr: Sol, en: Soil }
            title: { fr: "Le sol & l’eau", en: "Soil & water" }
            description: { fr: Tout commence **ici**., en: Everything starts **here**. }
            elements:
              - id: "1.1"
                title: { fr: Parcelle, en: Plot }
                question: { fr: Avez-vous une parcelle ?, en: Do you have a plot? }
                answers: single
                riskDomain: { fr: Occupation, en: Occupation }
                explanation: { fr: Une parcelle se cultive., en: A plot is for growing. }
                resources:
                  - { type: law, text: { fr: La loi, en: The law }, link: "https://example.org/law" }
                items:
                  - { id: a, points: 0, text: { fr: Non, en: No plot } }
                  - { id: b, points: 0.5, text: { fr: Une petite, en: A small one } }
                  - { id: c, points: 2, text: { fr: Une grande, en: A large one } }
              - id: "1.2"
                title: { fr: Compost, en: Compost }
                question: { fr: Que compostez-vous ?, en: What do you compost? }
                answers: multiple
                riskDomain: { fr: Odeurs, en: Smells }
                items:
                  - { id: a, points: 0.75, text: { fr: Feuilles, en: Leaves } }
                  - { id: b, points: 1.25, effort: 3, text: { fr: Épluchures, en: Peelings } }
                  - { id: c, points: 1, text: { fr: Gazon, en: Grass } }
                  - { id: d, points: 0, switch: true, text: { fr: Pas concerné, en: Not concerned } }
              - id: "1.3"
                title: { fr: Arrosage, en: Watering }
                question: { fr: Comment arrosez-vous ?, en: How do you water? }
                answers: multiple
                condition: "1.1.a"
                items:
                  - { id: a, points: 1, text: { fr: Le soir, en: In the evening } }
                  - { id: b, points: 0.25, text: { fr: À la main, en: By hand } }
          - id: "2"
            keyword: { fr: Plantes, en: Plants }
            title: { fr: Les plantes, en: The plants }
            description: { fr: Ce qui pousse., en: What grows. }
            elements:
              - id: "2.1"
                title: { fr: Serre, en: Greenhouse }
                question: { fr: Avez-vous une serre ?, en: Do you have a greenhouse? }
                answers: single
                riskDomain: { fr: Énergie, en: Energy }
                items:
                  - { id: a, points: 0, switch: true, text: { fr: Aucune serre, en: No greenhouse } }
                  - { id: b, points: 0.5, text: { fr: Chauffée, en: Heated } }
                  - { id: c, points: 1.5, text: { fr: Froide, en: Cold } }
              - id: "2.2"
                title: { fr: Semis, en: Sowing }
                question: { fr: Que semez-vous ?, en: What do you sow? }
                answers: multiple
                condition: "1.1.a"
                items:
                  - { id: a, points: 1, text: { fr: Fleurs, en: Flowers } }
                  - { id: b, points: 1, text: { fr: Légumes, en: Vegetables } }
          - id: "3"
            keyword: { fr: Récolte, en: Harvest }
            title: { fr: La récolte, en: The harvest }
            description: { fr: Ce qui se mange., en: What is eaten. }
            elements:
              - id: "3.1"
                title: { fr: Partage, en: Sharing }
                question: { fr: Partagez-vous la récolte ?, en: Do you share the harvest? }
                answers: single
                items:
                  - { id: a, points: 0, text: { fr: Non, en: No } }
                  - { id: b, points: 1, text: { fr: Oui, en: Yes } }
        """;

    /// <summary>Writes both frameworks into a folder.</summary>
    public static void WriteTo(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "garden-1.yaml"), GardenFile);
        File.WriteAllText(Path.Combine(folder, "large-1.yaml"), FrameworkWriter.Write(NewLarge()));
    }

    /// <summary>The framework of a file's text.</summary>
    public static Framework Read(string yaml) => FrameworkReader.Read("test.yaml", yaml) is { Framework: { } framework }
        ? framework
        : throw new InvalidOperationException("The framework of the tests is broken.");

    /// <summary>What the domain says to these ticks of the garden.</summary>
    public static EvaluationScore ScoreOfGarden(string? kind, params (string Element, string[] Items)[] ticks)
    {
        Framework garden = Read(GardenFile);
        return new Scorer(garden, garden.OrganisationKinds.FirstOrDefault(k => k.Key == kind))
            .Score(new AnswerSheet(Garden, ticks.Select(tick => KeyValuePair.Create(tick.Element, (IEnumerable<string>)tick.Items))));
    }

    /// <summary>Six sections of ten elements: half of them with several answers, some with a switch, some with a condition.</summary>
    public static Framework NewLarge() => new()
    {
        Id = Large,
        Name = new("Le grand", "The large one"),
        Languages = ["fr", "en"],
        Compensation = 0.5m,
        Levels = LabelLevel.Defaults,
        OrganisationKinds = [],
        Sections = [.. Enumerable.Range(1, 6).Select(NewSection)],
        Upgrades = [],
    };

    private static Section NewSection(int section) => new()
    {
        Id = $"{section}",
        Keyword = new($"Thème {section}", $"Topic {section}"),
        Title = new($"Le thème {section}", $"The topic {section}"),
        Description = new("De quoi il s’agit.", "What it is about."),
        Elements = [.. Enumerable.Range(1, 10).Select(element => NewElement($"{section}.{element}", section, element))],
    };

    private static Element NewElement(string id, int section, int element) => new()
    {
        Id = id,
        Title = new($"Élément {id}", $"Element {id}"),
        Question = new($"Que faites-vous pour {id} ?", $"What do you do about {id}?"),
        Type = element % 2 == 0 ? AnswerType.Multiple : AnswerType.Single,
        Condition = element == 4 ? $"{section}.1.a" : element == 7 && section > 1 ? "1.1.a" : null,
        RiskDomain = element is 1 or 6 ? new($"Domaine {section}", $"Domain {section}") : null,
        Explanation = new("Pourquoi *cela* compte.", "Why *this* matters."),
        Resources = [new("guide", new("Un guide", "A guide"), "https://example.org/guide")],
        Items =
        [
            .. "abcde".Select((letter, place) => new AnswerItem(
                $"{id}.{letter}",
                new($"Réponse {id}.{letter}", $"Answer {id}.{letter}"),
                letter == 'a' ? 0 : place * 0.5m,
                letter == 'a' && element == 6)),
        ],
    };
}
