namespace Garant.Assessment.Tests.Frameworks;

/// <summary>Faults of evidence, references and sources.</summary>
internal static class BrokenProof
{
    private const string Place = "answers: multiple";
    private const string Link = "link: https://example.org/bottoms";

    public static IEnumerable<BrokenFramework> All =>
    [
        new(
            "unknown kind of evidence",
            Place,
            Place + "\n        evidence: [{ kind: paper, text: { fr: Carte, en: Map } }]",
            "36: an evidence: \"kind\" is \"paper\"; write document, log, report or link"),
        new(
            "evidence without a kind",
            Place,
            Place + "\n        evidence: [{ text: { fr: Carte, en: Map } }]",
            "36: an evidence has no \"kind\"; write document, log, report or link"),
        new(
            "evidence in one language",
            Place,
            Place + "\n        evidence: [{ kind: log, text: { fr: Carte } }]",
            "36: an evidence of element 1.2 has no text in \"en\"; add the translation"),
        new(
            "evidence of an item in one language",
            "{ id: b, points: 0.75,",
            "{ id: b, points: 0.75, evidence: [{ kind: log, text: { en: Map } }],",
            "45: an evidence of item 1.2.b has no text in \"fr\"; add the translation"),
        new(
            "unknown accepted proof",
            Place,
            Place + "\n        accepts: [promise]",
            "36: an element accepts conformal-report, calibration-report, monitor or feedback"),
        new(
            "reference to no part",
            Place,
            Place + "\n        references: [{ framework: iso-1, relation: equal }]",
            "36: a reference has no \"id\"; say which part of it is meant, such as id: A.6.2.4"),
        new(
            "unknown relation",
            Place,
            Place + "\n        references: [{ framework: iso-1, id: \"5\", relation: like }]",
            "36: a reference: \"relation\" is \"like\"; write equal, subset, superset or intersects"),
        new(
            "the same reference twice",
            Place,
            Place + "\n        references: [{ framework: iso-1, id: \"5\", relation: equal }, { framework: iso-1, id: \"5\", relation: subset }]",
            "36: element 1.2 refers to 5 of iso-1 more than once; keep one"),
        new(
            "date of another form",
            Link,
            Link + "\n            published: 10/07/2025",
            "43: a resource: \"published\" is \"10/07/2025\"; write a date as year, month and day, such as 2026-11-27"),
        new(
            "read before it was published",
            Link,
            Link + "\n            published: 2026-02-01\n            checked: 2026-01-31",
            "44: a resource of element 1.2 was read on 2026-01-31, before it was published; correct one of the dates"),
        new(
            "link in one language",
            Link,
            "link: { fr: https://example.org/fonds }",
            "42: the link of a resource of element 1.2 has no text in \"en\"; add the translation"),
        new(
            "link in no language",
            Link,
            "link: {}",
            "42: a resource has no \"link\"; write it in every language, such as link: { fr: …, en: … }"),
    ];
}
