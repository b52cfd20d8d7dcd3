using System.Text.RegularExpressions;

namespace Garant.Assessment.Tests.Frameworks;

/// <summary>Parts that do not go together: ids, conditions, points, weights.</summary>
internal static class BrokenRelations
{
    public static IEnumerable<BrokenFramework> All =>
    [
        new(
            "section without elements",
            "sections:\n",
            "sections:\n  - id: \"0\"\n    keyword: { fr: a, en: a }\n    title: { fr: a, en: a }\n    description: { fr: a, en: a }\n",
            "19: section 0 has no elements; add one or remove the section"),
        new(
            "element id twice",
            "- id: \"1.2\"",
            "- id: \"1.1\"",
            "17: kind club weighs element 1.2, which does not exist; correct the id",
            "32: element 1.1 stands twice; give each element its own id",
            "36: element 1.1 is unreachable: its conditions form a ring through element 1.1; break the ring",
            "44: item 1.1.a stands twice; give each item its own id",
            "44: item 1.1.a is named by a condition and has 0.25 points; write points: 0",
            "45: item 1.1.b stands twice; give each item its own id",
            "46: item 1.1.c stands twice; give each item its own id",
            "50: the upgrade table from pond-1 names element 1.2, which this version does not have; remove it",
            "52: the upgrade table from pond-1 names item 1.2.a, which this version does not have; remove it",
            "53: the upgrade table from pond-1 names item 1.2.b, which this version does not have; remove it"),
        new(
            "item id twice",
            "{ id: b, points: 0.5,",
            "{ id: a, points: 0.5,",
            "30: item 1.1.a stands twice; give each item its own id",
            "30: item 1.1.a is named by a condition and has 0.5 points; write points: 0"),
        new(
            "element of another section",
            "- id: \"1.2\"",
            "- id: \"2.2\"",
            "17: kind club weighs element 1.2, which does not exist; correct the id",
            "32: element 2.2 stands in section 1; its id must start with \"1.\"",
            "50: the upgrade table from pond-1 names element 1.2, which this version does not have; remove it",
            "52: the upgrade table from pond-1 names item 1.2.a, which this version does not have; remove it",
            "53: the upgrade table from pond-1 names item 1.2.b, which this version does not have; remove it"),
        new(
            "previous is itself",
            "previous: pond-1",
            "previous: pond-2",
            "3: previous names this very version; name the version before or leave it out"),
        new(
            "compensation above 1",
            "compensation: 0.5",
            "compensation: 1.01",
            "6: compensation is 1.01; it must be between 0 and 1"),
        new(
            "compensation below 0",
            "compensation: 0.5",
            "compensation: -0.5",
            "6: compensation is -0.5; it must be between 0 and 1"),
        new(
            "threshold above 100",
            "threshold: 70.5",
            "threshold: 170.5",
            "13: level pure has no threshold between 0 and 100; write threshold: 45"),
        new(
            "threshold below 0",
            "threshold: 70.5",
            "threshold: -1",
            "13: level pure has no threshold between 0 and 100; write threshold: 45"),
        new(
            "level key twice",
            "key: pure",
            "key: clear",
            "11: level clear stands twice; give each level its own id"),
        new(
            "weight of an unknown element",
            "\"1.1\": 2",
            "\"1.9\": 2",
            "17: kind club weighs element 1.9, which does not exist; correct the id"),
        new(
            "weight of 0",
            "\"1.1\": 2",
            "\"1.1\": 0",
            "17: kind club weighs element 1.1 by 0; a weight is greater than 0, at most 1000, with at most four decimals"),
        new(
            "weight too great",
            "\"1.1\": 2",
            "\"1.1\": 1000.1",
            "17: kind club weighs element 1.1 by 1000.1; a weight is greater than 0, at most 1000, with at most four decimals"),
        new(
            "weight too fine",
            "\"1.1\": 2",
            "\"1.1\": 0.33333",
            "17: kind club weighs element 1.1 by 0.33333; a weight is greater than 0, at most 1000, with at most four decimals"),
        new(
            "condition on an unknown item",
            "condition: 1.1.a",
            "condition: 1.1.z",
            "36: the condition of element 1.2 names item 1.1.z, which does not exist; correct or remove it"),
        new(
            "condition on an element",
            "condition: 1.1.a",
            "condition: \"1.1\"",
            "36: the condition of element 1.2 names item 1.1, which does not exist; correct or remove it"),
        new(
            "condition on its own item",
            "condition: 1.1.a",
            "condition: 1.2.c",
            "36: the condition of element 1.2 names its own item 1.2.c; make that item a switch instead (switch: true)"),
        new(
            "conditions in a ring",
            "        answers: single\n",
            "        answers: single\n        condition: 1.2.c\n",
            "28: element 1.1 is unreachable: its conditions form a ring through element 1.1; break the ring",
            "37: element 1.2 is unreachable: its conditions form a ring through element 1.2; break the ring"),
        new(
            "points on a conditioning item",
            "{ id: a, points: 0,",
            "{ id: a, points: 0.1,",
            "29: item 1.1.a is named by a condition and has 0.1 points; write points: 0"),
        new(
            "points on a switch",
            "{ id: c, points: 0, switch",
            "{ id: c, points: 0.5, switch",
            "46: item 1.2.c is a \"not concerned\" switch and has 0.5 points; write points: 0"),
        new(
            "negative points",
            "{ id: b, points: 0.5,",
            "{ id: b, points: -0.5,",
            "30: item 1.1.b has -0.5 points; points are 0 to 1000 with at most four decimals"),
        new(
            "points too many",
            "{ id: b, points: 0.5,",
            "{ id: b, points: 1000.5,",
            "30: item 1.1.b has 1000.5 points; points are 0 to 1000 with at most four decimals"),
        new(
            "points beyond every number",
            "{ id: b, points: 0.75,",
            "{ id: d, points: 79228162514264337593543950335, text: { fr: d, en: d } }\n          - { id: b, points: 79228162514264337593543950335,",
            "45: item 1.2.d has 79228162514264337593543950335 points; points are 0 to 1000 with at most four decimals",
            "46: item 1.2.b has 79228162514264337593543950335 points; points are 0 to 1000 with at most four decimals"),
        new(
            "points too fine",
            "{ id: b, points: 0.5,",
            "{ id: b, points: 0.00005,",
            "30: item 1.1.b has 0.00005 points; points are 0 to 1000 with at most four decimals"),
        new(
            "two switches",
            "{ id: b, points: 0.75,",
            "{ id: b, points: 0, switch: true,",
            "32: element 1.2 has more than one \"not concerned\" switch; keep one"),
        new(
            "two times nothing",
            "{ id: a, points: 0.25, effort: 2, text: { fr: Sondé, en: Sounded } }\n          - { id: b, points: 0.75,",
            "{ id: a, points: 0, none: true, text: { fr: Sondé, en: Sounded } }\n          - { id: b, points: 0, none: true,",
            "32: element 1.2 has more than one item that says \"nothing of this exists\" (none: true); keep one",
            "32: warning: no item of element 1.2 brings points, so no one can score there; give one item points"),
        new(
            "nothing that brings points",
            "{ id: b, points: 0.75,",
            "{ id: b, points: 0.75, none: true,",
            "45: item 1.2.b is \"nothing of this exists\" (none: true) and has 0.75 points; write points: 0"),
        new(
            "nothing as a switch",
            "switch: true,",
            "switch: true, none: true,",
            "46: item 1.2.c is a \"not concerned\" switch and says \"nothing of this exists\"; whoever has nothing is concerned: keep switch: true or none: true"),
        new(
            "one item",
            "          - { id: b, points: 0.5, text: { fr: Du ciel, en: The sky } }\n          - { id: c, points: 1, text: { fr: Du mont, en: The hill } }\n",
            "",
            "24: element 1.1 has fewer than two items; add some, a question needs two",
            "24: warning: no item of element 1.1 brings points, so no one can score there; give one item points",
            "34: element 1.2 is unreachable: 1.1.a is the only answer of element 1.1; add another answer there"),
        new(
            "no items",
            "        items:\n          - { id: a, points: 0.25, effort: 2, text: { fr: Sondé, en: Sounded } }\n          - { id: b, points: 0.75, text: { fr: Curé, en: Dredged } }\n          - { id: c, points: 0, switch: true, text: { fr: Sans fond, en: Bottomless } }\n",
            "",
            "32: element 1.2 has fewer than two items; add some, a question needs two",
            "48: the upgrade table from pond-1 names item 1.2.a, which this version does not have; remove it",
            "49: the upgrade table from pond-1 names item 1.2.b, which this version does not have; remove it"),
        new(
            "no one can score anywhere",
            "",
            Regex.Replace(PondFramework.Yaml, "points: [0-9.]+", "points: 0"),
            "18: no item of the whole framework brings points, so there is nothing to score; give items points",
            "24: warning: no item of element 1.1 brings points, so no one can score there; give one item points",
            "32: warning: no item of element 1.2 brings points, so no one can score there; give one item points"),
        new(
            "id with a space",
            "id: pond-2",
            "id: pond 2",
            "2: the version's id is \"pond 2\"; write it without spaces and signs, such as garant-2026.1"),
        new(
            "key with a slash",
            "key: club",
            "key: club/pub",
            "15: the kind's key is \"club/pub\"; write it without spaces and signs, such as public-body"),
        new(
            "element id with a second point",
            "- id: \"1.2\"",
            "- id: \"1.2.1\"",
            "17: kind club weighs element 1.2, which does not exist; correct the id",
            "32: what follows \"1.\" in the element's id is \"2.1\"; write it without spaces and signs, such as 1.5",
            "50: the upgrade table from pond-1 names element 1.2, which this version does not have; remove it",
            "52: the upgrade table from pond-1 names item 1.2.a, which this version does not have; remove it",
            "53: the upgrade table from pond-1 names item 1.2.b, which this version does not have; remove it"),
        new(
            "letter with a point",
            "{ id: b, points: 0.5,",
            "{ id: b.1, points: 0.5,",
            "30: the letter of an item of element 1.1 is \"b.1\"; write it without spaces and signs, such as a"),
    ];
}
