namespace Garant.Assessment.Tests.Frameworks;

/// <summary>Values of the wrong kind, and parts that lack a key.</summary>
internal static class BrokenValues
{
    public static IEnumerable<BrokenFramework> All =>
    [
        new(
            "compensation with a comma",
            "compensation: 0.5",
            "compensation: 0,5",
            "6: the framework: \"compensation\" is \"0,5\", which is not a number; write it with a point, such as 0.5"),
        new(
            "points with a comma",
            "{ id: b, points: 0.5,",
            "{ id: b, points: \"0,5\",",
            "30: an item of element 1.1: \"points\" is \"0,5\", which is not a number; write it with a point, such as 0.5"),
        new(
            "points in words",
            "{ id: b, points: 0.5,",
            "{ id: b, points: half,",
            "30: an item of element 1.1: \"points\" is \"half\", which is not a number; write it with a point, such as 0.5"),
        new(
            "points with an exponent",
            "{ id: b, points: 0.5,",
            "{ id: b, points: 5e-1,",
            "30: an item of element 1.1: \"points\" is \"5e-1\", which is not a number; write it with a point, such as 0.5"),
        new(
            "no points",
            "{ id: b, points: 0.5,",
            "{ id: b,",
            "30: item 1.1.b has no \"points\"; write points: 0 if it brings none"),
        new(
            "points as a list",
            "{ id: b, points: 0.5,",
            "{ id: b, points: [0.5],",
            "30: an item of element 1.1: \"points\" must be a single text"),
        new(
            "item without a letter",
            "{ id: b, points: 0.5,",
            "{ points: 0.5,",
            "30: an item of element 1.1 has no \"id\"; name it by a letter, such as id: a"),
        new(
            "switch in words",
            "switch: true",
            "switch: yes",
            "46: an item of element 1.2: \"switch\" is \"yes\"; write true or false"),
        new(
            "effort beyond the scale",
            "effort: 2",
            "effort: 101",
            "44: item 1.2.a: effort is \"101\"; write a whole number from 1 to 100"),
        new(
            "effort with a fraction",
            "effort: 2",
            "effort: 1.5",
            "44: item 1.2.a: effort is \"1.5\"; write a whole number from 1 to 100"),
        new(
            "unknown kind of answers",
            "answers: single",
            "answers: one",
            "27: element 1.1: answers is \"one\"; write single or multiple"),
        new(
            "no kind of answers",
            "        answers: single\n",
            "",
            "24: an element has no \"answers\"; write answers: single or answers: multiple"),
        new(
            "title as one text",
            "title: { fr: Source, en: Spring }",
            "title: Source",
            "25: an element: \"title\" must be a mapping of keys and values"),
        new(
            "title in no language",
            "title: { fr: Source, en: Spring }",
            "title: {}",
            "25: an element has no \"title\"; write it in every language, such as title: { fr: …, en: … }"),
        new(
            "no title",
            "        title: { fr: Source, en: Spring }\n",
            "",
            "24: an element has no \"title\"; write it in every language, such as title: { fr: …, en: … }"),
        new(
            "sections as a mapping",
            "sections:\n  - id",
            "sections:\n    id",
            "17: kind club weighs element 1.1, which does not exist; correct the id",
            "17: kind club weighs element 1.2, which does not exist; correct the id",
            "18: the framework has no \"sections\"; list at least one",
            "19: the framework: \"sections\" must be a list",
            "50: the upgrade table from pond-1 names element 1.2, which this version does not have; remove it",
            "52: the upgrade table from pond-1 names item 1.2.a, which this version does not have; remove it",
            "53: the upgrade table from pond-1 names item 1.2.b, which this version does not have; remove it"),
        new(
            "section as a text",
            "sections:\n",
            "sections:\n  - Water\n",
            "19: a section must be a mapping of keys and values",
            "19: section  has no elements; add one or remove the section"),
        new(
            "resource as a text",
            "          - type: guide",
            "          - Guide\n          - type: guide",
            "40: a resource must be a mapping of keys and values"),
        new(
            "resource without a type",
            "          - type: guide\n            text:",
            "          - text:",
            "40: a resource has no \"type\"; say what it is, such as type: law"),
        new(
            "no threshold",
            "    threshold: 45\n",
            "",
            "8: level clear has no threshold between 0 and 100; write threshold: 45"),
        new(
            "badge in words",
            "badge: updated",
            "badge: better",
            "50: element 1.2: badge is \"better\"; write unchanged, updated or new"),
        new(
            "upgrade table without a source",
            "  - from: pond-1\n    elements:",
            "  - elements:",
            "48: an upgrade table has no \"from\"; name the older version, such as from: example-2025.2"),
        new(
            "upgraded items as a list",
            "    items:\n      \"1.2.a\": 1.3.b\n      \"1.2.b\": drop",
            "    items: [1.2.a]",
            "51: an upgrade table: \"items\" must be a mapping of keys and values"),
    ];
}
