using System.Globalization;

namespace Garant.Assessment.Frameworks;

/// <summary>Checks what must hold between the parts of a framework.</summary>
internal static class FrameworkValidator
{
    /// <summary>The most points an item may bring and the greatest weight: far above any framework, low enough that sums stay exact.</summary>
    private const decimal Limit = 1000m;

    public static void Validate(Framework framework, FrameworkLines lines, DiagnosticLog log)
    {
        CheckHead(framework, lines, log);
        IdValidator.Validate(framework, lines, log);
        foreach (Element element in framework.Elements)
        {
            CheckItems(element, framework, lines, log);
            CheckCondition(element, framework, lines, log);
            CheckSources(element, lines, log);
        }

        CheckTranslations(framework, lines, log);
        UpgradeTableValidator.Validate(framework, lines, log);
    }

    private static void CheckHead(Framework framework, FrameworkLines lines, DiagnosticLog log)
    {
        if (framework.Compensation is < 0 or > 1)
        {
            log.Error(lines[framework, "compensation"], $"compensation is {Number(framework.Compensation)}; it must be between 0 and 1");
        }

        if (framework.Previous == framework.Id)
        {
            log.Error(lines[framework, "previous"], "previous names this very version; name the version before or leave it out");
        }

        if (framework.Sections.Count == 0)
        {
            log.Error(lines[framework, "sections"], "the framework has no \"sections\"; list at least one");
        }

        if (framework.Sections.Count > 0 && framework.Elements.All(element => element.Items.All(item => item.Points == 0)))
        {
            log.Error(lines[framework, "sections"], "no item of the whole framework brings points, so there is nothing to score; give items points");
        }

        foreach (LabelLevel level in framework.Levels.Where(level => level.Threshold is < 0 or > 100))
        {
            log.Error(lines[level, "threshold"], $"level {level.Key} has no threshold between 0 and 100; write threshold: 45");
        }

        foreach (OrganisationKind kind in framework.OrganisationKinds)
        {
            foreach ((string id, decimal weight) in kind.Weights)
            {
                if (framework.Elements.All(element => element.Id != id))
                {
                    log.Error(lines[kind.Weights, id], $"kind {kind.Key} weighs element {id}, which does not exist; correct the id");
                }

                if (weight is <= 0 or > Limit || TooFine(weight))
                {
                    log.Error(lines[kind.Weights, id], $"kind {kind.Key} weighs element {id} by {Number(weight)}; a weight is greater than 0, at most 1000, with at most four decimals");
                }
            }
        }
    }

    private static void CheckItems(Element element, Framework framework, FrameworkLines lines, DiagnosticLog log)
    {
        if (element.Items.Count < 2)
        {
            log.Error(lines[element], $"element {element.Id} has fewer than two items; add some, a question needs two");
        }

        if (element.Items.Count(item => item.IsSwitch) > 1)
        {
            log.Error(lines[element], $"element {element.Id} has more than one \"not concerned\" switch; keep one");
        }

        if (element.Items.Count(item => item.IsNone) > 1)
        {
            log.Error(lines[element], $"element {element.Id} has more than one item that says \"nothing of this exists\" (none: true); keep one");
        }

        if (element.Items.FirstOrDefault(item => item.IsNone && item.IsSwitch) is { } both)
        {
            log.Error(lines[both, "none"], $"item {both.Id} is a \"not concerned\" switch and says \"nothing of this exists\"; whoever has nothing is concerned: keep switch: true or none: true");
        }

        if (element.Items.Count > 0 && element.Items.All(item => item.Points == 0))
        {
            log.Warning(lines[element], $"no item of element {element.Id} brings points, so no one can score there; give one item points");
        }

        foreach (AnswerItem item in element.Items)
        {
            if (item.Points is < 0 or > Limit || TooFine(item.Points))
            {
                log.Error(lines[item, "points"], $"item {item.Id} has {Number(item.Points)} points; points are 0 to 1000 with at most four decimals");
            }
            else if (item.Points != 0 && (item.StandsAlone || framework.IsConditioning(item.Id)))
            {
                string role = item.IsSwitch ? "a \"not concerned\" switch" : item.IsNone ? "\"nothing of this exists\" (none: true)" : "named by a condition";
                log.Error(lines[item, "points"], $"item {item.Id} is {role} and has {Number(item.Points)} points; write points: 0");
            }
        }
    }

