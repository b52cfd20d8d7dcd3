using System.Text.RegularExpressions;

namespace Garant.Assessment.Frameworks;

/// <summary>Checks that every id is well-formed, stands where it belongs and stands once.</summary>
internal static partial class IdValidator
{
    public static void Validate(Framework framework, FrameworkLines lines, DiagnosticLog log)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Check(framework.Id, VersionId(), framework, "the version's id", "id", "garant-2026.1");
        foreach (LabelLevel level in framework.Levels)
        {
            Unique(level.Key, level, "level");
            Check(level.Key, VersionId(), level, "the level's key", "key", "advanced");
        }

        foreach (OrganisationKind kind in framework.OrganisationKinds)
        {
            Unique(kind.Key, kind, "kind");
            Check(kind.Key, VersionId(), kind, "the kind's key", "key", "public-body");
        }

        foreach (Section section in framework.Sections)
        {
            Unique(section.Id, section, "section");
            Check(section.Id, PartId(), section, "the section's id", "id", "1");
            if (section.Elements.Count == 0)
            {
                log.Error(lines[section], $"section {section.Id} has no elements; add one or remove the section");
            }

            foreach (Element element in section.Elements)
            {
                Validate(element, section);
            }
        }

        void Validate(Element element, Section section)
        {
            Unique(element.Id, element, "element");
            if (!element.Id.StartsWith(section.Id + ".", StringComparison.Ordinal))
            {
                log.Error(lines[element], $"element {element.Id} stands in section {section.Id}; its id must start with \"{section.Id}.\"");
            }
            else
            {
                Check(element.Id[(section.Id.Length + 1)..], PartId(), element, $"what follows \"{section.Id}.\" in the element's id", "id", section.Id + ".5");
            }

            foreach (AnswerItem item in element.Items)
            {
                Unique(item.Id, item, "item");
                Check(item.Id[(element.Id.Length + 1)..], PartId(), item, $"the letter of an item of element {element.Id}", "id", "a");
            }
        }

        void Unique(string id, object part, string what)
        {
            if (!seen.Add(what + id))
            {
                log.Error(lines[part], $"{what} {id} stands twice; give each {what} its own id");
            }
        }

        void Check(string id, Regex form, object part, string what, string key, string example)
        {
            // A missing id was remarked when it was read.
            if (!string.IsNullOrWhiteSpace(id) && !form.IsMatch(id))
            {
                log.Error(lines[part, key], $"{what} is \"{id}\"; write it without spaces and signs, such as {example}");
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex VersionId();

    [GeneratedRegex(@"^[A-Za-z0-9]+\z")]
    private static partial Regex PartId();
}
