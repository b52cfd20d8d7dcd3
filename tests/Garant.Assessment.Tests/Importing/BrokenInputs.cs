namespace Garant.Assessment.Tests.Importing;

/// <summary>Faults no framework can result from.</summary>
internal static class BrokenInputs
{
    private const string Fr = OrchardFramework.FrenchFile;
    private const string En = OrchardFramework.EnglishFile;
    private const string Scoring = OrchardFramework.ScoringFile;
    private const string Upgrade = OrchardFramework.UpgradeFile;

    public static IEnumerable<FaultyInput> All =>
    [
        new(
            "element in the wrong section",
            En,
            "### Section 2", "Q2.2 : **Early**  \nEarly?\n\nR2.2 :\n_(Type: single answer)_\n\n### Section 2",
            [
                "en:75: warning: element 2.2 stands in section 1; it is taken for one of section 2",
                "en:75: warning: element 2.2 stands in the English text only; it serves for both until the French one is written",
                "en:75: error: element 2.2 has no items to tick; write - [ ] 2.2.a text below R2.2",
                "en:89: warning: element 2.1 stands after one with a higher number; the elements are put in order",
                "upgrade:6: warning: element 2.2 has no entry in the table from version 209901; it starts afresh",
            ]),
        new(
            "elements out of order",
            En,
            "Q1.1 :", "Q1.9 : **Late**  \nLate?\n\nQ1.1 :",
            [
                "en:19: warning: element 1.9 stands in the English text only; it serves for both until the French one is written",
                "en:19: error: element 1.9 does not say whether one answer or several may be given; write _(Type : réponse unique)_ or _(Type : réponses multiples possibles)_ below R1.9",
                "en:19: error: element 1.9 has no items to tick; write - [ ] 1.9.a text below R1.9",
                "en:22: warning: element 1.1 stands after one with a higher number; the elements are put in order",
                "en:57: warning: element 1.2 stands after one with a higher number; the elements are put in order",
                "upgrade:6: warning: element 1.9 has no entry in the table from version 209901; it starts afresh",
            ]),
        new(
            "item of another element",
            Fr,
            "- [ ] 1.2.c Nous", "- [ ] 1.1.d Nous",
            [
                "fr:66: warning: item 1.1.d stands in element 1.2; it is taken for an item of element 1.1",
                "fr:66: warning: item 1.1.d stands in the French text only; it serves for both until the English one is written",
                "fr:66: error: item 1.1.d has no points; add \"1.1.d\": \"0.00\" or what it is worth to scoring",
                "en:64: warning: item 1.2.c stands in the English text only; it serves for both until the French one is written",
                "upgrade:17: warning: item 1.1.d has no entry in the table from version 209901; it starts afresh",
            ]),
        new(
            "points missing",
            Scoring,
            "    \"1.1.b\": \"0.25\",\n", "",
            [
                "fr:30: error: item 1.1.b has no points; add \"1.1.b\": \"0.00\" or what it is worth to scoring",
            ]),
        new(
            "points negative",
            Scoring,
            "\"0.25\"", "\"-0.25\"",
            [
                "scoring:3: error: the points of item 1.1.b are \"-0.25\"; points are never negative",
            ]),
        new(
            "points with a comma",
            Scoring,
            "\"0.25\"", "\"0,25\"",
            [
                "scoring:3: error: the points of item 1.1.b are \"0,25\", which is no number of points; write them like \"0.25\"",
            ]),
        new(
            "points not a number",
            Scoring,
            "\"0.25\"", "true",
            [
                "scoring:3: error: the points of item 1.1.b are true, which is no number of points; write them like \"0.25\"",
            ]),
        new(
            "points beyond measure",
            Scoring,
            "\"0.25\"", "99999999",
            [
                "scoring:3: error: the points of item 1.1.b are 99999999, which is no number of points; write them like \"0.25\"",
            ]),
        new(
            "points twice, not the same",
            Scoring,
            "\"2.1.b\": \"1.00\"", "\"2.1.b\": \"1.00\",\n    \"2.1.b\": \"2\"",
            [
                "scoring:10: error: item 2.1.b has points twice, first on line 9, and not the same; take the wrong one out",
            ]),
        new(
            "scoring broken off",
            Scoring,
            "\"1.2.c\": 0.67,\n    \"2.1.a\": \"0.00\",\n    \"2.1.b\": \"1.00\"\n}", "\"1.2.c\": 0.67,",
            [
                "scoring:7: error: the file cannot be read as JSON: Expected start of a property name or value, but instead reached end of data",
            ]),
        new(
            "scoring not an object",
            Scoring,
            OrchardFramework.Scoring, "[1, 2]",
            [
                "scoring:1: error: the file is JSON and does not hold an object in braces; is it the right file?",
            ]),
        new(
            "scoring empty",
            Scoring,
            OrchardFramework.Scoring, "",
            [
                "scoring:1: error: the file cannot be read as JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true",
            ]),
        new(
            "scoring with half a character",
            Scoring,
            "\"0.25\"", "\"\\ud800\"",
            [
                "scoring:3: error: the file cannot be read as JSON: half a character stands in a text; write it whole",
            ]),
        new(
            "upgrade table broken",
            Upgrade,
            "\"1.1.b\": 1,", "\"1.1.b\": 1",
            [
                "upgrade:20: error: the file cannot be read as JSON: '\"' is invalid after a value. Expected either ',', '}', or ']'",
            ]),
        new(
            "upgrade table without tables",
            Upgrade,
            "\"diff_per_version\"", "\"tables\"",
            [
                "upgrade:1: error: the file has no \"diff_per_version\" object; is it an upgrade table?",
            ]),
        new(
            "upgrade table not an object",
            Upgrade,
            "\"209901\": {", "\"209900\": 1,\n\"209901\": {",
            [
                "upgrade:4: error: the table from version 209900 is not an object in braces",
            ]),
        new(
            "upgrade table without items",
            Upgrade,
            "\"answer_items\"", "\"items\"",
            [
                "upgrade:4: error: the table from version 209901 has no \"answer_items\" object",
            ]),
        new(
            "element status unknown",
            Upgrade,
            "\"upgrade_status\": \"1.3\"", "\"upgrade_status\": 2",
            [
                "upgrade:9: error: the status of element 1.2 is 2; write 1, \"no_fetch\" or the old element's id in quotes",
            ]),
        new(
            "element status missing",
            Upgrade,
            "\"upgrade_status\": \"1.3\",", "",
            [
                "upgrade:8: error: the entry of element 1.2 has no upgrade_status; write 1, \"no_fetch\" or the old element's id",
            ]),
        new(
            "element entry not an object",
            Upgrade,
            "{ \"upgrade_status\": \"no_fetch\", \"pastille_fr\": \"Nouveau\", \"pastille_en\": \"New\", \"edito_fr\": \"\", \"edito_en\": \"\" }", "1",
            [
                "upgrade:15: error: the entry of element 2.1 is 1; write it in braces, with upgrade_status, pastille_fr and pastille_en",
            ]),
        new(
            "item status unknown",
            Upgrade,
            "\"1.3.c\"", "\"1.3\"",
            [
                "upgrade:22: error: the status of item 1.2.b is \"1.3\"; write 1, \"no_fetch\" or the old item's id in quotes",
            ]),
        new(
            "badge unreadable",
            Upgrade,
            "\"pastille_fr\": \"Nouveau\", \"pastille_en\": \"New\"", "\"pastille_fr\": \"?\"",
            [
                "upgrade:15: error: the badge of element 2.1 cannot be read; write Inchangé, Mis à jour or Nouveau as pastille_fr and Unchanged, Updated or New as pastille_en",
            ]),
        new(
            "answer type missing",
            Fr,
            "_(Type : réponse unique)_\n\n- [ ] 2.1.a Laissés\n- [ ] 2.1.b Donnés", "- [ ] 2.1.a Laissés\n- [ ] 2.1.b Donnés\n\nQ2.2 : **Cidre**  \nDu cidre ?\n\n- [ ] 2.2.a Non",
            [
                "fr:92: warning: element 2.2 stands in the French text only; it serves for both until the English one is written",
                "fr:92: error: element 2.2 does not say whether one answer or several may be given; write _(Type : réponse unique)_ or _(Type : réponses multiples possibles)_ below R2.2",
                "fr:95: error: item 2.2.a has no points; add \"2.2.a\": \"0.00\" or what it is worth to scoring",
                "en:87: warning: the answer type of element 2.1 stands in the English text only; it serves for both until the French one is written",
                "upgrade:6: warning: element 2.2 has no entry in the table from version 209901; it starts afresh",
                "upgrade:17: warning: item 2.2.a has no entry in the table from version 209901; it starts afresh",
            ]),
        new(
            "element without items",
            Fr,
            "---\n\n## Tableau", "Q2.2 : **Cidre**  \nDu cidre ?\n\nR2.2 :\n_(Type : réponse unique)_\n\n---\n\n## Tableau",
            [
                "fr:94: warning: element 2.2 stands in the French text only; it serves for both until the English one is written",
                "fr:94: error: element 2.2 has no items to tick; write - [ ] 2.2.a text below R2.2",
                "upgrade:6: warning: element 2.2 has no entry in the table from version 209901; it starts afresh",
            ]),
    ];
}