    private static void CheckCondition(Element element, Framework framework, FrameworkLines lines, DiagnosticLog log)
    {
        if (element.Condition is not { } condition)
        {
            return;
        }

        if (ParentOf(element, framework) is not { } parent)
        {
            log.Error(lines[element, "condition"], $"the condition of element {element.Id} names item {condition}, which does not exist; correct or remove it");
            return;
        }

        if (parent == element)
        {
            log.Error(lines[element, "condition"], $"the condition of element {element.Id} names its own item {condition}; make that item a switch instead (switch: true)");
            return;
        }

        if (parent.Items.Count == 1)
        {
            log.Error(lines[element, "condition"], $"element {element.Id} is unreachable: {condition} is the only answer of element {parent.Id}; add another answer there");
        }

        HashSet<string> seen = [element.Id];
        for (Element? above = parent; above is not null; above = ParentOf(above, framework))
        {
            if (!seen.Add(above.Id))
            {
                log.Error(lines[element, "condition"], $"element {element.Id} is unreachable: its conditions form a ring through element {above.Id}; break the ring");
                return;
            }
        }
    }

    private static void CheckSources(Element element, FrameworkLines lines, DiagnosticLog log)
    {
        foreach (Resource resource in element.Resources.Where(resource => resource.Checked < resource.Published))
        {
            log.Error(lines[resource, "checked"], string.Create(CultureInfo.InvariantCulture, $"a resource of element {element.Id} was read on {resource.Checked:yyyy-MM-dd}, before it was published; correct one of the dates"));
        }

        foreach (FrameworkReference reference in element.References)
        {
            if (element.References.Count(other => other.Framework == reference.Framework && other.Id == reference.Id) > 1)
            {
                log.Error(lines[element, "references"], $"element {element.Id} refers to {reference.Id} of {reference.Framework} more than once; keep one");
                return;
            }
        }
    }

    private static Element? ParentOf(Element element, Framework framework) =>
        framework.Elements.FirstOrDefault(other => other.Items.Any(item => item.Id == element.Condition));

    private static void CheckTranslations(Framework framework, FrameworkLines lines, DiagnosticLog log)
    {
        if (framework.Languages.Count == 0)
        {
            return;
        }

        Check(framework.Name, framework, "name", "the framework's name");
        foreach (LabelLevel level in framework.Levels.Except(LabelLevel.Defaults))
        {
            Check(level.Name, level, "name", $"the name of level {level.Key}");
        }

        foreach (OrganisationKind kind in framework.OrganisationKinds)
        {
            Check(kind.Name, kind, "name", $"the name of kind {kind.Key}");
        }

        foreach (Section section in framework.Sections)
        {
            Check(section.Keyword, section, "keyword", $"the keyword of section {section.Id}");
            Check(section.Title, section, "title", $"the title of section {section.Id}");
            Check(section.Description, section, "description", $"the description of section {section.Id}");
        }

        foreach (Element element in framework.Elements)
        {
            Check(element.Title, element, "title", $"the title of element {element.Id}");
            Check(element.Question, element, "question", $"the question of element {element.Id}");
            Check(element.RiskDomain, element, "riskDomain", $"the risk domain of element {element.Id}");
            Check(element.Explanation, element, "explanation", $"the explanation of element {element.Id}");
            foreach (Resource resource in element.Resources)
            {
                Check(resource.Text, resource, "text", $"a resource of element {element.Id}");
                Check(resource.Links, resource, "link", $"the link of a resource of element {element.Id}");
            }

            CheckEvidence(element.Evidence, $"element {element.Id}");

            foreach (AnswerItem item in element.Items)
            {
                Check(item.Text, item, "text", $"the text of item {item.Id}");
                CheckEvidence(item.Evidence, $"item {item.Id}");
            }
        }

        void CheckEvidence(IReadOnlyList<Evidence> evidence, string of)
        {
            foreach (Evidence part in evidence)
            {
                Check(part.Text, part, "text", $"an evidence of {of}");
            }
        }

        void Check(LocalizedText? text, object part, string key, string what)
        {
            foreach (string language in framework.Languages.Where(language => text is not null && text.Languages.Any() && string.IsNullOrWhiteSpace(text.Find(language))))
            {
                log.Error(lines[part, key], $"{what} has no text in \"{language}\"; add the translation");
            }

            foreach (string language in text?.Languages.Except(framework.Languages) ?? [])
            {
                log.Error(lines[part, key], $"{what} has a text in \"{language}\", which is not among the framework's languages; add it there or remove the text");
            }
        }
    }

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool TooFine(decimal number) => number * 10_000m != decimal.Truncate(number * 10_000m);
}
