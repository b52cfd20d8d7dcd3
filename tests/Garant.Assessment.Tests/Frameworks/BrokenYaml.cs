namespace Garant.Assessment.Tests.Frameworks;

/// <summary>Files that are not one YAML mapping, or lack or misspell a key of the framework.</summary>
internal static class BrokenYaml
{
    private static readonly string Deep = new('[', 100_000);

    public static IEnumerable<BrokenFramework> All =>
    [
        new(
            "empty file",
            "",
            "",
            "1: a framework file is one YAML mapping; start it with \"format: 1\" and \"id: …\""),
        new(
            "only a comment",
            "",
            "# nothing yet\n",
            "1: a framework file is one YAML mapping; start it with \"format: 1\" and \"id: …\""),
        new(
            "a list",
            "",
            "- id: pond-2\n",
            "1: a framework file is one YAML mapping; start it with \"format: 1\" and \"id: …\""),
        new(
            "a plain text",
            "",
            "A framework about ponds.",
            "1: a framework file is one YAML mapping; start it with \"format: 1\" and \"id: …\""),
        new(
            "two documents",
            "",
            "format: 1\n---\nformat: 1\n",
            "1: a framework file is one YAML mapping; start it with \"format: 1\" and \"id: …\""),
        new(
            "an empty mapping",
            "",
            "{}",
            "1: the framework has no \"format\"; write format: 1",
            "1: the framework has no \"id\"; give the version a name, such as id: example-2026.1",
            "1: the framework has no \"name\"; write it in every language, such as name: { fr: …, en: … }",
            "1: the framework has no \"languages\"; write languages: [fr, en]",
            "1: the framework has no \"sections\"; list at least one"),
        new(
            "broken YAML",
            "languages: [fr, en]",
            "languages: [fr, en",
            "4: this is not readable YAML: something here is not closed or is out of place"),
        new(
            "a tab",
            "    name: { fr: Pur, en: Pure }",
            "\tname: { fr: Pur, en: Pure }",
            "11: this is not readable YAML: While scanning a plain scalar, found a tab character that violate indentation."),
        new(
            "a key twice",
            "previous: pond-1",
            "previous: pond-1\nid: pond-3",
            "4: this is not readable YAML: Duplicate key id"),
        new(
            "an alias to nothing",
            "compensation: 0.5",
            "compensation: *half",
            "6: this is not readable YAML: the alias *half names no part that is complete above it"),
        new(
            "a hundred thousand brackets",
            "",
            Deep,
            "1: this is not readable YAML: it is nested more than 64 levels deep, which no framework needs"),
        new(
            "another format",
            "format: 1",
            "format: 2",
            "1: the format is \"2\"; this program reads format 1"),
        new(
            "no format",
            "format: 1\n",
            "",
            "1: the framework has no \"format\"; write format: 1"),
        new(
            "no id",
            "id: pond-2\n",
            "",
            "1: the framework has no \"id\"; give the version a name, such as id: example-2026.1"),
        new(
            "an empty id",
            "id: pond-2",
            "id:",
            "2: the framework has no \"id\"; give the version a name, such as id: example-2026.1"),
        new(
            "no languages",
            "languages: [fr, en]\n",
            "",
            "1: the framework has no \"languages\"; write languages: [fr, en]"),
        new(
            "languages as a text",
            "languages: [fr, en]",
            "languages: fr, en",
            "4: the framework: \"languages\" must be a list"),
        new(
            "a language in words",
            "languages: [fr, en]",
            "languages: [fr, en, German]",
            "4: a language must be a two-letter code, such as fr"),
        new(
            "a language that is a list",
            "languages: [fr, en]",
            "languages: [fr, en, [de]]",
            "4: a language must be a two-letter code, such as fr"),
        new(
            "unknown key",
            "compensation: 0.5",
            "compensation: 0.5\ncolour: blue",
            "7: the framework has the unknown key \"colour\"; correct or remove it"),
        new(
            "misspelt key of an element",
            "        condition: 1.1.a",
            "        conditon: 1.1.a",
            "36: an element has the unknown key \"conditon\"; correct or remove it"),
        new(
            "unknown key of an item",
            "{ id: b, points: 0.75,",
            "{ id: b, points: 0.75, weight: 2,",
            "45: an item of element 1.2 has the unknown key \"weight\"; correct or remove it"),
    ];
}
