namespace Garant.Assessment.Tests.Importing;

/// <summary>Faults in the tables, each repaired with a remark.</summary>
internal static class TableFaults
{
    private const string Scoring = OrchardFramework.ScoringFile;
    private const string Upgrade = OrchardFramework.UpgradeFile;

    public static IEnumerable<FaultyInput> All =>
    [
        new(
            "points for no item",
            Scoring,
            "\"2.1.b\": \"1.00\"", "\"2.1.b\": \"1.00\",\n    \"2.1.c\": \"1.00\"",
            [
                "scoring:10: warning: no item 2.1.c stands in the texts; its points are left out",
            ]),
        new(
            "points twice, the same",
            Scoring,
            "\"2.1.b\": \"1.00\"", "\"2.1.b\": \"1.00\",\n    \"2.1.b\": 1",
            [
                "scoring:10: warning: item 2.1.b has points twice, first on line 9; take one out",
            ]),
        new(
            "points on a switch",
            Scoring,
            "\"1.2.a\": \"0\"", "\"1.2.a\": \"0.5\"",
            [
                "scoring:5: warning: item 1.2.a is a switch and has 0.5 points; a switch brings none, they are set to 0",
            ]),
        new(
            "points on the item of a condition",
            Scoring,
            "\"1.1.a\": \"0.00\"", "\"1.1.a\": \"0.5\"",
            [
                "fr:57: warning: the condition of element 1.2 names item 1.1.a, which brings 0.5 points; it is dropped, and the element always applies",
            ]),
        new(
            "table for another version",
            Upgrade,
            "\"assessment_version\": \"209902\"", "\"assessment_version\": \"209802\"",
            [
                "fr:0: warning: the file is named after version 209902, and the version read is 209802; is it the right file?",
                "en:0: warning: the file is named after version 209902, and the version read is 209802; is it the right file?",
                "scoring:0: warning: the file is named after version 209902, and the version read is 209802; is it the right file?",
                "upgrade:4: warning: the table from version 209901 is left out: that version is not older than this one",
            ]),
        new(
            "table from an unpublished version",
            Upgrade,
            "\"209901\"", "\"0.64\"",
            [
                "upgrade:4: warning: the table from version 0.64 is left out: the texts of that version are not published",
            ]),
        new(
            "table from a later version",
            Upgrade,
            "\"209901\"", "\"209999\"",
            [
                "upgrade:4: warning: the table from version 209999 is left out: that version is not older than this one",
            ]),
        new(
            "table entry of no element",
            Upgrade,
            "\"2.1\": {", "\"2.9\": {",
            [
                "upgrade:6: warning: element 2.1 has no entry in the table from version 209901; it starts afresh",
                "upgrade:15: warning: no element 2.9 stands in the texts; its entry in the table from version 209901 is left out",
            ]),
        new(
            "table entry of no item",
            Upgrade,
            "\"2.1.b\": \"no_fetch\"", "\"2.1.z\": \"no_fetch\"",
            [
                "upgrade:17: warning: item 2.1.b has no entry in the table from version 209901; it starts afresh",
                "upgrade:25: warning: no item 2.1.z stands in the texts; its entry in the table from version 209901 is left out",
            ]),
        new(
            "table entry twice",
            Upgrade,
            "\"1.2.c\": \"no_fetch\"", "\"1.2.b\": \"no_fetch\"",
            [
                "upgrade:17: warning: item 1.2.c has no entry in the table from version 209901; it starts afresh",
                "upgrade:23: warning: item 1.2.b has two entries in the table from version 209901; the first counts",
            ]),
        new(
            "table badges disagree",
            Upgrade,
            "\"pastille_en\": \"Updated\"", "\"pastille_en\": \"New\"",
            [
                "upgrade:11: warning: the badges of element 1.2 disagree: Updated in French, New in English; the French one counts",
            ]),
        new(
            "table badge unreadable in one language",
            Upgrade,
            "\"pastille_en\": \"Updated\"", "\"pastille_en\": \"Changed\"",
            [
                "upgrade:11: warning: the English badge of element 1.2 cannot be read; the other one counts",
            ]),
        new(
            "table reason in one language",
            Upgrade,
            "\"edito_en\": \"Two questions made one.\"", "\"edito_en\": \"\"",
            [
                "upgrade:12: warning: the reason for element 1.2 stands in French only; it serves for both languages",
            ]),
        new(
            "table moves a section",
            Upgrade,
            "\"2\": 1 }", "\"2\": \"3\" }",
            [
                "upgrade:5: warning: section 2 has the status \"3\" in the table from version 209901; only the entries of elements and items count",
            ]),
    ];
}
