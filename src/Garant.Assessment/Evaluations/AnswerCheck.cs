using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Evaluations;

/// <summary>Checks answers against their framework.</summary>
public static class AnswerCheck
{
    /// <summary>Every fault of a sheet, in the framework's order; none when the sheet can be scored.</summary>
    public static IReadOnlyList<AnswerFault> Faults(Framework framework, AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.Framework != framework.Id)
        {
            return [new("framework", AnswerFaultKind.OtherFramework,
                $"the answers are to framework \"{sheet.Framework}\", not to \"{framework.Id}\"; score them with their own framework or upgrade them")];
        }

        List<AnswerFault> faults = [];
        foreach (string id in sheet.Elements.Where(id => framework.FindElement(id) is null).Order(StringComparer.Ordinal))
        {
            faults.Add(new(id, AnswerFaultKind.UnknownElement, $"element {id} is not in framework \"{framework.Id}\"; remove it or correct its id"));
        }

        foreach (Element element in framework.Elements)
        {
            faults.AddRange(Faults(element, sheet.TicksOf(element.Id)));
        }

        // Whether an element applies is only known once the ticks themselves are sound.
        if (faults.Count == 0)
        {
            ElementStates states = ElementStates.Of(framework, sheet);
            faults.AddRange(framework.Elements
                .Where(element => states[element.Id] == ElementState.NotApplicable && sheet.TicksOf(element.Id).Count > 0)
                .Select(element => new AnswerFault(element.Id, AnswerFaultKind.DoesNotApply,
                    $"element {element.Id} does not apply because {element.Condition} is ticked; remove its answer")));
        }

        return faults;
    }

    /// <summary>Whether <see cref="Faults(Element, IReadOnlySet{string})"/> finds nothing, without the cost of saying what.</summary>
    internal static bool IsSound(Element element, IReadOnlySet<string> ticks)
    {
        int known = 0;
        bool isAlone = false;
        for (int index = 0; index < element.Items.Count; index++)
        {
            AnswerItem item = element.Items[index];
            if (ticks.Contains(item.Id))
            {
                known++;
                isAlone |= item.StandsAlone;
            }
        }

        return known == ticks.Count && (known <= 1 || (element.Type == AnswerType.Multiple && !isAlone));
    }

    /// <summary>The faults of the ticks of one element by themselves, whether or not the element applies.</summary>
    public static IEnumerable<AnswerFault> Faults(Element element, IReadOnlySet<string> ticks)
    {
        ArgumentNullException.ThrowIfNull(element);
        ArgumentNullException.ThrowIfNull(ticks);
        List<AnswerItem> known = [.. element.Items.Where(item => ticks.Contains(item.Id))];
        foreach (string id in ticks.Where(id => known.All(item => item.Id != id)).Order(StringComparer.Ordinal))
        {
            yield return new(id, AnswerFaultKind.UnknownItem, $"item {id} is not an item of element {element.Id}; its items are {string.Join(", ", element.Items.Select(item => item.Id))}");
        }

        if (element.Type == AnswerType.Single && known.Count > 1)
        {
            yield return new(element.Id, AnswerFaultKind.SeveralForSingle,
                $"element {element.Id} takes one answer but has {string.Join(" and ", known.Select(item => item.Id))}; keep one");
        }
        else if (known.Count > 1 && known.FirstOrDefault(item => item.IsSwitch) is { } off)
        {
            yield return new(element.Id, AnswerFaultKind.SwitchWithOthers,
                $"element {element.Id} has its \"not concerned\" item {off.Id} together with other items; keep {off.Id} alone or leave it out");
        }
        else if (known.Count > 1 && known.FirstOrDefault(item => item.IsNone) is { } none)
        {
            yield return new(element.Id, AnswerFaultKind.NoneWithOthers,
                $"element {element.Id} has its item {none.Id}, \"nothing of this exists\", together with other items; keep {none.Id} alone or leave it out");
        }
    }
}
