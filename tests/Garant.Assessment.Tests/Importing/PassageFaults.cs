namespace Garant.Assessment.Tests.Importing;

/// <summary>Faults in what the texts say, each repaired with a remark.</summary>
internal static class PassageFaults
{
    private const string Fr = OrchardFramework.FrenchFile;
    private const string En = OrchardFramework.EnglishFile;

    public static IEnumerable<FaultyInput> All =>
    [
        new(
            "risk domain in one language",
            En,
            "_(Specific risk domain: diseases of trees)_\n", "",
            [
                "fr:27: warning: the risk domain of element 1.1 stands in the French text only; it serves for both until the English one is written",
            ]),
        new(
            "remark in parentheses unknown",
            En,
            "_(Select all answers)_", "_(Ask the gardener)_",
            [
                "en:60: warning: \"_(Ask the gardener)_\" was not recognised and is left out; write it as the format has it, or take it out",
            ]),
        new(
            "item in one language",
            Fr,
            "- [ ] 1.1.c Comptés et nommés\n", "",
            [
                "en:29: warning: item 1.1.c stands in the English text only; it serves for both until the French one is written",
            ]),
        new(
            "item twice",
            Fr,
            "- [ ] 1.1.c Comptés et nommés", "- [ ] 1.1.b Comptés et nommés",
            [
                "fr:31: warning: item 1.1.b stands twice, first on line 30; the second is left out",
                "en:29: warning: item 1.1.c stands in the English text only; it serves for both until the French one is written",
            ]),
        new(
            "items out of order",
            Fr,
            "- [ ] 1.1.a Absents\n- [ ] 1.1.b Comptés\n", "- [ ] 1.1.b Comptés\n- [ ] 1.1.a Absents\n",
            [
                "fr:30: warning: item 1.1.a stands after 1.1.b; the items are put in order",
            ]),
        new(
            "item of no element",
            Fr,
            "- [ ] 1.2.c Nous", "- [ ] 1.7.c Nous",
            [
                "fr:66: warning: item 1.7.c stands in element 1.2 and no element 1.7 was read before; the item is left out",
                "en:64: warning: item 1.2.c stands in the English text only; it serves for both until the French one is written",
            ]),
        new(
            "item without an id",
            Fr,
            "- [ ] 1.1.c Comptés", "- [ ] Comptés",
            [
                "fr:31: warning: \"- [ ] Comptés et nommés\" was not recognised and is left out; write it as the format has it, or take it out",
                "en:29: warning: item 1.1.c stands in the English text only; it serves for both until the French one is written",
            ]),
        new(
            "item without text",
            En,
            "- [ ] 1.1.c Counted and named", "- [ ] 1.1.c",
            [
                "fr:31: warning: the text of item 1.1.c stands in the French text only; it serves for both until the English one is written",
            ]),
        new(
            "item broken over lines",
            En,
            "Counted and named", "Counted\n  and named",
            [
                "en:30: warning: item 1.1.c is broken over several lines; they are joined",
            ]),
        new(
            "switch in one language",
            En,
            " | _(Concerned / Not concerned)_", "",
            [
                "fr:64: warning: item 1.2.a is marked as a switch in the French text only; it is read as one",
            ]),
        new(
            "two switches",
            Fr,
            "Nous mesurons l'eau", "Nous mesurons l'eau | _(Concerné / Non concerné)_",
            [
                "fr:65: warning: item 1.2.b is marked as a switch in the French text only; it is read as one",
                "fr:65: warning: item 1.2.b is marked as a switch and so is 1.2.a; an element has one, 1.2.b is read as an ordinary item",
            ]),
        new(
            "explanation in one language",
            En,
            "<details>\n<summary>Expl1.2 :</summary>\n\nWater is scarce.\n\n</details>", "",
            [
                "fr:71: warning: the explanation of element 1.2 stands in the French text only; it serves for both until the English one is written",
            ]),
        new(
            "explanation twice",
            En,
            "<summary>Resources1.1 :", "<summary>Expl1.1 :",
            [
                "fr:49: warning: a resource of element 1.1 stands in the French text only; it serves for both until the English one is written",
                "fr:50: warning: a resource of element 1.1 stands in the French text only; it serves for both until the English one is written",
                "en:19: warning: the resources of element 1.1 are 0 in English and 2 in French; they are paired by their addresses",
                "en:45: warning: element 1.1 has a second explanation; the first counts",
            ]),
        new(
            "explanation of another number",
            En,
            "<summary>Expl1.2 :", "<summary>Expl1.5 :",
            [
                "en:67: warning: the block names element 1.5 and stands in element 1.2; it is taken for one of element 1.2",
            ]),
        new(
            "explanation without number",
            En,
            "<summary>Expl1.2 :", "<summary>Expl :",
            [
                "en:67: warning: the block does not name its element; it is taken for one of element 1.2, in which it stands",
            ]),
        new(
            "block of unknown kind",
            En,
            "<summary>Expl1.2 :", "<summary>Notes1.2 :",
            [
                "fr:71: warning: the explanation of element 1.2 stands in the French text only; it serves for both until the English one is written",
                "en:67: warning: the block \"Notes1.2\" is neither explanation (Expl) nor resources (Ressources); it is left out",
            ]),
        new(
            "block not ended",
            En,
            "Water is scarce.\n\n</details>", "Water is scarce.",
            [
                "en:67: warning: the block of element 1.2 that begins here is not ended with </details>",
            ]),
        new(
            "block outside every element",
            En,
            "Q1.1 :", "<details>\n<summary>Expl1.1 :</summary>\nEarly.\n</details>\n\nQ1.1 :",
            [
                "en:20: warning: the block \"Expl1.1\" stands in no element; it is left out",
            ]),
        new(
            "resource in one language",
            En,
            "- (Web article) [Counting](https://example.org/compter), Orchard Review, 2098\n", "",
            [
                "fr:49: warning: a resource of element 1.1 stands in the French text only; it serves for both until the English one is written",
                "en:19: warning: the resources of element 1.1 are 1 in English and 2 in French; they are paired by their addresses",
            ]),
        new(
            "resource broken over lines",
            En,
            "common edition", "common\nedition",
            [
                "en:49: warning: a resource of element 1.1 is broken over several lines; they are joined",
            ]),
        new(
            "resource without kind",
            En,
            "- (Web article) [Counting]", "- [Counting]",
            [
                "en:47: warning: a resource of element 1.1 does not say in parentheses what kind of source it is",
            ]),
        new(
            "resource kinds differ",
            En,
            "- (Web article)", "- (Book)",
            [
                "en:47: warning: a resource of element 1.1 is \"Book\" in English and \"Web article\" in French; the French text counts",
            ]),
        new(
            "resource addresses differ",
            En,
            "example.org/compter", "example.org/counting",
            [
                "en:47: warning: a resource of element 1.1 has another address in English than in French; the texts keep theirs, the link is the French one",
            ]),
        new(
            "loose line among resources",
            En,
            "- (Web article) [Counting]", "Read:\n- (Web article) [Counting]",
            [
                "en:47: warning: \"Read:\" was not recognised and is left out; write it as the format has it, or take it out",
            ]),
        new(
            "name missing in one language",
            En,
            "# Tended orchard", "Tended orchard",
            [
                "fr:1: warning: the framework's name, a first line # Name, stands in the French text only; it serves for both until the English one is written",
            ]),
    ];
}
