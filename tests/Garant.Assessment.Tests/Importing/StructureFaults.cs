namespace Garant.Assessment.Tests.Importing;

/// <summary>Faults of structure in the texts, each repaired with a remark.</summary>
internal static class StructureFaults
{
    private const string Fr = OrchardFramework.FrenchFile;
    private const string En = OrchardFramework.EnglishFile;

    public static IEnumerable<FaultyInput> All =>
    [
        new(
            "section heading misspelt",
            En,
            "### Section 2", "### Sektion 2",
            [
                "fr:77: warning: the heading of section 2 stands in the French text only; it serves for both until the English one is written",
                "en:75: warning: \"### Sektion 2 - Harvest\" was not recognised and is left out; write it as the format has it, or take it out",
                "en:77: warning: \"**[Harvest]**\" was not recognised and is left out; write it as the format has it, or take it out",
                "en:79: warning: \"The harvest is shared.\" was not recognised and is left out; write it as the format has it, or take it out",
                "en:83: warning: element 2.1 stands in section 1; it is taken for one of section 2",
            ]),
        new(
            "section twice",
            Fr,
            "### Section 2", "### Section 1",
            [
                "fr:77: warning: section 1 stands twice, first on line 9; its elements are added to the first",
                "fr:85: warning: element 2.1 stands in section 1; it is taken for one of section 2",
                "en:75: warning: the heading of section 2 stands in the English text only; it serves for both until the French one is written",
            ]),
        new(
            "section keyword missing",
            En,
            "**[Harvest]**\n\n", "",
            [
                "fr:79: warning: the keyword of section 2 stands in the French text only; it serves for both until the English one is written",
            ]),
        new(
            "section without elements",
            Fr,
            "## Tableau", "### Section 3 - Vide\n\n**[Vide]**\n\n## Tableau",
            [
                "fr:96: warning: section 3 has no element; it is left out",
            ]),
        new(
            "sections out of order",
            Fr,
            "### Section 1 - Arbres", "### Section 7 - Zut\n\n### Section 1 - Arbres",
            [
                "fr:9: warning: section 7 has no element; it is left out",
                "fr:11: warning: section 1 stands after section 7; the sections are put in order",
                "fr:79: warning: section 2 stands after section 7; the sections are put in order",
            ]),
        new(
            "heading in a description",
            Fr,
            "Un arbre vit", "#### Note\nUn arbre vit",
            [
                "fr:13: warning: \"#### Note\" was not recognised and is left out; write it as the format has it, or take it out",
            ]),
        new(
            "note between elements",
            Fr,
            "---\n\nQ1.2", "_Une note._\n\n---\n\nQ1.2",
            [
                "fr:54: warning: the note \"_Une note._\" stands between the elements and is left out",
            ]),
        new(
            "loose line between elements",
            En,
            "---\n\nQ1.2", "A stray line.\n\n---\n\nQ1.2",
            [
                "en:52: warning: \"A stray line.\" was not recognised and is left out; write it as the format has it, or take it out",
            ]),
        new(
            "element in one language",
            En,
            "Q2.1 : **Sharing**  \nFallen fruit is:\n\nR2.1 :  \n_(Type: single answer)_\n\n- [ ] 2.1.a Left\n- [ ] 2.1.b Given away", "",
            [
                "fr:85: warning: element 2.1 stands in the French text only; it serves for both until the English one is written",
            ]),
        new(
            "element twice",
            Fr,
            "Q2.1 : **Partage**  \n", "Q1.1 : **Encore**  \nEncore ?\n\n- [ ] 1.1.a Oui\n\nQ2.1 : **Partage**  \n",
            [
                "fr:85: warning: element 1.1 stands twice, first on line 21; the second is left out",
            ]),
        new(
            "question line missing",
            Fr,
            "Q1.2 : **Arrosage et *goutte à goutte***  \n_(Condition : R1.1 <> 1.1.a)_  \nPour l'arrosage :\n", "",
            [
                "fr:57: warning: the answers of element 1.2 stand here without its question; write Q1.2 : **title** above",
                "en:54: warning: the title of element 1.2 stands in the English text only; it serves for both until the French one is written",
                "en:55: warning: the condition of element 1.2 stands in the English text only; it is dropped, and the element always applies",
                "en:56: warning: the question of element 1.2 stands in the English text only; it serves for both until the French one is written",
            ]),
        new(
            "title missing",
            En,
            "Q1.1 : **Survey of the trees**", "Q1.1 :",
            [
                "fr:21: warning: the title of element 1.1 stands in the French text only; it serves for both until the English one is written",
            ]),
        new(
            "question text missing",
            En,
            "For watering:\n", "",
            [
                "fr:58: warning: the question of element 1.2 stands in the French text only; it serves for both until the English one is written",
            ]),
        new(
            "answers headed by another number",
            En,
            "R1.2 :", "R1.3 :",
            [
                "en:58: warning: the answers of element 1.2 are headed R1.3; write R1.2",
            ]),
        new(
            "answer type differs",
            En,
            "_(Type: multiple responses possible)_", "_(Type: single answer)_",
            [
                "en:59: warning: element 1.2 takes one answer in English and several answers in French; the French text counts",
            ]),
        new(
            "answer type unreadable in one language",
            En,
            "_(Type: multiple responses possible)_", "_(Type: some)_",
            [
                "fr:61: warning: the answer type of element 1.2 stands in the French text only; it serves for both until the English one is written",
                "en:59: warning: \"Type: some\" was not recognised and is left out; write it as the format has it, or take it out",
            ]),
        new(
            "answer type twice",
            En,
            "_(Select all answers)_", "_(Type: single answer)_",
            [
                "en:60: warning: \"Type: single answer\" stands a second time in element 1.2; the first, on line 59, counts",
            ]),
        new(
            "condition in one language",
            En,
            "_(Condition: R1.1 <> 1.1.a)_  \n", "",
            [
                "fr:57: warning: the condition of element 1.2 stands in the French text only; it is dropped, and the element always applies",
            ]),
        new(
            "conditions differ",
            En,
            "R1.1 <> 1.1.a", "R1.1 <> 1.1.b",
            [
                "fr:57: warning: the condition of element 1.2 names item 1.1.a in French and 1.1.b in English; it is dropped, and the element always applies",
            ]),
        new(
            "condition unreadable",
            En,
            "R1.1 <> 1.1.a", "unless 1.1.a",
            [
                "fr:57: warning: the condition of element 1.2 stands in the French text only; it is dropped, and the element always applies",
                "en:55: warning: the condition \"Condition: unless 1.1.a\" cannot be read and is dropped; write _(Condition : R1.1 <> 1.1.a)_",
            ]),
        new(
            "condition names another element",
            En,
            "R1.1 <> 1.1.a", "R1.3 <> 1.1.a",
            [
                "en:55: warning: the condition of element 1.2 names R1.3 and item 1.1.a; the item counts",
            ]),
    ];
}
