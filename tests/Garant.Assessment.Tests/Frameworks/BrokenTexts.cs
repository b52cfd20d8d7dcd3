namespace Garant.Assessment.Tests.Frameworks;

/// <summary>Missing translations, and upgrade tables that name what is not there.</summary>
internal static class BrokenTexts
{
    public static IEnumerable<BrokenFramework> All =>
    [
        new(
            "no sections",
            "",
            "format: 1\nid: pond-2\nlanguages: [fr, en]\nname: { fr: Étang, en: Pond }\n",
            "1: the framework has no \"sections\"; list at least one"),
        new(
            "missing translation of an item",
            "text: { fr: Du ciel, en: The sky }",
            "text: { fr: Du ciel }",
            "30: the text of item 1.1.b has no text in \"en\"; add the translation"),
        new(
            "empty translation of a question",
            "en: Where from? }",
            "en: \" \" }",
            "26: the question of element 1.1 has no text in \"en\"; add the translation"),
        new(
            "missing translations of the name",
            "name: { fr: Étang, en: Pond }",
            "name: { de: Teich }",
            "5: the framework's name has no text in \"fr\"; add the translation",
            "5: the framework's name has no text in \"en\"; add the translation",
            "5: the framework's name has a text in \"de\", which is not among the framework's languages; add it there or remove the text"),
        new(
            "missing translation of a level",
            "name: { fr: Pur, en: Pure }",
            "name: { fr: Pur }",
            "12: the name of level pure has no text in \"en\"; add the translation"),
        new(
            "missing translation of a kind",
            "name: { fr: Club, en: Club }",
            "name: { en: Club }",
            "16: the name of kind club has no text in \"fr\"; add the translation"),
        new(
            "missing translation of a section",
            "keyword: { fr: Eau, en: Water }",
            "keyword: { en: Water }",
            "20: the keyword of section 1 has no text in \"fr\"; add the translation"),
        new(
            "missing translation of a risk domain",
            "riskDomain: { fr: Boue, en: Mud }",
            "riskDomain: { fr: Boue }",
            "37: the risk domain of element 1.2 has no text in \"en\"; add the translation"),
        new(
            "missing translation of an explanation",
            "explanation: { fr: On s’y enfonce., en: One sinks in. }",
            "explanation: { fr: On s’y enfonce. }",
            "38: the explanation of element 1.2 has no text in \"en\"; add the translation"),
        new(
            "missing translation of a resource",
            "text: { fr: Guide des fonds, en: Guide to bottoms }",
            "text: { fr: Guide des fonds }",
            "41: a resource of element 1.2 has no text in \"en\"; add the translation"),
        new(
            "missing translation of a reason",
            "reason: { fr: Plus clair., en: Clearer. }",
            "reason: { fr: Plus clair. }",
            "50: the upgrade table from pond-1 gives no reason for element 1.2 in \"en\"; add the translation"),
        new(
            "a language that is not the framework's",
            "text: { fr: Du ciel, en: The sky }",
            "text: { fr: Du ciel, en: The sky, de: Vom Himmel }",
            "30: the text of item 1.1.b has a text in \"de\", which is not among the framework's languages; add it there or remove the text"),
        new(
            "upgraded element unknown",
            "\"1.2\": { from",
            "\"1.7\": { from",
            "50: the upgrade table from pond-1 names element 1.7, which this version does not have; remove it"),
        new(
            "upgraded item unknown",
            "\"1.2.b\": drop",
            "\"1.2.z\": drop",
            "53: the upgrade table from pond-1 names item 1.2.z, which this version does not have; remove it"),
        new(
            "upgrade from itself",
            "- from: pond-1",
            "- from: pond-2",
            "48: a second upgrade table, or one from this very version, starts at \"pond-2\"; keep one for each older version"),
        new(
            "two upgrade tables from one version",
            "upgrades:\n",
            "upgrades:\n  - from: pond-1\n",
            "49: a second upgrade table, or one from this very version, starts at \"pond-1\"; keep one for each older version"),
    ];
}
