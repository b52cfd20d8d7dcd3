using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Upgrading;

/// <summary>
/// What answers were given to and scores rest on: questions, items and their points, conditions, weights, levels. A
/// version whose basis changes is another version. Titles, descriptions, explanations, resources, names, efforts, upgrade
/// tables and further languages can be corrected under the same id.
/// </summary>
public static class AnswerBasis
{
    /// <summary>The first difference between the basis of one version and that of another, in words; <c>null</c> when it is the same.</summary>
    /// <param name="known">The version that answers were given to.</param>
    /// <param name="changed">The version that would take its place.</param>
    public static string? FirstDifference(Framework known, Framework changed)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(changed);
        return Differences(known, changed).FirstOrDefault();
    }

    private static IEnumerable<string> Differences(Framework known, Framework changed)
    {
        if (known.Languages.FirstOrDefault(language => !changed.Languages.Contains(language)) is { } language)
        {
            yield return $"the language {language} is gone";
        }

        if (known.Compensation != changed.Compensation)
        {
            yield return "a point not concerned is worth something else";
        }

        if (!known.Levels.Select(level => (level.Key, level.Threshold)).ToHashSet().SetEquals(changed.Levels.Select(level => (level.Key, level.Threshold))))
        {
            yield return "the levels or their thresholds are others";
        }

        foreach (OrganisationKind kind in known.OrganisationKinds)
        {
            if (changed.OrganisationKinds.FirstOrDefault(other => other.Key == kind.Key) is not { } other)
            {
                yield return $"the kind of organisation {kind.Key} is gone";
            }
            else if (known.Elements.Any(element => kind.WeightOf(element.Id) != other.WeightOf(element.Id)))
            {
                yield return $"the weights of the kind of organisation {kind.Key} are others";
            }
        }

        foreach (Element element in known.Elements)
        {
            if (changed.FindElement(element.Id) is not { } other)
            {
                yield return $"element {element.Id} is gone";
            }
            else if (Difference(element, other, known.Languages) is { } difference)
            {
                yield return difference;
            }
        }

        if (changed.Elements.FirstOrDefault(element => known.FindElement(element.Id) is null) is { } added)
        {
            yield return $"element {added.Id} is new";
        }
    }

    private static string? Difference(Element known, Element changed, IReadOnlyList<string> languages)
    {
        bool Same(LocalizedText one, LocalizedText other) => languages.All(language => Wording.IsSame(one, other, language));

        if (!Same(known.Question, changed.Question))
        {
            return $"the question of element {known.Id} is another";
        }

        if (known.Type != changed.Type)
        {
            return $"element {known.Id} takes another number of answers";
        }

        if (known.Condition != changed.Condition)
        {
            return $"the condition of element {known.Id} is another";
        }

        if (!Same(known.RiskDomain ?? LocalizedText.Empty, changed.RiskDomain ?? LocalizedText.Empty))
        {
            return $"the risk domain of element {known.Id} is another";
        }

        foreach (AnswerItem item in known.Items)
        {
            if (changed.Items.FirstOrDefault(other => other.Id == item.Id) is not { } other)
            {
                return $"item {item.Id} is gone";
            }

            if ((item.Points, item.IsSwitch, item.IsNone) != (other.Points, other.IsSwitch, other.IsNone))
            {
                return $"item {item.Id} counts otherwise";
            }

            if (!Same(item.Text, other.Text))
            {
                return $"the text of item {item.Id} is another";
            }
        }

        return changed.Items.FirstOrDefault(item => known.Items.All(other => other.Id != item.Id)) is { } added ? $"item {added.Id} is new" : null;
    }
}
